"""The vocabulary of control: which words say who holds which place (``data/control.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.knowledge.compiled import DATA, load_yaml

CHANGES = frozenset({"gained", "lost", "holds", "contested", "encircled"})
FRAME_KEYS = frozenset(
    ["name", "change", "place", "holder", "previous", "verbs", "strict", "needs", "agentive", "withdrawal", "people", "object"]
)


class ControlVocabularyError(ValueError):
    """The vocabulary file says something that the reader has no meaning for."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Who stands where around a verb of control. A role is ``subject``, ``object``, ``none`` or a tuple of prepositions."""

    name: str
    change: str
    place: str | tuple[str, ...]
    holder: str | tuple[str, ...]
    previous: str | tuple[str, ...]
    needs: str | None = None  # a role that must be there
    agentive: bool = False  # a party can commit itself to it ("will hand over")
    withdrawal: bool = False  # an event besides
    people: bool = False  # what is no place among its arguments must be people
    object: frozenset[str] = frozenset()  # the only objects it takes ("flag")


@dataclass(frozen=True, slots=True)
class Use:
    """One verb in one frame: ``particle`` must stand beside it, ``strict`` verbs have other senses too."""

    frame: Frame
    particle: str | None
    strict: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A preposition and a noun that say in whose hands a place is; ``holder`` or ``previous`` tells where its party stands."""

    name: str
    prepositions: frozenset[str]
    nouns: frozenset[str]
    change: str
    holder: str | None
    previous: str | None


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A noun of control: prepositions of holder and previous, and what a possessor that is no place is."""

    change: str
    holder: tuple[str, ...]
    previous: tuple[str, ...]
    owner: str


@dataclass(frozen=True, slots=True)
class Light:
    """A light verb and a noun: "take control of"."""

    nouns: frozenset[str]
    weak: frozenset[str]
    part: frozenset[str]
    prepositions: frozenset[str]
    changes: dict[str, str]  # verb (with its particle) to change
    passing: frozenset[str]
    siege_nouns: frozenset[str]
    siege_verbs: frozenset[str]
    siege_prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Territory:
    """Nouns of land and sites, words of amount, and nouns that someone mans."""

    kinds: frozenset[str]
    parts: frozenset[str]
    sites: frozenset[str]
    named_sites: frozenset[str]  # only as part of a name ("the Northern Command")
    amounts: dict[str, str]  # "most" to its extent, as a head with "of"
    modifiers: dict[str, str]  # "entire" to its extent, before a noun or a verb
    garrisoned: frozenset[str]

    def __contains__(self, lemma: str) -> bool:
        return lemma in self.kinds or lemma in self.parts or lemma in self.sites


@dataclass(frozen=True, slots=True)
class ControlLexicon:
    """All of it, by lemma."""

    forms: dict[str, str]
    verbs: dict[str, tuple[Use, ...]]
    certain: frozenset[str]  # verbs that only land can be the object of
    light: Light
    phrases: tuple[Phrase, ...]
    phrase_nouns: frozenset[str]
    carriers: dict[str, frozenset[str]]  # verb of a phrase to any of stays, comes, brings, keeps
    predicates: dict[str, frozenset[str]]
    free_change: str
    compounds: dict[str, str]  # participle to change
    not_holders: frozenset[str]
    nouns: dict[str, NounFrame]
    announcing: frozenset[str]
    factual_infinitive: frozenset[str]
    factual_gerund: frozenset[str]
    territory: Territory
    people: frozenset[str]
    bystanders: frozenset[str]
    inanimate: frozenset[str]
    idioms: dict[str, frozenset[str]]  # verb to objects that are no land with it ("take part")


def _role(value: Any, where: str) -> str | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(v) for v in value)
    if value in ("subject", "object", "none"):
        return str(value)
    raise ControlVocabularyError(f"control.yaml: {where}: a role is subject, object, none or a list of prepositions, not {value!r}")


def _change(value: Any, where: str) -> str:
    if value not in CHANGES:
        raise ControlVocabularyError(f"control.yaml: {where}: change is one of {', '.join(sorted(CHANGES))}, not {value!r}")
    return str(value)


