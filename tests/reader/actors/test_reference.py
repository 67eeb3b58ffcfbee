"""Which mentions are of the same actor, and which are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Actor, Record
from dateline.reader.actors.lookup import actor_for
from dateline.reader.reading import Reading

Read = Callable[..., Record]


def origin(record: Record, mention: Actor) -> str:
    by_id = {a.id: a for a in record.actors}
    while mention.same_as:
        mention = by_id[mention.same_as]
    return mention.text


def origin_of(record: Record, text: str, nth: int = 0) -> str:
    return origin(record, [a for a in record.actors if a.text == text][nth])


@pytest.mark.parametrize(
    ("text", "mention", "first"),
    [
        ("Peruvian President Alan Garcia flew to Ayacucho. He promised more troops.", "He", "Peruvian President Alan Garcia"),
        ("Prime Minister Benazir Bhutto spoke in Karachi. She blamed the army.", "She", "Prime Minister Benazir Bhutto"),
        ("The Lord's Resistance Army (LRA) raided Gulu. The LRA took children.", "LRA", "Lord's Resistance Army"),
        ("Renamo attacked a train. The movement said it had killed ten soldiers.", "it", "Renamo"),
        ("Renamo attacked a train. The movement said it had killed ten soldiers.", "movement", "Renamo"),
        ("The Sudanese army entered Juba. The army shelled the barracks.", "army", "Sudanese army"),
        ("Prime Minister Meles Zenawi arrived in Asmara. The premier met rebel leaders.", "premier", "Prime Minister Meles Zenawi"),
        ("General Ratko Mladic refused. The general told the mediators to leave.", "general", "General Ratko Mladic"),
        ("Kenyan police officers fought gunmen; they retook the hospital.", "they", "Kenyan police officers"),
        ("CNN spoke to two officers. The network said both were wounded.", "network", "CNN"),
        ("The Tamil Tigers sank a ship. The separatists lost three boats.", "separatists", "Tamil Tigers"),
        ("NATO planes flew over Bosnia. The alliance threatened air strikes.", "alliance", "NATO"),
        ("Laurent Nkunda met an envoy in Goma. Nkunda signed the truce.", "Nkunda", "Laurent Nkunda"),
        ("India said it had expelled the diplomats.", "it", "India"),
        ("The Karenni Volunteer Council (KVC) took the town. KVC fighters burned the bridge.", "KVC", "Karenni Volunteer Council"),
    ],
)
def test_a_mention_refers_back(read: Read, text: str, mention: str, first: str) -> None:
    record = read(text, "2008-10-30")
    found = [a for a in record.actors if a.text == mention]
    assert found, [a.text for a in record.actors]
    assert origin(record, found[-1]) == first


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("It rained on Kabul all day while the army slept.", "It"),
        ("They came at dawn. The rebels wore uniforms.", "They"),
        ("The town is quiet and it is safe, the army said.", "it"),
        ("She left. President Corazon Aquino stayed.", "She"),
        ("The Syrian army shelled Zabadani. The army of Lebanon closed the border.", "army of Lebanon"),
    ],
)
def test_nothing_is_linked_where_nothing_fits(read: Read, text: str, mention: str) -> None:
    record = read(text, "2012-10-30")
    assert all(a.same_as is None for a in record.actors if a.text == mention)


def test_a_leader_and_his_regime_stay_two(read: Read) -> None:
    record = read("Muammar Gaddafi spoke on television. The Gaddafi regime lost Zliten. Gaddafi is in hiding.", "2011-08-20")
    regime = next(a for a in record.actors if a.text == "Gaddafi regime")
    assert regime.same_as is None and regime.entity is None and regime.label
    assert origin_of(record, "Gaddafi", -1) == "Muammar Gaddafi"


def test_two_leaders_of_one_surname_are_not_merged(read: Read) -> None:
    record = read("Mahinda Rajapaksa met Gotabaya Rajapaksa in Colombo.", "2009-05-20")
    assert len({a.entity for a in record.actors if a.kind == "person"}) == 2


def test_a_quoted_pronoun_is_not_its_speaker(read: Read) -> None:
    record = read('Joseph Kony fled. "We will catch him soon," Colonel Felix Kulayigye said.', "2009-05-20")
    assert origin_of(record, "him") == "Joseph Kony"


def test_no_mention_refers_forwards_or_to_itself(read: Read) -> None:
    text = "The army said it had lost men. Its chief, General Okello, blamed the rebels. They denied it. He resigned. The general left."
    record = read(text, "1986-01-20")
    by_id = {a.id: a for a in record.actors}
    assert all(by_id[a.same_as].start <= a.start and a.same_as != a.id for a in record.actors if a.same_as)


def test_any_noun_has_an_actor(reading: Callable[..., Reading]) -> None:
    state = reading("Dozens of gunmen, who wore masks, stormed a bank that the villagers owned.", "1999-01-05")
    by_word = {t.text: actor_for(state, t) for t in state.doc if t.pos_ in ("NOUN", "PRON")}
    assert by_word["who"].name == "gunmen"
    assert by_word["Dozens"].name == "gunmen" and by_word["Dozens"].kind == "armed group"
    assert by_word["bank"].name == "bank"


def test_a_first_person_refers_to_the_speaker(reading: Callable[..., Reading]) -> None:
    state = reading('"We hold the bridge," UNITA spokesman Jorge Valentim said.', "1993-01-20")
    we = next(t for t in state.doc if t.text == "We")
    speaker = actor_for(state, we).same_as
    assert speaker is not None and speaker.name == "Jorge Valentim"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "The rebels",
                "Al-Shabab",
                "(AU)",
                "said",
                "it",
                "they",
                ",",
                ".",
                "\n\n",
                '"',
                "President",
                "Hassan",
                "al-",
                "/",
                "-",
                "'s",
                "’",
                "US",
                "of",
                "the",
                "army",
                "he",
                "Ministry",
                "PKK/YPG",
                "U.S.-backed",
                "\u00a0",
                "İ",
                "𐐷",
                "killed",
                "who",
                "dozens",
            ]
        ),
        max_size=40,
    )
)
def test_any_text_keeps_its_spans(read: Read, parts: list[str]) -> None:
    record = read(" ".join(parts), "2010-01-01")
    ids = {a.id for a in record.actors}
    for a in record.actors:
        assert record.report.text[a.start : a.end] == a.text and a.text
        assert a.same_as is None or a.same_as in ids
