"""Which parties count as one side in a place: "the army" and "Assad's forces" do, "rebels" may be any armed group there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.fusion.claims import Party

STATE = {"state", "government", "military"}
Ancestry = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Side:
    """A side in a conflict. ``generic`` where the words leave open which of several armed groups is meant."""

    key: str
    generic: bool = False


def side_of(party: Party | None, country: str | None, ancestor: Ancestry = lambda entity: entity) -> Side | None:
    """The side that a party stands for in a place of ``country`` (ISO 3166-1); ``ancestor`` gives an entity's topmost parent."""
    if party is None:
        return None
    if party.kind in STATE:
        return Side(f"state:{party.country or country or '?'}")
    if party.entity:
        return Side(ancestor(party.entity))
    if party.kind in ("armed group", "opposition", "other", "civilians"):
        return Side(f"groups:{party.country or country or '?'}", generic=True)
    return Side(party.key)


def same_side(a: Side | None, b: Side | None) -> bool:
    """Whether two sides can be one: equal, or one of them a generic word for non-state groups and the other no state."""
    if a is None or b is None:
        return False
    if a.key == b.key:
        return True
    return (a.generic and not b.key.startswith("state:")) or (b.generic and not a.key.startswith("state:"))
