"""How English says that something will, may or would come about: `data/modality.yaml`, loaded and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.classes import Phrase, Words, phrases, word_classes
from dateline.knowledge.compiled import DATA, load_yaml

PLAIN = ("outcome_verbs", "deeds", "appointments", "appointment_verbs", "chance_adjectives", "attributive", "chance_nouns", "states_chance")


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
    verge: tuple[Phrase, ...]
    subject_idioms: tuple[Phrase, ...]
    implicatives: dict[str, Words]  # by class: negative, barring, denying ...
    standing: dict[str, Words]  # by class: planned, possible ...
    conditions: tuple[Phrase, ...]
    hedges: tuple[Phrase, ...]


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
        not_forecast=word_classes(data["not_forecast"]),
        verge=phrases(data["idioms"]["verge"]),
        subject_idioms=phrases(data["idioms"]["subject"]),
        implicatives=word_classes(data["implicatives"]),
        standing=word_classes(data["standing"]),
        conditions=phrases(data["conditions"]),
        hedges=phrases(data["hedges"], hyphens=True),
        **word_classes(data, PLAIN),
    )
