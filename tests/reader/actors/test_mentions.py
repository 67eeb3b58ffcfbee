"""Who is mentioned: names, offices with names, descriptions of forces and bodies, states that act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Actor, Record

Read = Callable[..., Record]


def actor(record: Record, text: str, nth: int = 0) -> Actor:
    found = [a for a in record.actors if a.text == text]
    assert len(found) > nth, f"{text!r} is not among {[a.text for a in record.actors]}"
    return found[nth]


@pytest.mark.parametrize(
    ("text", "published", "mention", "name", "entity", "country", "kind"),
    [
        (
            "Shining Path fighters ambushed a patrol near Ayacucho.",
            "1988-06-01",
            "Shining Path",
            "Shining Path",
            "pe-shining-path",
            "PE",
            "armed group",
        ),
        (
            "The LTTE released two captured soldiers.",
            "2002-09-28",
            "LTTE",
            "Liberation Tigers of Tamil Eelam",
            "lk-ltte",
            "LK",
            "armed group",
        ),
        ("MSF closed its clinic after the raid.", "2014-01-20", "MSF", "Doctors Without Borders", "int-msf", None, "organisation"),
        (
            "Colombian President Alvaro Uribe rejected the offer.",
            "2006-10-20",
            "Colombian President Alvaro Uribe",
            "Alvaro Uribe",
            "co-alvaro-uribe",
            "CO",
            "person",
        ),
        (
            "Rebel commander Tomas Quispe said they would fight on.",
            "1991-03-02",
            "Rebel commander Tomas Quispe",
            "Tomas Quispe",
            None,
            None,
            "person",
        ),
        (
            "President Museveni visited the garrison.",
            "1996-02-11",
            "President Museveni",
            "Yoweri Museveni",
            "ug-yoweri-museveni",
            "UG",
            "person",
        ),
        ("The Philippine army shelled the camp.", "2000-07-01", "Philippine army", "Philippine army", "ph-army", "PH", "military"),
        ("Kyiv accused Moscow of shelling the port.", "2023-07-20", "Kyiv", "Kyiv", "ua-government", "UA", "government"),
        ("Kyiv accused Moscow of shelling the port.", "2023-07-20", "Moscow", "Moscow", "ru-government", "RU", "government"),
        ("Ethiopia and Eritrea signed a truce.", "2000-06-18", "Eritrea", "Eritrea", "er-state", "ER", "state"),
        ("The junta freed forty prisoners.", "1997-01-04", "junta", "junta", None, None, "government"),
        (
            "Pro-government militia burned the market.",
            "2005-01-04",
            "Pro-government militia",
            "Pro-government militia",
            None,
            None,
            "armed group",
        ),
        ("Residents fled the shelling.", "2005-01-04", "Residents", "Residents", None, None, "civilians"),
        ("Savimbi's troops took the bridge.", "1993-01-04", "Savimbi's troops", "Savimbi's troops", None, "AO", "military"),
        (
            "The Interior Ministry of Peru denied it.",
            "1992-01-04",
            "Interior Ministry of Peru",
            "Interior Ministry of Peru",
            "pe-interior-ministry",
            "PE",
            "government",
        ),
    ],
)
def test_a_mention_has_name_entity_country_and_kind(
    read: Read, text: str, published: str, mention: str, name: str, entity: str | None, country: str | None, kind: str
) -> None:
    found = actor(read(text, published), mention)
    assert (found.name, found.entity, found.country, found.kind) == (name, entity, country, kind)


def test_an_office_set_off_by_a_comma_is_one_mention_with_its_name(read: Read) -> None:
    record = read("Norway's foreign minister, Jan Petersen, met the rebels in Oslo.", "2004-05-11")
    assert actor(record, "Norway's foreign minister, Jan Petersen").name == "Jan Petersen"


def test_an_ambiguous_acronym_goes_with_the_country_of_the_report(read: Read) -> None:
    burma = read("The CNA attacked a convoy in Chin State, Myanmar, the junta said. Myanmar's army shelled villages.", "2023-11-15")
    singapore = read("Singapore's prime minister told CNA that Singapore would send aid.", "2023-11-15")
    assert actor(burma, "CNA").entity == "mm-chin-national-army"
    assert actor(singapore, "CNA").entity == "sg-cna"


def test_an_actor_of_later_years_is_not_meant(read: Read) -> None:
    record = read("The Joint Forces took the hill on Friday, the army of Iraq said.", "1986-02-11")
    assert all(a.entity != "sd-joint-forces" for a in record.actors)


def test_a_relative_of_a_leader_is_someone_else(read: Read) -> None:
    record = read("Rosalynn Carter visited the camp.", "1979-11-09")
    assert all(a.entity is None for a in record.actors)


@pytest.mark.parametrize(
    "text", ["The terrorist group ETA bombed a station.", "Terror elements fled the hills.", "Bandits burned the bus."]
)
def test_wording_that_takes_sides_is_a_label(read: Read, text: str) -> None:
    assert any(a.label for a in read(text, "1995-04-20").actors)


@pytest.mark.parametrize(
    "text", ["The rebel group FARC bombed a station.", "Insurgents fled the hills.", "Anti-government fighters burned the bus."]
)
def test_plain_wording_is_no_label(read: Read, text: str) -> None:
    assert not any(a.label for a in read(text, "1995-04-20").actors)


def test_a_label_joins_the_name_it_stands_before(read: Read) -> None:
    found = actor(read("Troops clashed with the terrorist group Boko Haram.", "2013-05-20"), "terrorist group Boko Haram")
    assert (found.name, found.entity, found.label) == ("Boko Haram", "ng-boko-haram", True)


def test_initials_common_as_words_count_only_in_capitals(read: Read) -> None:
    record = read("It is raw and the car is old, he said.", "2016-01-01")
    assert not {a.entity for a in record.actors} & {"int-islamic-state", "in-research-and-analysis-wing"}


def test_a_country_where_things_happen_is_no_actor(read: Read) -> None:
    record = read("Fighting went on in Chad and near Goma.", "2008-02-03")
    assert not [a for a in record.actors if a.text == "Chad"]


def test_a_backer_is_not_whom_it_backs(read: Read) -> None:
    record = read("The UN-backed government in Tripoli lost the airport to pro-Russian activists.", "2019-04-06")
    assert actor(record, "UN-backed government").entity == "ly-government"
    assert actor(record, "pro-Russian activists").country is None


def test_a_courtesy_title_tells_the_sex(read: Read) -> None:
    record = read("Mrs. Gandhi spoke in Delhi. She said India would fight.", "1971-12-04")
    gandhi, she = actor(record, "Mrs. Gandhi"), actor(record, "She")
    assert gandhi.entity == "in-indira-gandhi" and she.same_as == gandhi.id


def test_a_breakaway_state_is_not_the_state_it_broke_from(read: Read) -> None:
    found = actor(read("Abkhaz troops shelled Sukhumi.", "1993-09-20"), "Abkhaz troops")
    assert (found.country, found.entity) == ("GE", None)
