"""How far a change of control is borne out: admitted, confirmed by independent origins, claimed or disputed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.fusion.claims import Claim
from dateline.fusion.parties import GROUP_WORDS, STATE_WORDS, Sides, same_side

OUTLET = "outlet:"  # of the origin of what an outlet says itself


def judge(support: Sequence[Claim], against: Sequence[Claim], sides: Sides) -> tuple[str, str]:
    """Status of a change with its reason in words."""
    if not support:
        return "unknown", "nobody says who holds it"
    if any(c.accepted for c in support):
        return "confirmed", "a reviewer accepted it"
    admitted = min((c for c in support if _admits(c, sides)), key=lambda c: (-c.published.toordinal(), len(c.on_word_of)), default=None)
    firm = [c for c in support if not c.hedged]
    origins = independent(firm)
    last_no = max((c.published for c in against), default=None)
    if admitted and (last_no is None or admitted.published >= last_no):
        return "confirmed", f"admitted by the side that lost it ({admitted.on_word_of})"
    after = [c for c in firm if last_no is None or c.published >= last_no]
    neutral = independent([c for c in after if not _partisan(c, sides)])
    if against and len(neutral) < 2:
        return "disputed", f"{support[-1].on_word_of} says so, {against[-1].on_word_of} says otherwise"
    if len(origins) >= 2:
        return "confirmed", f"{len(origins)} independent origins: {'; '.join(sorted({c.on_word_of for c in origins})[:4])}"
    only = origins[0] if origins else support[0]
    return "claimed", f"only on the word of {only.on_word_of}"


def _partisan(claim: Claim, sides: Sides) -> bool:
    """Whether a claim comes from the side that is said to hold the place: its army, or "a commander" where a group does."""
    if claim.source is None or claim.holder is None:
        return False
    holder = sides(claim.holder)
    words = set(re.findall(r"[a-z]+", claim.source.name.lower()))
    if claim.source.kind not in ("person", "organisation", "other"):
        return claim.source.kind != "civilians" and same_side(sides(claim.source), holder)
    of_state = holder is not None and holder.key.startswith("state:")
    return not words.isdisjoint(STATE_WORDS if of_state else GROUP_WORDS)


def _admits(claim: Claim, sides: Sides) -> bool:
    source = sides(claim.source)
    if source is None or source.generic:
        return False
    if claim.previous is not None and same_side(source, sides(claim.previous)):
        return True
    return (
        claim.change == "gained"
        and claim.holder is not None
        and source.key == f"state:{sides.country}"
        and not same_side(source, sides(claim.holder))
    )


def independent(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each independent origin: those that share a story or a channel, be it through a third, are one."""
    leads: dict[tuple[str, str], tuple[str, str]] = {}

    def lead(key: tuple[str, str]) -> tuple[str, str]:
        while leads.setdefault(key, key) != key:
            key = leads[key]
        return key

    for claim in claims:
        leads[lead(("story", claim.story))] = lead(("channel", _channel(claim.origin)))
    out: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        out.setdefault(lead(("story", claim.story)), claim)
    return list(out.values())


def _channel(origin: str) -> str:
    """What an origin reached us through: an agency for its unnamed sources; an outlet is the same where others quote it by name."""
    return origin.removeprefix(OUTLET).partition("/")[0]
