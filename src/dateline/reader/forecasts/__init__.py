"""What reports say will come about, and how they judge things to stand."""

from dateline.reader.forecasts.find import is_forecast, outlooks

__all__ = ["is_forecast", "outlooks"]
