"""How English says that something will, may or would come about: `data/modality.yaml`, loaded and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.compiled import DATA, load_yaml

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Modality:
    """Word classes of outlook, lemmas unless said otherwise. Built once by `modality`."""

    future: Words
    possible: Words
    raising: Words
    raising_phrases: Words
    planning: Words
    raising_verbs: Words
    forecasting: Words
    warning: Words
    doubting: Words
    judging: Words
    commitment: Words
    wish: Words
    not_forecast: dict[str, Words]
    outcome_verbs: Words
    deeds: Words
    appointments: Words
    appointment_verbs: Words
    chance_adjectives: Words
    attributive: Words
    chance_nouns: Words
    states_chance: Words
    verge: tuple[tuple[str, ...], ...]
    subject_idioms: tuple[tuple[str, ...], ...]
    implicatives: dict[str, Words]  # by class: negative, barring, denying ...
    standing: dict[str, Words]  # by class: planned, possible ...
    conditions: tuple[tuple[str, ...], ...]
    hedges: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def modality() -> Modality:
    """The vocabulary of outlook. Raises ``KeyError`` where the data file lacks a class."""
    data = load_yaml(DATA / "modality.yaml")
    raising, governors, modals = data["raising"], data["governors"], data["modals"]
    forecast = frozenset(raising["forecast"])
    return Modality(
        future=frozenset(modals["future"]),
        possible=frozenset(modals["possible"]),
        raising=frozenset(w for w in forecast if " " not in w),
        raising_phrases=frozenset(w for w in forecast if " " in w),
        planning=frozenset(raising["plan"]) - forecast,
        raising_verbs=frozenset(raising["verb"]),
        forecasting=frozenset(governors["forecast"]),
        warning=frozenset(governors["warning"]),
        doubting=frozenset(governors["doubt"]),
        judging=frozenset(governors["judge"]),
        commitment=frozenset(governors["commitment"]),
        wish=frozenset(governors["wish"]),
        not_forecast={modal: frozenset(verbs) for modal, verbs in data["not_forecast"].items()},
        outcome_verbs=frozenset(data["outcome_verbs"]),
        deeds=frozenset(data["deeds"]),
        appointments=frozenset(data["appointments"]),
        appointment_verbs=frozenset(data["appointment_verbs"]),
        chance_adjectives=frozenset(data["chance_adjectives"]),
        attributive=frozenset(data["attributive"]),
        chance_nouns=frozenset(data["chance_nouns"]),
        states_chance=frozenset(data["states_chance"]),
        verge=_phrases(data["idioms"]["verge"]),
        subject_idioms=_phrases(data["idioms"]["subject"]),
        implicatives={name: frozenset(listed) for name, listed in data["implicatives"].items()},
        standing={name: frozenset(listed) for name, listed in data["standing"].items()},
        conditions=_phrases(data["conditions"]),
        hedges=_phrases([h.replace("-", " - ").replace("  ", " ") for h in data["hedges"]]),
    )


def _phrases(texts: list[str]) -> tuple[tuple[str, ...], ...]:
    """Phrases as words, longest first."""
    return tuple(sorted((tuple(t.split()) for t in texts), key=len, reverse=True))
