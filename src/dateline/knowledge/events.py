"""The vocabulary of events: which verbs, phrases and nouns stand for which of PLOVER's sixteen types, and under what conditions.

One file of ``data/events`` for each type, in this form (see `VERB_FIELDS`, `NOUN_FIELDS`)::

    type: ASSAULT
    verbs:
      - {v: bomb shell, recipient: [obj], place: [obj]}          # any of these verbs; who stands where
      - {v: pull_out, subj: force, place: [from, of]}            # a particle after _; a condition on the subject
      - {v: open, obj: [fire], recipient: [on, at]}              # verb and object
    nouns:
      - {n: clash battle, mutual: true, place: [in, near]}

``classes.yaml`` names kinds of nouns that conditions refer to. The types and what they hold follow the published PLOVER and
CAMEO definitions, in our own words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateline.knowledge.compiled import DATA, load_yaml

TYPES = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
         "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
BUILT_IN = frozenset({"any", "actor", "place", "count", "pron", "here"})
SUBJECTS = frozenset({"force", "human", "human_or_state", "leader", "leaderish", "mover", "troops", "crowd", "violent", "munition", "blast",
                      "state_or_leader", "actor", "worker", "police", "gate", "aidworker", "armed", "doer"})
NEEDS = frozenset({"time", "comp", "obj", "perf", "past"})
COMPLEMENTS = frozenset({"inf", "that", "ing", "bare"})
LISTS = ("obj", "not_obj", "not_subj", "not_pp", "not_by", "not_in", "comp", "comp_verb", "comp_not", "acomp", "oprd", "needs",
         "actor", "recipient", "via", "place", "if")
VERB_FIELDS = frozenset({"v", "type", "obj", "not_obj", "no_obj", "subj", "not_subj", "pp", "not_pp", "not_by", "not_in", "adv", "not_adv",
                         "comp", "no_comp", "comp_verb", "comp_not", "acomp", "oprd", "needs", "weak", "toll", "out", "actor", "recipient",
                         "via", "place"})
NOUN_FIELDS = frozenset({"n", "type", "if", "if_place", "if_hostile", "if_person", "mutual", "needs_date", "weak", "toll_of", "actor",
                         "recipient", "via", "place"})


class EventVocabularyError(ValueError):
    """An entry that cannot be used; the message names the file, the entry and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """One reading of a verb. A tuple of words is a choice; an empty one no condition (of roles: nobody)."""

    type: str
    rule: str
    particle: str | None
    obj: tuple[str, ...] = ()
    some_obj: bool = False
    not_obj: tuple[str, ...] = ()
    no_obj: bool = False
    subj: str | None = None
    not_subj: tuple[str, ...] = ()
    pp: dict[str, tuple[str, ...]] = field(default_factory=dict)
    not_pp: tuple[str, ...] = ()
    not_by: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    adv: str | None = None
    not_adv: str | None = None
    comp: tuple[str, ...] = ()
    no_comp: bool = False
    comp_verb: tuple[str, ...] = ()
    comp_not: tuple[str, ...] = ()
    acomp: tuple[str, ...] = ()
    oprd: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    weak: bool = False
    toll: str | None = None
    out: bool = False
    actor: tuple[str, ...] = ("subj",)
    recipient: tuple[str, ...] = ("obj",)
    via: tuple[str, ...] = ()
    place: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NounEntry:
    """One noun that names an event ("clashes", "a raid on X")."""

    type: str
    rule: str
    only_with: tuple[str, ...] = ()  # modifiers of which one must stand before it ("air" strike)
    if_place: bool = False
    if_hostile: bool = False
    if_person: bool = False
    mutual: bool = False
    needs_date: bool = False
    weak: bool = False
    toll_of: str | None = None
    actor: tuple[str, ...] = ("by", "poss")
    recipient: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    place: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventVocabulary:
    """Verbs and nouns by lemma, in the order of the files, and the classes of nouns."""

    verbs: dict[str, tuple[VerbEntry, ...]]
    nouns: dict[str, tuple[NounEntry, ...]]
    classes: dict[str, frozenset[str]]

    def rules(self) -> list[str]:
        """The versioned names of all rules."""
        return sorted({v.rule for vs in self.verbs.values() for v in vs} | {n.rule for ns in self.nouns.values() for n in ns})


@lru_cache(maxsize=1)
def event_vocabulary() -> EventVocabulary:
    """The project's own event vocabulary. Raises `EventVocabularyError` for an entry that cannot be used."""
    return load(DATA / "events")


