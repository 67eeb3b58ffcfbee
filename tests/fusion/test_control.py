"""Who held a place on each day, from claims that agree, contradict, come late or are denied."""

from __future__ import annotations

import datetime as dt
import itertools

from hypothesis import given
from hypothesis import strategies as st

from dateline.fusion.claims import Claim, Party
from dateline.fusion.control import Stretch, timeline

NUMBER = itertools.count()
ARMY = Party("army", "n:SD:military:army", "military")
RSF = Party("Rapid Support Forces", "sd-rsf", "armed group", "SD", "sd-rsf")
FIGHTERS = Party("fighters", "n:?:armed group:fighters", "armed group")


def day(n: int) -> dt.date:
    """Day n of December 2023."""
    return dt.date(2023, 12, n)


def claim(
    change: str,
    holder: Party | None,
    on: int,
    *,
    origin: str = "outlet:a",
    published: int | None = None,
    asserted: bool = True,
    source: Party | None = None,
    previous: Party | None = None,
    extent: str | None = None,
) -> Claim:
    n = next(NUMBER)
    return Claim(
        f"c{n}",
        f"r-{origin}-{published or on}",
        day(published or on),
        "g1",
        change,
        asserted,
        holder,
        previous,
        None,
        day(on),
        origin,
        f"story-{n}",
        "words",
        origin,
        source,
        extent,
    )


def on(stretches: list[Stretch], n: int) -> Stretch | None:
    return next((s for s in stretches if s.start <= day(n) and (s.end is None or s.end >= day(n))), None)


def test_one_report_is_a_claim_and_a_second_origin_confirms_it() -> None:
    first = claim("gained", RSF, 18)
    assert on(timeline([first], "SD"), 20).status == "claimed"
    both = timeline([first, claim("gained", RSF, 18, origin="outlet:b", published=19)], "SD")
    assert on(both, 20).status == "confirmed"
    assert on(both, 20).since == day(18)


def test_the_same_origin_twice_confirms_nothing() -> None:
    found = timeline([claim("gained", RSF, 18), claim("gained", RSF, 18, published=20)], "SD")
    assert on(found, 21).status == "claimed"


def test_the_losers_admission_weighs_more_than_anything() -> None:
    found = timeline([claim("gained", RSF, 18), claim("lost", None, 19, origin="sd-army", source=ARMY, previous=ARMY)], "SD")
    assert on(found, 19).status == "confirmed"
    assert on(found, 19).holder == RSF
    assert on(found, 18).status == "claimed"


def test_a_denial_makes_it_disputed_and_both_sides_are_shown() -> None:
    denial = claim("gained", RSF, 18, origin="sd-army", source=ARMY, asserted=False)
    found = on(timeline([claim("gained", RSF, 18), denial], "SD"), 18)
    assert found.status == "disputed"
    assert found.against == (denial.statement,)


def test_later_independent_reports_settle_a_dispute() -> None:
    found = timeline(
        [
            claim("gained", RSF, 18),
            claim("gained", RSF, 18, origin="sd-army", source=ARMY, asserted=False),
            claim("gained", RSF, 19, origin="outlet:b"),
            claim("gained", RSF, 19, origin="outlet:c"),
        ],
        "SD",
    )
    assert on(found, 18).status == "disputed"
    assert on(found, 19).status == "confirmed"


def test_a_capture_and_a_recapture_are_two_changes() -> None:
    found = timeline([claim("gained", RSF, 18), claim("gained", ARMY, 24, previous=RSF)], "SD")
    assert [on(found, n).holder for n in (18, 23, 24, 30)] == [RSF, RSF, ARMY, ARMY]
    assert on(found, 24).previous == RSF


def test_generic_words_mean_the_group_that_is_named() -> None:
    found = timeline([claim("gained", FIGHTERS, 18), claim("holds", RSF, 20, origin="outlet:b")], "SD")
    assert len({s.holder for s in found}) == 1
    assert on(found, 20).holder == RSF


def test_a_late_report_of_an_earlier_day_moves_the_day() -> None:
    late = claim("gained", RSF, 16, origin="outlet:b", published=25)
    assert on(timeline([claim("gained", RSF, 18), late], "SD"), 17).holder == RSF


def test_a_part_is_not_the_whole_until_someone_says_so() -> None:
    found = timeline([claim("gained", RSF, 18, extent="part"), claim("gained", RSF, 20, origin="outlet:b")], "SD")
    assert on(found, 18).extent == "part"
    assert on(found, 20).extent == "all"


def test_a_siege_is_shown_on_who_holds_the_place() -> None:
    found = timeline([claim("holds", ARMY, 10), claim("encircled", RSF, 12)], "SD")
    assert on(found, 11).siege is None
    assert on(found, 12).siege == "encircled"
    assert on(found, 12).holder == ARMY


def test_a_loss_without_successor_leaves_the_holder_unknown() -> None:
    found = timeline([claim("holds", ARMY, 10), claim("lost", None, 12, previous=ARMY)], "SD")
    assert on(found, 12).holder is None
    assert on(found, 11).holder == ARMY


claims = st.builds(
    claim,
    change=st.sampled_from(["gained", "holds", "lost", "encircled", "contested"]),
    holder=st.sampled_from([ARMY, RSF, FIGHTERS, None]),
    on=st.integers(1, 28),
    origin=st.sampled_from(["outlet:a", "outlet:b", "sd-army"]),
    asserted=st.booleans(),
    source=st.sampled_from([None, ARMY, RSF]),
    previous=st.sampled_from([None, ARMY, RSF]),
    extent=st.sampled_from([None, "all", "part"]),
)


@given(st.lists(claims, max_size=12))
def test_days_are_covered_once_each_and_every_answer_has_its_statements(found: list[Claim]) -> None:
    stretches = timeline(found, "SD")
    known = {c.statement for c in found}
    for before, after in itertools.pairwise(stretches):
        assert before.end is not None
        assert (after.start - before.end).days == 1
        assert before.start <= before.end
    if stretches:
        assert stretches[-1].end is None
    for s in stretches:
        assert set(s.support) | set(s.against) <= known
        assert s.status == "unknown" or s.support


@given(st.lists(claims, max_size=10), st.randoms())
def test_the_order_in_which_reports_come_in_changes_nothing(found: list[Claim], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(found)
    random.shuffle(shuffled)
    assert timeline(found, "SD") == timeline(shuffled, "SD")


def test_a_fall_with_nobody_named_supports_the_capture_it_means() -> None:
    found = timeline([claim("gained", RSF, 18), claim("gained", None, 19, origin="outlet:b")], "SD")
    assert on(found, 20).holder == RSF
    assert on(found, 20).status == "confirmed"


def test_a_gain_long_after_another_by_the_same_side_is_a_new_one() -> None:
    old = claim("holds", RSF, 1)
    new = Claim(
        **{f: getattr(old, f) for f in Claim.__slots__}
        | {
            "statement": "new",
            "change": "gained",
            "earliest": dt.date(2024, 3, 1),
            "latest": dt.date(2024, 3, 1),
            "published": dt.date(2024, 3, 1),
        }
    )
    assert [s.since for s in timeline([old, new], "SD")] == [day(1), dt.date(2024, 3, 1)]
