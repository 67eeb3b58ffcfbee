"""The shapes of the API's answers: what its OpenAPI document describes."""
