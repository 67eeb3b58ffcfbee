"""How sure each statement is: asserted or denied, done or not, on what condition, how hedged, how likely."""

from __future__ import annotations

from bisect import bisect_left

from dateline.reader.certainty.hedges import hedges_in, hedges_of
from dateline.reader.certainty.likelihood import likelihood
from dateline.reader.certainty.polarity import undone
from dateline.reader.certainty.scale import estimates
from dateline.reader.certainty.standing import standing
from dateline.reader.reading import Draft, Reading


class Certainty:
    """Fills ``asserted``, ``modality``, ``condition``, ``hedges`` and ``likelihood`` of every draft."""

    name = "certainty"
    needs: tuple[str, ...] = ("attributions", "statements")
    adds: tuple[str, ...] = (
        "statements.asserted",
        "statements.modality",
        "statements.condition",
        "statements.hedges",
        "statements.likelihood",
    )

    def __call__(self, reading: Reading) -> None:
        if not reading.statements:
            return
        hedges, words = hedges_in(reading.doc), estimates(reading.doc)
        hedge_starts, word_starts = [h[0] for h in hedges], [e.first for e in words]
        for draft in reading.statements:
            sent = reading.doc[draft.head].sent
            self._polarity(reading, draft)
            modality, condition, why = standing(reading, draft)
            if modality != draft.modality:
                draft.note("modality", f"{modality}: {why}")
            draft.modality, draft.condition = modality, draft.condition or condition
            near = hedges[bisect_left(hedge_starts, sent.start) : bisect_left(hedge_starts, sent.end)]
            draft.hedges = draft.hedges or hedges_of(reading, draft, near)
            if draft.likelihood is None:
                draft.likelihood = likelihood(
                    reading, draft, words[bisect_left(word_starts, sent.start) : bisect_left(word_starts, sent.end)]
                )
                if draft.likelihood is not None:
                    draft.note("likelihood", f"{draft.likelihood.words!r}")
            if (
                draft.modality == "actual"
                and draft.likelihood is not None
                and draft.likelihood.low is None
                and draft.kind in ("event", "control")
            ):
                draft.modality = "possible"
                draft.note("modality", f"possible: {draft.likelihood.words!r}")

    @staticmethod
    def _polarity(reading: Reading, draft: Draft) -> None:
        why = undone(reading, draft)
        if why is not None and draft.asserted:
            draft.asserted = False
            draft.note("asserted", f"not so, by {why!r}")
