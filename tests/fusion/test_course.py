"""Control worked out bit by bit, as reports become known, is control worked out from all of them."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.fusion.claims import Claim, Party
from dateline.fusion.control import timeline
from dateline.fusion.course import Course

START = dt.date(2013, 3, 1)
PARTIES = (
    Party("army", "n:CF:military:army", "military", "CF"),
    Party("Seleka", "seleka", "armed group", "CF", "seleka"),
    Party("rebels", "n:CF:armed group:rebels", "armed group", "CF"),
    Party("Ngaissona's men", "anti-balaka", "armed group", "CF", "anti-balaka"),
)
SOURCES = (None, PARTIES[0], PARTIES[1], Party("residents", "n:?:civilians:residents", "civilians"))


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Claims about Bambari over some months, told mostly soon after the day of which they speak."""
    out = []
    span = draw(st.integers(5, 120))
    for n in range(draw(st.integers(1, 24))):
        latest = START + dt.timedelta(days=draw(st.integers(0, span)))
        change = draw(st.sampled_from(("gained", "holds", "lost", "encircled", "contested")))
        holder = draw(st.sampled_from((None, *PARTIES))) if change != "lost" else draw(st.sampled_from((None, None, PARTIES[1])))
        before = draw(st.sampled_from((None, 0, 1, 5, 40)))
        out.append(
            Claim(
                statement=f"s{n}",
                report=f"r{n}",
                published=latest + dt.timedelta(days=draw(st.sampled_from((0, 0, 1, 1, 3, 12, 50)))),
                place="Bambari",
                change=change,
                asserted=draw(st.integers(0, 7)) > 0,
                holder=holder,
                previous=draw(st.sampled_from((None, *PARTIES))),
                earliest=None if before is None else latest - dt.timedelta(days=before),
                latest=latest,
                origin=draw(st.sampled_from(("agency", "monitor", "outlet:radio", "outlet:radio/officials"))),
                story=draw(st.sampled_from((f"r{n}", "r0"))),
                words="made",
                on_word_of=draw(st.sampled_from(("Agency", "Radio"))),
                source=draw(st.sampled_from(SOURCES)),
                extent=draw(st.sampled_from((None, None, "part", "most"))),
                hedged=draw(st.integers(0, 4)) == 0,
                accepted=draw(st.integers(0, 30)) == 0,
            )
        )
    return out


@given(claims())
@settings(max_examples=400, deadline=None)
def test_day_by_day_is_the_same_as_from_all_that_is_known(told: list[Claim]) -> None:
    course = Course("CF", lambda entity: entity)
    shown: list[object] = []
    for day in sorted({c.published for c in told}):
        turned = course.add([c for c in told if c.published == day])
        shown = shown[: len(shown) - len(turned.gone)] + list(turned.came)
        expected = timeline([c for c in told if c.published <= day], "CF")
        assert course.stretches == expected, f"as known on {day}"
        assert shown == expected, "what is said to be new is all that is new"