def _frames(entries: list[dict[str, Any]]) -> dict[str, tuple[Use, ...]]:
    verbs: dict[str, list[Use]] = {}
    known = FRAME_KEYS
    for entry in entries:
        where = str(entry.get("name"))
        if unknown := set(entry) - known:
            raise ControlVocabularyError(f"control.yaml: frame {where}: unknown keys {sorted(unknown)}")
        frame = Frame(
            where,
            _change(entry["change"], where),
            _role(entry["place"], where),
            _role(entry["holder"], where),
            _role(entry["previous"], where),
            entry.get("needs"),
            bool(entry.get("agentive")),
            bool(entry.get("withdrawal")),
            bool(entry.get("people")),
            frozenset(entry.get("object", ())),
        )
        for strict, key in ((False, "verbs"), (True, "strict")):
            for words in entry.get(key, ()):
                lemma, _, particle = str(words).partition(" ")
                verbs.setdefault(lemma, []).append(Use(frame, particle or None, strict))
    # The use with a particle says more than the bare verb: it is tried first.
    return {lemma: tuple(sorted(uses, key=lambda u: u.particle is None)) for lemma, uses in verbs.items()}


def _amounts(raw: dict[str, Any]) -> dict[str, str]:
    return {str(word): extent for extent in ("several", "part", "most", "all") for word in raw[extent]}


@lru_cache(maxsize=1)
def control_lexicon() -> ControlLexicon:
    """The vocabulary of control, loaded once. Raises `ControlVocabularyError` where the file is wrong."""
    raw = load_yaml(DATA / "control.yaml")
    light, predicates, compounds, phrases, land = raw["light"], raw["predicates"], raw["compounds"], raw["phrases"], raw["territory"]
    carriers: dict[str, set[str]] = {}
    listed = []
    for entry in phrases:
        if "name" in entry:
            listed.append(
                Phrase(
                    entry["name"],
                    frozenset(entry["prepositions"]),
                    frozenset(entry["nouns"]),
                    _change(entry["change"], entry["name"]),
                    entry.get("holder"),
                    entry.get("previous"),
                )
            )
        else:
            for kind, verbs in entry.items():
                for verb in verbs:
                    carriers.setdefault(str(verb), set()).add(str(kind))
    return ControlLexicon(
        forms={str(k): str(v) for k, v in raw["forms"].items()},
        verbs=_frames(raw["frames"]),
        certain=frozenset(raw["certain"]),
        light=Light(
            frozenset(light["nouns"]),
            frozenset(light["weak"]),
            frozenset(light["part"]),
            frozenset(light["prepositions"]),
            {str(verb): change for change in ("lost", "holds", "gained") for verb in light[change]},
            frozenset(light["passing"]),
            frozenset(light["siege"]["nouns"]),
            frozenset(light["siege"]["gained"]),
            frozenset(light["siege"]["prepositions"]),
        ),
        phrases=tuple(listed),
        phrase_nouns=frozenset(n for p in listed for n in p.nouns),
        carriers={verb: frozenset(kinds) for verb, kinds in carriers.items()},
        predicates={k: frozenset(v["words"] if isinstance(v, dict) else v) for k, v in predicates.items()},
        free_change=_change(predicates["free"]["change"], "free"),
        compounds={str(w): change for change in ("holds", "encircled") for w in compounds[change]},
        not_holders=frozenset(map(str, compounds["not_holders"])),
        nouns={
            str(w): NounFrame(_change(e["change"], str(w)), tuple(e["holder"]), tuple(e["previous"]), e["owner"])
            for e in raw["nouns"]
            if "words" in e
            for w in e["words"]
        },
        announcing=frozenset(v for e in raw["nouns"] if "announcing" in e for v in e["announcing"]),
        factual_infinitive=frozenset(raw["factual"]["infinitive"]),
        factual_gerund=frozenset(raw["factual"]["gerund"]),
        territory=Territory(
            frozenset(land["kinds"]),
            frozenset(land["parts"]),
            frozenset(land["sites"]),
            frozenset(land["named_sites"]),
            _amounts(land),
            _amounts(land["modifiers"]),
            frozenset(land["garrisoned"]),
        ),
        people=frozenset(raw["people"]),
        bystanders=frozenset(raw["bystanders"]),
        inanimate=frozenset(raw["inanimate"]),
        idioms={str(verb): frozenset(words) for verb, words in raw["idioms"].items()},
    )
