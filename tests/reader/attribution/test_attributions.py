"""Who says what: sources, contents, quotations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Record

Read = Callable[..., Record]


def said(record: Record) -> list[tuple[str | None, str | None, str]]:
    """(name of the source, cue, content) of each attribution."""
    return [(a.source and a.source.name, a.cue and a.cue.text, " | ".join(c.text for c in a.content)) for a in record.attributions]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The mayor of Bunia said the militia had left.", "mayor", "the militia had left"),
        ("The militia had left, said the mayor of Bunia.", "mayor", "The militia had left"),
        ("The militia had left Bunia, a priest said.", "priest", "The militia had left Bunia"),
        ("According to Colonel Sami Haddad, the bridge is mined.", "Sami Haddad", "the bridge is mined"),
        ("The bridge is mined, according to two engineers.", "engineers", "The bridge is mined"),
        ("Fighting, residents said, had stopped by noon.", "residents", "Fighting | had stopped by noon"),
        ("The junta claims to have shot down a drone.", "junta", "to have shot down a drone"),
        ("Asmara denied sending troops.", "Asmara", "sending troops"),
        ("A doctor in Marib reported nine dead.", "doctor", "nine dead"),
        ("Footage shows that the airport was hit.", "Footage", "that the airport was hit"),
        ("The general was quoted as saying the road was cut.", "general", "the road was cut"),
        ("The Red Cross puts the dead at 60.", "Red Cross", "the dead at 60"),
        ("A retired general was more hopeful: the port could reopen by May.", "retired general", "the port could reopen by May"),
    ],
)
def test_orders_and_verbs(read: Read, text: str, source: str, content: str) -> None:
    assert (source, content) in [(s, c) for s, _, c in said(read(text))]


def test_split_quotation_is_one_attribution(read: Read) -> None:
    record = read('"We walked for hours," said Omar Deby, a baker. "Nobody stayed."')
    assert [(q.text, q.speaker) for q in record.quotes] == [("We walked for hours,", "l1"), ("Nobody stayed.", "l1")]
    assert len(record.attributions) == 1
    assert record.attributions[0].manner == "direct"


def test_quotation_over_paragraphs_without_closing_mark(read: Read) -> None:
    record = read("“We held the hill for a week,” Captain Arman Petrosyan said. “Then it was over.\n\n“We walked home through the snow.”")
    assert {q.speaker for q in record.quotes} == {record.attributions[0].source.id}  # type: ignore[union-attr]
    assert len(record.quotes) == 3


def test_scare_quotes_are_no_quotations(read: Read) -> None:
    assert read('The "safe zone" was shelled again on Monday.').quotes == ()


def test_counts_names_and_anonymity(read: Read) -> None:
    record = read(
        "Five Turkish officials said talks had failed. Another official said they would resume. Some villagers said they had fled. "
        "Foreign Minister Lena Okoro said the road was open."
    )
    links = [a.source for a in record.attributions]
    assert [(x.count, x.named, x.name) for x in links if x] == [
        (5, False, "Turkish officials"),
        (1, False, "official"),
        (None, False, "villagers"),
        (None, True, "Lena Okoro"),
    ]


def test_pronoun_takes_its_name_from_the_source_it_refers_to(read: Read) -> None:
    record = read("Two medics said a clinic in Sirte had burned. They said three nurses died.")
    first, second = (a.source for a in record.attributions)
    assert first and second
    assert (second.text, second.name, second.count, second.same_as) == ("They", first.name, 2, first.id)


def test_joint_sources_are_one_link(read: Read) -> None:
    record = read("Police and residents said the market was shut.")
    assert [a.source.text for a in record.attributions if a.source] == ["Police and residents"]


def test_addressee(read: Read) -> None:
    record = read("The envoy told reporters in Juba that the truce would hold.")
    assert record.attributions[0].addressee
    assert record.attributions[0].addressee.text == "reporters"


def test_transcript_turns(read: Read) -> None:
    record = read(
        "QUESTION: Who holds Goma?\n\nSPOKESPERSON: The rebels took it on Monday.\n\nQUESTION: And Sake?\n\nSPOKESPERSON: We do not know."
    )
    assert [a.source.name for a in record.attributions if a.source and a.cue is None] == ["SPOKESPERSON", "SPOKESPERSON"]


@pytest.mark.parametrize("mark", ["“{}”", '"{}"', "«{}»", "‘{}’", "„{}“"])
def test_marks(read: Read, mark: str) -> None:
    record = read(mark.format("The siege is over and we are alive,") + " Amina Farah said.")
    assert [q.text for q in record.quotes] == ["The siege is over and we are alive,"]
    assert record.quotes[0].speaker == record.attributions[0].source.id  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text", ["", " \n\n ", '"', "''", '"""" said', "said said said", "“", "X, citing, Y, said, Z;", ': "" :', "\u200b“\ud800”"]
)
def test_odd_texts_are_read(read: Read, text: str) -> None:
    read(text)
