"""Words that judge how things are or why: `data/assessments.yaml`, loaded and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.classes import Phrases, Words, by_first, word_classes
from dateline.knowledge.compiled import DATA, load_yaml

PLAIN = (
    *("participles", "participle_guard", "verbs", "verb_phrases", "verb_subjects_only", "subjects", "abstract", "nouns", "noun_pairs"),
    *("effects", "effect_phrases", "cause_degrees", "cause_verbs"),
)


@dataclass(frozen=True, slots=True)
class Judgements:
    """Word classes of judgement, lemmas unless said otherwise. Built once by `judgements`."""

    strong: Words
    weak: Words
    participles: Words
    participle_guard: Words
    verbs: Words
    verb_phrases: Words
    verb_subjects_only: Words
    subjects: Words
    abstract: Words
    nouns: Words
    noun_pairs: Words
    verb_objects: dict[str, Words]
    effects: Words
    effect_phrases: Words
    causes: Phrases
    cause_degrees: Words
    cause_verbs: Words
    evidence: Phrases
    phrases: Phrases
    openers: Words  # first words of causes, evidence and phrases
    predicating: Words  # lemmas of verbs that may judge
    causing: Words  # lemmas of verbs that may tell a cause


@lru_cache(maxsize=1)
def judgements() -> Judgements:
    """The vocabulary. Raises ``KeyError`` where the data file lacks a class."""
    data = load_yaml(DATA / "assessments.yaml")
    adjectives = data["adjectives"]
    left_out = set(data["phrases_not"])
    causes, evidence = by_first(data["causes"]), by_first(data["evidence"])
    phrases = by_first([p for p in data["phrases"] if p not in left_out])
    phrasal = {p.split()[0] for name in ("verb_phrases", "effect_phrases") for p in data[name]}
    return Judgements(
        strong=frozenset(adjectives["strong"]),
        weak=frozenset(adjectives["weak"]),
        verb_objects=word_classes(data["verb_objects"]),
        causes=causes,
        evidence=evidence,
        phrases=phrases,
        openers=frozenset(causes) | frozenset(evidence) | frozenset(phrases),
        predicating=frozenset(phrasal).union(data["participles"], data["verbs"], data["verb_objects"], data["effects"]),
        causing=frozenset(data["cause_verbs"]) | {"put"},
        **word_classes(data, PLAIN),
    )
