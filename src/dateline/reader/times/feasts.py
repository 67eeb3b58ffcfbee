"""Feast days and holy months: their days in a year, by computus, the Islamic and the Jewish calendar and tables of new moons.

Islamic dates are those of Umm al-Qura where `hijridate` covers them (1924-2077), otherwise of the tabular calendar; what a
country's moon sighting decides may differ by a day. Libraries are imported when a report first names such a day.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from dateline.reader.times.reckoning import Interval, add_days, date_of

FIXED = {
    "new-year": (1, 1, 1),
    "new-year-eve": (12, 31, 1),
    "christmas": (12, 25, 1),
    "christmas-eve": (12, 24, 1),
    "orthodox-christmas": (1, 7, 1),
    "epiphany": (1, 6, 1),
    "boxing-day": (12, 26, 1),
    "valentine": (2, 14, 1),
    "st-patrick": (3, 17, 1),
    "may-day": (5, 1, 1),
    "halloween": (10, 31, 1),
    "all-saints": (11, 1, 1),
    "nowruz": (3, 21, 1),
    "orthodox-new-year": (1, 14, 1),
}
FROM_EASTER = {
    "easter": (0, 1),
    "easter-weekend": (-1, 2),
    "easter-monday": (1, 1),
    "good-friday": (-2, 1),
    "holy-week": (-7, 7),
    "palm-sunday": (-7, 1),
    "pentecost": (49, 1),
    "ash-wednesday": (-46, 1),
}
# month, day of the Islamic year; days it lasts (0: the month)
ISLAMIC = {
    "ramadan": (9, 1, 0),
    "muharram": (1, 1, 0),
    "safar": (2, 1, 0),
    "rajab": (7, 1, 0),
    "shaaban": (8, 1, 0),
    "shawwal": (10, 1, 0),
    "dhu-al-hijjah": (12, 1, 0),
    "eid-al-fitr": (10, 1, 3),
    "eid-al-adha": (12, 10, 4),
    "ashura": (1, 10, 1),
    "mawlid": (3, 12, 1),
    "arbaeen": (2, 20, 1),
}
# month, day of the Jewish year (Nisan is 1); days it lasts
JEWISH = {
    "passover": (1, 15, 7),
    "rosh-hashanah": (7, 1, 2),
    "yom-kippur": (7, 10, 1),
    "sukkot": (7, 15, 7),
    "simchat-torah": (7, 22, 1),
    "hanukkah": (9, 25, 8),
}


@lru_cache(maxsize=512)
def feast_days(name: str, year: int) -> tuple[Interval, ...]:
    """(first, last) day of each time that the feast falls in a Gregorian year; empty where it cannot be reckoned."""
    if not 100 <= year <= 9000:
        return ()
    if name in FIXED:
        month, day, days = FIXED[name]
        return _from(date_of(year, month, day), days)
    if name in FROM_EASTER:
        shift, days = FROM_EASTER[name]
        return _from(add_days(easter(year), shift), days)
    if name == "orthodox-easter":
        return _from(orthodox_easter(year), 1)
    if name == "thanksgiving":
        first = date_of(year, 11, 1)
        return _from(add_days(first, (3 - first.weekday()) % 7 + 21), 1) if first else ()
    if name in ISLAMIC:
        return _islamic(name, year)
    if name in JEWISH or name == "purim":
        return _jewish(name, year)
    if name in ("lunar-new-year", "diwali"):
        return _table(name, year)
    return ()


def easter(year: int) -> dt.date | None:
    """Easter Sunday of the Western churches (anonymous Gregorian computus, Meeus 1991)."""
    if not 1583 <= year <= 9999:
        return None
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date_of(year, month, day + 1)


def orthodox_easter(year: int) -> dt.date | None:
    """Easter Sunday of the Eastern churches in the Gregorian calendar (Meeus's Julian computus)."""
    if not 1583 <= year <= 9999:
        return None
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return add_days(date_of(year, month, day + 1), year // 100 - year // 400 - 2)


def _from(first: dt.date | None, days: int) -> tuple[Interval, ...]:
    return ((first, add_days(first, days - 1)),) if first else ()


def islamic(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of an Islamic date."""
    if 1343 <= year <= 1500:
        from hijridate import Hijri

        g = Hijri(year, month, day).to_gregorian()
        return dt.date(g.year, g.month, g.day)
    # tabular calendar, civil epoch 16 July 622 (Julian); Reingold and Dershowitz, Calendrical Calculations
    number = day + 29 * (month - 1) + (6 * month - 1) // 11 + (year - 1) * 354 + (3 + 11 * year) // 30 + 227014
    return dt.date.fromordinal(number) if 0 < number < 3652059 else None


def _islamic(name: str, year: int) -> tuple[Interval, ...]:
    month, day, days = ISLAMIC[name]
    about = int((year - 622) * 33 / 32)
    out: list[Interval] = []
    for y in (about - 1, about, about + 1, about + 2):
        first = islamic(y, month, day) if y > 0 else None
        if first and first.year == year:
            last = add_days(first, days - 1) if days else add_days(islamic(y + (month == 12), month % 12 + 1, 1), -1)
            out.append((first, last))
    return tuple(out)


def _jewish(name: str, year: int) -> tuple[Interval, ...]:
    from pyluach import dates, hebrewcal

    if name == "purim":
        hebrew = year + 3760
        month, day, days = (13 if hebrewcal.Year(hebrew).leap else 12), 14, 1
    else:
        month, day, days = JEWISH[name]
        hebrew = year + (3761 if month >= 7 else 3760)
    first = dates.HebrewDate(hebrew, month, day).to_pydate()
    return _from(first, days)


def _table(name: str, year: int) -> tuple[Interval, ...]:
    from holidays.calendars.chinese import _ChineseLunisolar
    from holidays.calendars.hindu import _HinduLunisolar

    try:
        found = _ChineseLunisolar().lunar_new_year_date(year) if name == "lunar-new-year" else _HinduLunisolar().diwali_date(year)
    except (KeyError, ValueError, AttributeError):
        return ()
    first = found[0] if isinstance(found, tuple) else found
    return _from(first, 3 if name == "lunar-new-year" else 1)
