"""Across reports: who is the origin, what is the same event, who held which place on which day, and what was known when."""
