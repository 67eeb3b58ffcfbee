"""Which type an event has, by verb, phrase or noun; and what is no event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Events = Callable[..., list]

TOLD = [
    ("Ethiopian troops attacked Eritrean positions near Zalambessa.", "ASSAULT"),
    ("Gunmen opened fire on a bus in Quetta.", "ASSAULT"),
    ("A patrol came under fire outside Gao.", "ASSAULT"),
    ("The air force carried out air strikes on Benghazi.", "ASSAULT"),
    ("Insurgents shot down a helicopter near Kandahar.", "ASSAULT"),
    ("Fierce clashes broke out in Tripoli on Sunday.", "ASSAULT"),
    ("Rockets struck the market in Misrata.", "ASSAULT"),
    ("The militia laid siege to the town; there were clashes in Taiz.", "ASSAULT"),
    ("UNITA fighters tried to retake Cuito.", "ASSAULT"),
    ("Serb forces pulled out of Gorazde.", "RETREAT"),
    ("Thousands of families fled Aden.", "RETREAT"),
    ("The battalion slipped out of the town at night.", "RETREAT"),
    ("Chad sent 300 soldiers to Maiduguri.", "MOBILIZE"),
    ("Armoured columns rolled across the river into Moldova.", "MOBILIZE"),
    ("The envoy met President Museveni in Kampala.", "CONSULT"),
    ("The foreign minister held talks with the rebels in Doha.", "CONSULT"),
    ("The two governments signed a peace deal in Arusha.", "AGREE"),
    ("India offered to send doctors.", "AGREE"),
    ("The opposition called on the president to resign.", "REQUEST"),
    ("Kenya urged both sides to return to talks.", "REQUEST"),
    ("Rwanda accused Congo of sheltering militias.", "ACCUSE"),
    ("The Security Council condemned the coup.", "ACCUSE"),
    ("The junta rejected the proposal.", "REJECT"),
    ("The general refused to meet the mediators.", "REJECT"),
    ("The rebel leader threatened to march on Bangui.", "THREATEN"),
    ("The president vowed revenge.", "THREATEN"),
    ("Thousands of people took to the streets of Khartoum.", "PROTEST"),
    ("Students demonstrated in Dhaka against the quota.", "PROTEST"),
    ("Washington imposed sanctions on Myanmar.", "SANCTION"),
    ("Ankara expelled the ambassador.", "SANCTION"),
    ("The government declared a state of emergency.", "COERCE"),
    ("Police put the opposition leader under house arrest.", "COERCE"),
    ("Soldiers arrested two journalists in Asmara.", "COERCE"),
    ("The garrison laid down its arms.", "CONCEDE"),
    ("The rebels freed 40 prisoners.", "CONCEDE"),
    ("The prime minister resigned on Monday.", "CONCEDE"),
    ("The Red Cross distributed food in Juba.", "AID"),
    ("Iran backs the Houthi movement.", "SUPPORT"),
    ("The two armies exchanged prisoners.", "COOPERATE"),
]

UNTOLD = [
    "The two countries struck a balance between growth and debt.",
    "The minister vowed nothing and the market was quiet.",
    "The government is fighting corruption and inflation.",
    "Firefighters battled a blaze in the old town.",
    "He battled cancer for years.",
    "Twelve people were killed in a bus accident near Lima.",
    "At least 200 people died in the earthquake.",
    "Parliament killed the bill.",
    "The colonel did not comment.",
    "The report could not be independently verified.",
    "The officer asked not to be named.",
    "Bread prices have doubled since May.",
    "Will the army attack the town?",
    "If the rebels attacked, the army would respond.",
    "Analysts say the rebels could attack Goma.",
    "The town fell to the rebels in March 2003.",
    "The sun set over the river and boys flew kites.",
]


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_type(events: Events, text: str, kind: str) -> None:
    assert kind in {e.type for e in events(text)}


@pytest.mark.parametrize("text", UNTOLD)
def test_no_event(events: Events, text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(("text", "kind"), [
    ("The two sides struck a deal in Lusaka.", "AGREE"),
    ("Fighter jets struck a camp in Helmand.", "ASSAULT"),
    ("The president fired the defence minister.", "CONCEDE"),
    ("The army fired rockets at the village.", "ASSAULT"),
    ("Protesters marched through Yangon.", "PROTEST"),
    ("Tutsi rebels marched on Kigali.", "MOBILIZE"),
    ("Nurses went on strike in Harare.", "PROTEST"),
])
def test_sense_of_a_verb(events: Events, text: str, kind: str) -> None:
    assert [e.type for e in events(text)] == [kind]


def test_a_capture_is_no_event(events: Events) -> None:
    assert not [e for e in events("Rebels captured Bouake on Thursday.") if e.type == "ASSAULT"]


def test_headlines_tell_nothing(events: Events) -> None:
    text = "Army shells rebel camp\n\nBUJUMBURA, Dec 6 (Lake Wire) - The army shelled a rebel camp near Rumonge on Friday, it said."
    assert [e.type for e in events(text)] == ["ASSAULT"]
