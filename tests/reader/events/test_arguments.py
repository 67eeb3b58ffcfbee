"""Who, to whom, through whom, where, under which name."""

from __future__ import annotations

from collections.abc import Callable

Events = Callable[..., list]


def one(events: Events, text: str, kind: str):  # type: ignore[no-untyped-def]
    return next(e for e in events(text) if e.type == kind)


def test_active_and_passive(events: Events) -> None:
    active = one(events, "Burmese soldiers ambushed a convoy near Hakha.", "ASSAULT")
    assert (active.actor, active.recipient, active.places) == (["Burmese soldiers"], ["convoy"], ["Hakha"])
    passive = one(events, "A convoy was ambushed by Burmese soldiers near Hakha.", "ASSAULT")
    assert passive.actor == active.actor
    assert [r.split()[-1] for r in passive.recipient] == ["convoy"]


def test_both_sides_of_a_fight_act(events: Events) -> None:
    fight = one(events, "Fighting between the army and Karen rebels broke out near Myawaddy on Tuesday.", "ASSAULT")
    assert len(fight.actor) == 2
    assert fight.recipient == []
    assert fight.places == ["Myawaddy"]


def test_a_town_attacked_is_the_place(events: Events) -> None:
    raid = one(events, "Rebels attacked Beni.", "ASSAULT")
    assert raid.places == ["Beni"]
    assert raid.recipient == []


def test_accused_of_a_deed(events: Events) -> None:
    rows = events("Armenia accused Azerbaijan of shelling a village near Goris.")
    assert [r.type for r in rows] == ["ACCUSE", "ASSAULT"]
    assert rows[1].actor == ["Azerbaijan"]
    assert rows[0].recipient == ["Azerbaijan"]


def test_a_go_between(events: Events) -> None:
    offer = one(events, "The general relayed an offer to Luanda through Portugal.", "REQUEST")
    assert offer.via == ["Portugal"]


def test_left_is_where_they_left(events: Events) -> None:
    assert one(events, "Cuban troops withdrew from Luanda.", "RETREAT").places == ["Luanda"]
    assert one(events, "Troops have pulled out of Vukovar on Friday.", "RETREAT").places == ["Vukovar"]


def test_continued_passive(events: Events) -> None:
    rows = events("Guerrillas had reached Kisumu and were being driven back.")
    assert any("Guerrillas" in r.recipient for r in rows)


def test_named_operations(events: Events) -> None:
    assert one(events, "Nigeria launched Operation Lafiya Dole against Boko Haram in Borno.", "ASSAULT").name == "Operation Lafiya Dole"
    assert one(events, "Gerry Adams condemned the bombing \"without reserve\".", "ACCUSE").name is None


def test_planned_by_the_party_itself(events: Events) -> None:
    assert one(events, "Benin said it would send 600 policemen to Haiti.", "MOBILIZE").modality == "planned"


def test_announced_hostility_is_a_threat(events: Events) -> None:
    assert [e.type for e in events("\"We will crush them,\" the colonel said.")] == ["THREATEN"]


def test_a_denied_deed_is_told_once(events: Events) -> None:
    rows = events("Kampala denied that its troops had crossed into Ituri.")
    assert [r.type for r in rows] == ["MOBILIZE"]


def test_what_is_asked_for_is_no_event(events: Events) -> None:
    assert [e.type for e in events("Norway urged the Tigers to release the hostages.")] == ["REQUEST"]
