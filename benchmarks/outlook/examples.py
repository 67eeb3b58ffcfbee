"""The bundled examples day by day: what the outlook said each day, by what was known then.

    dateline add --record FILE examples/NAME
    python benchmarks/outlook/examples.py FILE PLACE|ACTOR ...
"""

from __future__ import annotations

import datetime as dt
import sys

import sqlalchemy as sa

from dateline.errors import DatelineError
from dateline.fusion.settle import settle
from dateline.outlook.evaluation import outlook_of
from dateline.store import RecordStore
from dateline.store import tables as t


def main() -> None:
    """A row for each day on which a report was published: the chance within 7 and 30 days with its interval."""
    path, *asked = sys.argv[1:]
    with RecordStore(path) as store:
        settle(store)
        with store.reading() as connection:
            days: list[dt.date] = sorted(set(connection.execute(sa.select(t.reports.c.published)).scalars()))
        print("| as known on | " + " | ".join(f"{x}, 7 days | 30 days" for x in asked) + " |\n|---|" + "---|" * 2 * len(asked))
        for day in days:
            cells = []
            for of in asked:
                try:
                    found = outlook_of(store, of, known=day)
                except DatelineError:
                    cells += ["not in the record yet", ""]
                    continue
                if found.refused:
                    cells += ["refused", ""]
                else:
                    held = f" ({found.holder})" if found.kind == "place" else ""
                    shown = (found.curve[6], found.curve[29])
                    week, month = (f"{c.chance * 100:.0f} % ({c.low * 100:.0f} to {c.high * 100:.0f})" for c in shown)
                    cells += [week + held, month]
            print(f"| {day} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
