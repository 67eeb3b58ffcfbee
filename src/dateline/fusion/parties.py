"""Which parties count as one side in a place: "the army" and "Assad's forces" do, "rebels" may be any armed group there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.fusion.claims import Party

STATE = {"state", "government", "military"}
Ancestry = Callable[[str], str]
# Words before "forces" by which the state's own are meant, or which tell only of what kind they are.
OF_STATE = frozenset(
    (
        *("army", "government", "state", "national", "regime", "loyalist", "military", "security", "police", "federal", "presidential"),
        *("republican", "royal", "armed", "defence", "defense", "special", "elite", "ground", "land", "naval", "air", "airborne", "border"),
        *("interior", "regular", "rapid", "reserve", "joint", "the", "our", "his", "her", "their", "its", "these", "those", "all", "some"),
        *("more", "many", "several", "most", "other", "additional", "friendly", "main", "remaining", "last", "fresh", "allied"),
    )
)
# Words by which a source is known to speak for the state or for a group under arms.
STATE_WORDS = frozenset(("army", "government", "military", "police", "state", "defence", "defense", "ministry", "presidential", "regime"))
GROUP_WORDS = frozenset(
    ("commander", "fighter", "fighters", "guerrilla", "insurgent", "insurgents", "militant", "militants", "militia", "rebel", "rebels")
)
LED = ("-led", "-dominated", "-majority", "-run")
BACKED = ("-backed", "-supported", "-aligned", "-sponsored", "-allied")
FORCES = ("forces", "force", "troops", "units", "fighters")


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
        return _armed(party, country) or Side(f"state:{party.country or country or '?'}")
    if party.entity:
        return Side(ancestor(party.entity))
    if party.kind == "other" and party.country not in (None, country):
        return Side(f"state:{party.country}")  # "Israeli aircraft" over another land
    if party.kind in ("armed group", "opposition", "other", "civilians"):
        return Side(f"groups:{party.country or country or '?'}", generic=True)
    return Side(party.key)


def _armed(party: Party, country: str | None) -> Side | None:
    """The side of forces that are no state's by their name: "Kurdish-led forces" are the Kurds', "Turkish-backed forces" some group's."""
    first, _, rest = party.name.partition(" ")
    if party.entity or party.country or party.kind != "military" or rest.lower() not in FORCES:
        return None
    if first.endswith(BACKED):
        return Side(f"groups:{country or '?'}", generic=True)
    for ending in LED:
        first = first.removesuffix(ending)
    people = first.lower()
    if not first[:1].isupper() or not first.isalpha() or people in OF_STATE or people.startswith("pro") or people.endswith("ing"):
        return None
    return Side(f"people:{people}:{country or '?'}")


class Sides:
    """Sides of parties in one place, each worked out once."""

    def __init__(self, country: str | None, ancestor: Ancestry = lambda entity: entity) -> None:
        self.country, self.ancestor = country, ancestor
        self.known: dict[Party | None, Side | None] = {}

    def __call__(self, party: Party | None) -> Side | None:
        """The side of a party; None for none."""
        if party not in self.known:
            self.known[party] = side_of(party, self.country, self.ancestor)
        return self.known[party]


def same_side(a: Side | None, b: Side | None) -> bool:
    """Whether two sides can be one: equal, or one of them a generic word for non-state groups and the other no state."""
    if a is None or b is None:
        return False
    if a.key == b.key:
        return True
    return (a.generic and not b.key.startswith("state:")) or (b.generic and not a.key.startswith("state:"))
