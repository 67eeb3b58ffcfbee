"""Figures of the brief, drawn as SVG by hand."""
