"""The world's places by name: compiled once from GeoNames data in two packages, then opened by memory map."""

from dateline.knowledge.gazetteer.gazetteer import Found, Gazetteer, Place, gazetteer
from dateline.knowledge.gazetteer.names import fold, skeleton

__all__ = ["Found", "Gazetteer", "Place", "fold", "gazetteer", "skeleton"]
