"""The section on forecasts: what is due, what has been settled, and how good the earlier ones were."""

from __future__ import annotations

from dateline.brief.blocks import Block, Bullets, Figure, Line, Para, Quoted, Section, Strong, Table
from dateline.brief.figures.calibration import calibration_figure
from dateline.brief.known import Known
from dateline.brief.wording import chance, clauses, dated, number, one_line, short_day
from dateline.fusion.board import Entry, scored
from dateline.fusion.scores import Summary, summarise

EVEN = 0.5  # what is given less is held to be unlikely
STATES = {"true": "came true", "false": "did not come true", "void": "void: its condition cannot be judged"}
SHOWN = 40  # rows of one table


def forecasts_section(known: Known) -> Section:
    """Open forecasts with a day, the nearest first; those settled, with their evidence; scores and calibration."""
    blocks: list[Block] = []
    open_ = [e for e in known.forecasts if e.resolution.state == "open"]
    due = sorted((e for e in open_ if e.horizon is not None), key=lambda e: (e.horizon or e.published, e.published))
    late = [e for e in due if e.horizon is not None and e.horizon < known.until]
    due = due[len(late) :]
    if not known.forecasts:
        return Section("forecasts", "Forecasts", (Para(("No forecast is in the record.",)),))
    blocks.append(Para((Strong("Due"),)))
    if due:
        blocks.append(_due(known, due[:SHOWN]))
    else:
        blocks.append(Para(("No open forecast names a day.",)))
    if late:
        blocks.append(Para((Strong("Past their day, and a person must say whether they came true"),)))
        blocks.append(Bullets(tuple(_line(known, e) for e in late[:SHOWN])))
    vague = [e for e in open_ if e.horizon is None]
    if vague:
        cite = known.cites.cite([e.statement for e in vague], most=40)
        blocks.append(Para((f"{number(len(vague), 'open forecast')} named no day by which they should come true.", cite), quiet=True))
    settled = [e for e in known.forecasts if e.resolution.state in STATES]
    blocks.append(Para((Strong("How earlier forecasts fared"),)))
    if settled:
        blocks.append(_settled(known, settled[-SHOWN:]))
        blocks += _scores(settled)
    else:
        blocks.append(Para(("None has been settled yet.",)))
    return Section("forecasts", "Forecasts", tuple(blocks))


def _quoted(known: Known, e: Entry) -> Line:
    return clauses(Quoted(one_line(e.words)), known.cites.cite((e.statement,)))


def _source(known: Known, e: Entry) -> Line:
    said = known.cites.said((e.statement,))
    return (said[0].word_of if said else e.source,)


def _line(known: Known, e: Entry) -> Line:
    return clauses(f"By {short_day(e.horizon)}, said {short_day(e.published)}: ", _quoted(known, e), " (", _source(known, e), ")")


def _due(known: Known, entries: list[Entry]) -> Table:
    rows = tuple(
        (
            (short_day(e.horizon),),
            _quoted(known, e),
            (chance(e.low, e.high),),
            (*_source(known, e), f", {short_day(e.published)}"),
        )
        for e in entries
    )
    return Table(("By", "Forecast", "Chance", "On whose word"), rows, (0.9, 3, 1, 2))


def _settled(known: Known, entries: list[Entry]) -> Table:
    rows = []
    for e in entries:
        by = "" if e.settled_by == "rule" else f", settled by {e.settled_by}"
        why = f": {dated(e.resolution.why)}{by}" if e.resolution.why else by
        rows.append(
            (
                (short_day(e.published),),
                _quoted(known, e),
                _source(known, e),
                (chance(e.low, e.high),),
                clauses(Strong(_state(e)), why, known.cites.cite(e.resolution.evidence)),
            )
        )
    return Table(("Said", "Forecast", "On whose word", "Chance", "Outcome"), tuple(rows), (0.8, 2.4, 1.6, 0.8, 2))


def _state(e: Entry) -> str:
    """How it came out; of what was held to be unlikely, that it happened all the same, or did not."""
    if e.high is None or e.high >= EVEN or e.resolution.state == "void":
        return STATES[e.resolution.state]
    return "happened, though held unlikely" if e.resolution.state == "true" else "did not happen, as was held likely"


def _scores(settled: list[Entry]) -> list[Block]:
    entries = [e for e in settled if e.resolution.state in ("true", "false")]
    marks = scored(entries)
    blocks: list[Block] = [Para((score_words(summarise(marks)),))]
    svg, words = calibration_figure(marks)
    if svg:
        caption = f"{words}. A source that repeats a forecast is counted once."
        blocks.append(Figure("calibration", svg, "What was said to be likely, and what came about", caption, 0.85))
    return blocks


def score_words(s: Summary) -> str:
    """The scores in a sentence or two, with what they mean and how little they may rest on."""
    if s.brier is None:
        return f"{number(s.uncounted, 'forecast')} settled, none with a chance in numbers or in words of a known range: there is no score."
    few = " This is too few to judge anybody by." if s.n < 20 else ""
    return (
        f"Of {number(s.n, 'settled forecast')} with a chance, {s.true} came about. Brier score {s.brier:.2f} "
        f"(0 is best, 0.25 is a coin's; {s.brier_best:.2f} to {s.brier_worst:.2f} by the ends of the ranges). "
        f"{s.uncounted} settled without a chance are not scored.{few}"
    )
