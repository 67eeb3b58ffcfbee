"""The API against its own description: whatever fits it or does not, the answer is one that it names, and never a fault."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dateline.store import RecordStore, accounts
from dateline.web.people import new_token
from serving import API, account, fill, served

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
BOUNDED = settings(
    max_examples=4, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
STREAM = f"{API}/uploads/{{id}}/events"  # has no end for an upload under way


@pytest.fixture(scope="module")
def open_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    """The description of a running server, asked by an admin's token."""
    with RecordStore(str(tmp_path_factory.mktemp("schema") / "kivu.db")) as store:
        fill(store)
        account(store, "ada", "admin")
        _, token = new_token(store, "ada", "admin", "tests", "admin", None)
        assert accounts.tokens_of(store)
        with served(store) as address:
            schema = schemathesis.openapi.from_url(f"{address}{API}/openapi.json")
            schema.config.update(headers={"Authorization": f"Bearer {token}"})
            yield schema.exclude(path=STREAM)


def test_every_answer_is_one_that_the_description_names(open_api: schemathesis.BaseSchema) -> None:
    asked, wrong = 0, []
    for found in open_api.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @BOUNDED
        def fits(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS, timeout=60)

        try:
            fits()
        except Exception as error:
            wrong.append(f"{operation.label}: {error!r}")
        asked += 1
    assert wrong == [] and asked > 30
