"""How likely it is that a place changes hands, when, and on what grounds."""
