"""Who gains, loses, holds and encloses which place, in every form of saying it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.reader.reading import ActorMention, Draft, Reading


def control(reading: Reading) -> list[Draft]:
    return [d for d in reading.statements if d.kind == "control"]


def names(reading: Reading, mentions: list[ActorMention]) -> list[str]:
    return [reading.text[m.start : m.end] for m in mentions]


CASES = [
    # text, change, holder, previous, place
    ("Rebels captured Bunia on Monday.", "gained", "Rebels", "", "Bunia"),
    ("The rebels have seized the town of Rutshuru from the army.", "gained", "rebels", "army", "Rutshuru"),
    ("Kismayo was retaken by Kenyan troops in 2012.", "gained", "Kenyan troops", "", "Kismayo"),
    ("Government soldiers drove the insurgents out of Konduga on Friday.", "gained", "Government soldiers", "insurgents", "Konduga"),
    ("Insurgents were expelled from Bama by the army.", "gained", "army", "Insurgents", "Bama"),
    ("Kampala fell to Tanzanian troops in April 1979.", "gained", "Tanzanian troops", "", "Kampala"),
    ("The army took full control of Jaffna in December 1995.", "gained", "army", "", "Jaffna"),
    ("Government troops wrested control of Malakal from the rebels.", "gained", "Government troops", "rebels", "Malakal"),
    ("Kirkuk came under the control of Iraqi forces on Monday.", "gained", "Iraqi forces", "", "Kirkuk"),
    ("Kandahar fell into the hands of the mujahideen in 1992.", "gained", "mujahideen", "", "Kandahar"),
    ("The garrison surrendered Stepanakert to Azerbaijani forces.", "gained", "Azerbaijani forces", "garrison", "Stepanakert"),
    ("The capture of Asmara by Eritrean rebels in May 1991 ended the war.", "gained", "Eritrean rebels", "", "Asmara"),
    ("Grozny's fall to the rebels on Tuesday shook Moscow.", "gained", "rebels", "", "Grozny"),
    ("Malian soldiers raised their flag above Ansongo on Sunday.", "gained", "Malian soldiers", "", "Ansongo"),
    ("The soldiers cleared Baga of militants last week.", "gained", "soldiers", "militants", "Baga"),
    ("The army lost Faya-Largeau in 1987.", "lost", "", "army", "Faya-Largeau"),
    ("The rebels lost control of Bouake on Thursday.", "lost", "", "rebels", "Bouake"),
    ("Luhansk has slipped out of the government's hands.", "lost", "", "government", "Luhansk"),
    ("Hezbollah fighters still control Bint Jbeil.", "holds", "Hezbollah fighters", "", "Bint Jbeil"),
    ("Donetsk remains under the control of the separatists.", "holds", "separatists", "", "Donetsk"),
    ("Kismayo is in the hands of the militia.", "holds", "militia", "", "Kismayo"),
    ("The rebels are in full control of Kindu.", "holds", "rebels", "", "Kindu"),
    ("Airstrikes hit the rebel-held town of Marib.", "holds", "rebel", "", "Marib"),
    ('"Benghazi is ours," a rebel commander said.', "holds", "ours", "", "Benghazi"),
    ("Misrata was a rebel stronghold in 2011.", "holds", "rebel", "", "Misrata"),
    ("A few dozen gunmen were holding out in Beslan.", "holds", "dozen gunmen", "", "Beslan"),
    ("Serb troops encircled Gorazde in 1994.", "encircled", "Serb troops", "", "Gorazde"),
    ("Rebels laid siege to Kuito in January.", "encircled", "Rebels", "", "Kuito"),
    ("Deir ez-Zor remains besieged by Islamic State.", "encircled", "Islamic State", "", "Deir ez-Zor"),
]


@pytest.mark.parametrize(("text", "change", "holder", "previous", "place"), CASES, ids=[c[0][:48] for c in CASES])
def test_said_in_many_ways(reading: Callable[..., Reading], text: str, change: str, holder: str, previous: str, place: str) -> None:
    r = reading(text)
    drafts = control(r)
    assert [d.change for d in drafts] == [change]
    draft = drafts[0]
    assert draft.place is not None
    assert place in r.text[draft.place.start : draft.place.end] or place in draft.place.name
    for want, got in ((holder, draft.holder), (previous, draft.previous)):
        if want:
            assert any(want in name or name in want for name in names(r, got)), names(r, got)
        else:
            assert not got, names(r, got)


def test_a_list_gives_one_statement_for_each_place(reading: Callable[..., Reading]) -> None:
    drafts = control(reading("The towns of Goma, Sake and Rutshuru fell to the rebels on Sunday."))
    assert [d.place.name for d in drafts if d.place] == ["Goma", "Sake", "Rutshuru"]
    assert len({d.cue for d in drafts}) == 1


def test_two_forces_are_two_holders(reading: Callable[..., Reading]) -> None:
    r = reading("Ethiopian troops and Somali soldiers took Baidoa on Friday.")
    assert len(control(r)[0].holder) == 2


def test_a_list_below_a_heading(reading: Callable[..., Reading]) -> None:
    r = reading("Weekly bulletin of the army.\n\nTowns recaptured by our troops since 3 May:\n- Bama\n- Gwoza\n- Konduga\n\nNo losses.")
    assert [d.place.name for d in control(r) if d.place] == ["Bama", "Gwoza", "Konduga"]


def test_a_participle_takes_its_clause_s_subject(reading: Callable[..., Reading]) -> None:
    r = reading("The Kenyan army launched an operation in Kismayo district on Friday, liberating the area from al-Shabab.")
    (draft,) = control(r)
    assert draft.change == "gained"
    assert names(r, draft.holder) == ["The Kenyan army"] or names(r, draft.holder) == ["Kenyan army"]
    assert any("Shabab" in n for n in names(r, draft.previous))
    assert draft.place is not None and "Kismayo" in draft.place.name


def test_whose_base_it_was(reading: Callable[..., Reading]) -> None:
    r = reading("Fighters overran the army's base at Gubio on Tuesday.")
    (draft,) = control(r)
    assert draft.area == "base"
    assert any("army" in n for n in names(r, draft.previous))


def test_the_compound_tells_who_had_it(reading: Callable[..., Reading]) -> None:
    r = reading("Iraqi troops captured the Kurdish-held town of Altun Kupri.")
    (draft,) = control(r)
    assert draft.change == "gained"
    assert names(r, draft.previous) == ["Kurdish"]


def test_every_draft_carries_rule_and_reasons(reading: Callable[..., Reading]) -> None:
    (draft,) = control(reading("Rebels captured most of Bunia."))
    assert draft.rule == "control.gained.take.active/1"
    assert {"change", "place", "holder", "extent"} <= {name for name, _ in draft.steps}
