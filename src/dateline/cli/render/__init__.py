"""Views drawn for a terminal with Rich."""
