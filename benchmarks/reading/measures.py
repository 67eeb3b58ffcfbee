"""The public sets, the measures on them and where each is to be had. The measures are those of the folder of scorers."""

from __future__ import annotations

import importlib
import pathlib
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any

Found = dict[str, Any]
Rows = dict[str, list[Any]]


@dataclass(frozen=True)
class Task:
    """A question with its sets: their folders below the data folder, the scorer, the peers, the columns and how a result fills them."""

    title: str
    folders: tuple[str, ...]
    scorer: str
    peers: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Callable[[Found], list[Any]]
    note: str = ""
    document: str = "news"


def _times(f: Found) -> list[Any]:
    return [f["gold"], f["found"], f["strict_f1"], f["relaxed_p"], f["relaxed_r"], f["relaxed_f1"], f["value_f1"], f["value_accuracy"]]


def _places(f: Found) -> list[Any]:
    named, found, end = f["names"], f["resolution_found"], f["end_to_end"]
    return [named["gold"], named["found"], named["p"], named["r"], named["f1"], found["acc161"], end["acc161"], end["auc"]]


def _said(f: Found) -> list[Any]:
    linked, exact = f["linked"], f["exact"]
    return [f["quotes"]["f1"], f["quotes_who"]["f1"], linked["p"], linked["r"], linked["f1"], *(exact[k]["f1"] for k in exact)]


def _events(f: Found) -> list[Any]:
    return [f["gold"], f["found"], *f["type"].values(), f["macro_r"], f["actor"], f["recipient"], f["whole"]["f1"]]


def _incidents(f: Found) -> list[Any]:
    return [f["incidents"], *f["text"].values(), f["date"], f["day"], f["place"], f["spot"], f["both"]]


def _certainty(f: Found) -> list[Any]:
    return [f["predicates"], f["coverage"], f["clear"], f["accuracy"], f["always_yes"], f["balanced"], f["pearson"]]


TIMES = ("gold", "found", "strict F1", "relaxed P", "R", "F1", "value F1", "value right")
DATERS = ("heideltime", "recognizers", "dates", "chrono")
TASKS = (
    Task("Times, narratives: WikiWars 01-16", ("time/wikiwars_train",), "score_time", DATERS, TIMES, _times, document="narrative",
         note="Value F1 as in TempEval-3. HeidelTime is told that these are narratives."),
    Task("Times, news: MEANTIME (apple, gm, stock)", ("time/meantime",), "score_time", DATERS, TIMES, _times,
         note="Sentences 0-5, as annotated. HeidelTime is told that these are news."),
    Task("Places", ("geo/lgl", "geo/geowebnews"), "score_places", ("lookup", "flash"),
         ("gold", "found", "P", "R", "F1", "acc@161 found", "acc@161 end to end", "AUC"), _places,
         "Names, not adjectives. `acc@161 found`: share of the gold spans found that lie within 161 km; `end to end`: of all gold names;"
         " AUC: area under the curve of ln(1 + km), lower is better. flashgeotext gives no coordinates, the"
         " look-up knows countries by their ids alone."
         " Published: Mordecai 3 end to end .607 over 260 articles, on gold spans LGL .827, GeoWebNews .941."),
    Task("Who says what: PolNeAR, development month", ("attribution/polnear/dev",), "score_attribution", ("quotations",),
         ("quotes F1", "with speaker F1", "linked P", "R", "F1", "source exact", "cue exact", "content exact"), _said,
         "`linked`: source and content of an attribution. Published: Citron with surrogate cues .503 linked."),
    Task("Events in sentences: PLOVER gold standard records", ("events/plover_gsr",), "score_events", (),
         ("gold", "found", "type P", "R", "F1", "macro R", "actor", "recipient", "whole F1"), _events,
         "One event of a sentence is annotated, so precision is a lower bound. Measured before in the same way: UniversalPetrarch"
         " .484 type F1, PETRARCH-2 .285."),
    Task("Incidents: MUC-4 (tst1, tst2; upper case)", ("events/muc4/tst1", "events/muc4/tst2"), "score_events", (),
         ("incidents", "text P", "R", "F1", "date", "day", "place", "spot", "both"), _incidents,
         "Wire copy in capital letters throughout, read as it is."),
    Task("Did it happen: UDS, development part", ("certainty/uds_it_happened",), "score_certainty", (),
         ("predicates", "coverage", "clear", "right", "always yes", "balanced", "r"), _certainty,
         "Of the predicates that a statement covers."),
)
HOMES = (
    ("WikiWars 1.0.4", "`time/wikiwars_train`", "CC BY-SA 3.0", "repository xszhong/syntime, `resources/wikiwars`; Mazur and Dale 2010"),
    ("MEANTIME", "`time/meantime`", "CC BY 4.0", "NewsReader project; repository qiangning/StructTempRel-EMNLP17, `data`"),
    ("LGL, GeoWebNews", "`geo/lgl`, `geo/geowebnews`", "GPL-3 repository, third-party news",
     "repository milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation"),
    ("PolNeAR 1.0", "`attribution/polnear/dev`", "none stated", "repository networkdynamics/PolNeAR; its test month is not looked at"),
    ("PLOVER gold standard records", "`events/plover_gsr`", "CC BY-SA 4.0", "repository openeventdata/PLOVER"),
    ("MUC-4", "`events/muc4/tst1`, `tst2`", "none stated (US government corpus)", "repository xinyadu/gtt, `data/muc/raw_files`"),
    ("UDS It Happened 2", "`certainty/uds_it_happened`", "CC BY-SA 4.0", "decomp.io, factuality"),
)


class Scorer:
    """A scorer of the folder: its sets of documents with their gold, and its measures."""

    def __init__(self, folder: pathlib.Path, name: str) -> None:
        if str(folder) not in sys.path:
            sys.path.insert(0, str(folder))
        self.name = name
        self.module = importlib.import_module(name)
        self.record = importlib.import_module("scorelib").Record

    def sets(self, folders: Iterable[pathlib.Path]) -> dict[str, list[dict[str, Any]]]:
        """Documents (``text``, ``date``, gold) by the name of their set."""
        paths = list(folders)
        if self.name == "score_events":
            return {name: docs for name, (_, docs) in self.module.load(paths, False).items()}
        if self.name == "score_certainty":
            return dict(self.module.load(paths, False)[0])
        if self.name == "score_time":
            return {"": [d for docs in self.module.load(paths, False).values() for d in docs]}
        return dict(self.module.load(paths))

    def score(self, docs: list[dict[str, Any]], records: list[Found]) -> Found:
        """The measures of records, one for each document."""
        if self.name == "score_events":
            records = [with_single_holders(r) for r in records]
        given = [self.record(r, d) for r, d in zip(records, docs, strict=True)]
        if self.name == "score_events":
            return dict((self.module.incidents if "dates" in _first(docs) else self.module.sentences)(docs, given))
        return dict(self.module.score(docs, given))


def with_single_holders(record: Found) -> Found:
    """The record with one statement for each pair of a holder and a previous one: the scorer of events takes no lists of these."""
    statements: list[Any] = []
    for s in record.get("statements", ()):
        if s["kind"] != "control":
            statements.append(s)
            continue
        statements += [{**s, "holder": a, "previous": b} for a, b in product(s["holder"] or [None], s["previous"] or [None])]
    return {**record, "statements": statements}


def _first(docs: list[dict[str, Any]]) -> Found:
    return next((g for d in docs for g in d["gold"]), {})