def load(folder: Path) -> EventVocabulary:
    """The vocabulary in a folder of YAML files."""
    classes = {k: frozenset(v.split()) for k, v in _yaml(folder / "classes.yaml").items()}
    verbs: dict[str, list[VerbEntry]] = defaultdict(list)
    nouns: dict[str, list[NounEntry]] = defaultdict(list)
    for path in sorted(folder.glob("*.yaml")):
        if path.name == "classes.yaml":
            continue
        data = _yaml(path)
        kind = data.get("type")
        if kind not in TYPES:
            raise EventVocabularyError(f"{path.name}: type {kind!r} is none of PLOVER's sixteen")
        for raw in data.get("verbs") or []:
            for word, verb in _verb_entries(raw, kind, path.name, classes):
                verbs[word].append(verb)
        for raw in data.get("nouns") or []:
            for word, noun in _noun_entries(raw, kind, path.name):
                nouns[word].append(noun)
    return EventVocabulary({k: tuple(sorted(v, key=_looseness)) for k, v in verbs.items()}, {k: tuple(v) for k, v in nouns.items()},
                           classes)


def _yaml(path: Path) -> dict[str, Any]:
    data = load_yaml(path, words=True)
    if not isinstance(data, dict):
        raise EventVocabularyError(f"{path.name}: not a mapping")
    return data


def _verb_entries(raw: dict[str, Any], kind: str, where: str, classes: dict[str, frozenset[str]]) -> list[tuple[str, VerbEntry]]:
    _check(raw, VERB_FIELDS, "v", where)
    fields: dict[str, Any] = {k: _tuple(v) if k in LISTS else v for k, v in raw.items() if k not in ("v", "type", "obj", "pp")}
    subj = fields.get("subj")
    if subj is not None and subj not in SUBJECTS:
        raise EventVocabularyError(f"{where}: {raw['v']!r}: subj {subj!r} is none of {sorted(SUBJECTS)}")
    if not set(fields.get("comp", ())) <= COMPLEMENTS:
        raise EventVocabularyError(f"{where}: {raw['v']!r}: comp takes {sorted(COMPLEMENTS)}")
    if raw.get("obj") == "some":
        fields["some_obj"] = True
    elif "obj" in raw:
        fields["obj"] = _tuple(raw["obj"])
    if "pp" in raw:
        fields["pp"] = {prep: _tuple(v) for prep, v in raw["pp"].items()}
    kind = raw.get("type", kind)
    out = []
    for word in raw["v"].split():
        lemma, _, particle = word.partition("_")
        out.append((lemma, VerbEntry(type=kind, rule=f"event.{kind.lower()}.{word}/1", particle=particle or None, **fields)))
    return out


def _noun_entries(raw: dict[str, Any], kind: str, where: str) -> list[tuple[str, NounEntry]]:
    _check(raw, NOUN_FIELDS, "n", where)
    named = {"if": "only_with"}
    fields: dict[str, Any] = {named.get(k, k): _tuple(v) if k in LISTS else v for k, v in raw.items() if k not in ("n", "type")}
    kind = raw.get("type", kind)
    return [(word, NounEntry(type=kind, rule=f"event.{kind.lower()}.noun.{word}/1", **fields)) for word in raw["n"].split()]


def _check(raw: Any, known: frozenset[str], key: str, where: str) -> None:
    if not isinstance(raw, dict) or not isinstance(raw.get(key), str) or not raw[key].split():
        raise EventVocabularyError(f"{where}: {raw!r} has no words under {key!r}")
    if unknown := set(raw) - known:
        raise EventVocabularyError(f"{where}: {raw[key]!r}: unknown {', '.join(sorted(map(str, unknown)))}; known are {sorted(known)}")
    if raw.get("type", "ASSAULT") not in TYPES:
        raise EventVocabularyError(f"{where}: {raw[key]!r}: type {raw['type']!r} is none of PLOVER's sixteen")


def _tuple(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(str(v).lower() if isinstance(v, bool) else str(v) for v in items)


def _looseness(entry: VerbEntry) -> int:
    """Entries with more conditions are tried first."""
    return -(4 * bool(entry.particle) + 3 * (bool(entry.pp) or bool(entry.adv) or bool(entry.comp_verb) or bool(entry.acomp)
                                             or bool(entry.oprd))
             + 2 * bool(entry.obj) + 2 * bool(entry.comp) + entry.some_obj + entry.no_obj + bool(entry.subj) + entry.out
             + (entry.subj in ("crowd", "worker")))
