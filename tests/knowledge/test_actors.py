"""The vocabulary of actors and countries: well formed, broad, quick to load, open to a user's own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dateline.knowledge import actors
from dateline.knowledge.actors import Vocabulary, VocabularyError, actor_files, read_actors, vocabulary
from dateline.knowledge.compiled import DATA, load_yaml
from dateline.knowledge.lexicon import lexicon, plural
from dateline.knowledge.wording import words_of

CONTINENTS = {
    "Middle East": "SY IQ IR IL PS LB YE TR SA",
    "Africa": "LY DZ EH ML BF NE TD NG SL LR CI CF CD RW BI UG SO ET ER SD SS KE MZ AO ZA ZW NA",
    "Europe": "UA RU RS BA HR XK GB ES FR DE",
    "Caucasus and Central Asia": "GE AM AZ TJ UZ KG KZ",
    "Asia": "AF PK IN LK NP BD MM TH KH VN PH ID TL CN TW KP KR JP",
    "Americas": "CO VE PE SV NI GT HT MX US CU CL AR",
}


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    return vocabulary()


@pytest.fixture(scope="module")
def entries() -> list[dict[str, object]]:
    return read_actors(actor_files())


def test_every_entry_is_well_formed(entries: list[dict[str, str]]) -> None:
    assert len(entries) >= 1200
    roles = lexicon().keys
    strange = {e["role"] for e in entries if e.get("role") and " ".join(words_of(e["role"])) not in roles}
    assert not strange, f"roles that roles.yaml does not know: {sorted(strange)}"


def test_every_country_of_an_actor_is_a_known_country(known: Vocabulary, entries: list[dict[str, str]]) -> None:
    codes = {c.id for c in known.countries}
    assert {e["country"] for e in entries if e.get("country")} <= codes
    assert len(codes) > 195


@pytest.mark.parametrize("region", CONTINENTS)
def test_every_region_has_leaders_and_forces(entries: list[dict[str, str]], region: str) -> None:
    here = [e for e in entries if e.get("country") in CONTINENTS[region].split()]
    kinds = Counter(e["kind"] for e in here)
    assert kinds["person"] >= 30 and kinds["armed group"] + kinds["military"] >= 10
    missing = [c for c in CONTINENTS[region].split() if not any(e["country"] == c for e in here)]
    assert not missing


@pytest.mark.parametrize(
    ("wording", "identifier"),
    [
        ("Shining Path", "pe-shining-path"),
        ("LTTE", "lk-ltte"),
        ("Jama'at Nusrat al-Islam wal-Muslimin", "ml-jnim"),
        ("M-23", "cd-m23"),
        ("Médecins Sans Frontières", "int-msf"),
        ("Kosovo Liberation Army", "xk-kla"),
        ("Viet Cong", "vn-viet-cong"),
        ("CSTO", None),
    ],
)
def test_names_are_found_by_their_words(known: Vocabulary, wording: str, identifier: str | None) -> None:
    words = tuple(words_of(wording))
    rows = [row for row in known.names.get(words[0]) or [] if row.words == words and not row.short]
    assert len(rows) == 1
    if identifier:
        assert identifier in {known.actor(n).id for n in rows[0].actors}


def test_bodies_of_states_are_made_by_pattern_and_kept_apart_from_curated_ones(known: Vocabulary) -> None:
    army = known.body("UY", "army")
    assert army is not None and (army.id, army.name, army.kind) == ("uy-army", "Uruguayan army", "military")
    assert known.body("IL", "military").name == "Israel Defense Forces"  # type: ignore[union-attr]
    assert known.body("ZZ", "army") is None
    assert known.find("uy-army") is army


def test_a_user_adds_and_replaces_actors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "- {id: xx-valley-guard, name: Upper Valley Guard, aliases: [UVG], kind: armed group, country: KG}\n"
        "- {id: lk-ltte, name: The Tigers of my own file, kind: armed group, country: LK}\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("DATELINE_ACTORS", str(own))
    known = vocabulary()
    assert known.find("xx-valley-guard") is not None
    assert known.find("lk-ltte").name == "The Tigers of my own file"  # type: ignore[union-attr]
    monkeypatch.delenv("DATELINE_ACTORS")
    assert vocabulary([own]).find("xx-valley-guard") is not None
    assert vocabulary().find("xx-valley-guard") is None


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{id: a b, name: X, kind: other}", "small letters"),
        ("{id: ab, name: X, kind: rebels}", "none of"),
        ("{id: ab, kind: other}", "name"),
        ("{id: ab, name: X, kind: other, country: Mali}", "alpha-2"),
        ("{id: ab, name: X, kind: other, colour: red}", "colour"),
        ("{id: ab, name: X, kind: other, from: 2000, to: 1990}", "before"),
        ("{id: ab, name: X, kind: other, parent: nobody}", "parent"),
        ("{id: ab, name: X, kind: other, aliases: Y}", "list"),
        ("just words", "not an entry"),
    ],
)
def test_a_faulty_entry_is_refused_with_what_is_wrong(tmp_path: Path, entry: str, told: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(f"- {entry}\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=told):
        read_actors([own])


def test_the_compiled_form_is_cached_and_a_broken_cache_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    actors._vocabulary.cache_clear()
    first = vocabulary()
    kept = list((tmp_path / "cache").glob("actors-*.json"))
    assert len(kept) == 1
    kept[0].write_text("not json", encoding="utf-8")
    actors._vocabulary.cache_clear()
    assert len(vocabulary()) == len(first)
    monkeypatch.setenv("DATELINE_CACHE", str(DATA / "roles.yaml" / "no-folder"))
    actors._vocabulary.cache_clear()
    assert len(vocabulary()) == len(first)
    actors._vocabulary.cache_clear()


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("army chief", "army chiefs"),
        ("chief of staff", "chiefs of staff"),
        ("commander-in-chief", "commanders-in-chief"),
        ("gunman", "gunmen"),
        ("attorney-general", "attorneys-general"),
        ("militia", "militias"),
        ("spokeswoman", "spokeswomen"),
        ("ministry", "ministries"),
        ("head of state", "heads of state"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_no_country_wording_is_listed_twice_for_one_form() -> None:
    for country in load_yaml(DATA / "countries.yaml"):
        assert country["name"] not in (country.get("also") or [])
