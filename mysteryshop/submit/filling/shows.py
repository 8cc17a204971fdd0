"""Does a text show this day, this hour, whatever its order and spelling? Pure."""

from __future__ import annotations

import re
from datetime import date, time

_LETTERS = re.compile(r"[^\W\d_]{3,}")
DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4}")
"""A day in figures, which stands beside an hour."""
_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s*(?:[:.h]|uhr)\s*(\d{2})?(?:[:.]\d{2})?\s*([ap])?", re.I)
_HALF_WRITTEN = re.compile(r"(?<!\d)\d{1,2}\s*:\s*\d?[^\d\s]")
"""A mask that took the hour and not all of its minutes: "10:0m"."""


def shows_day(text: str, day: date) -> bool:
    """A day of the month, and its month in figures or in letters; the year where one stands there. "" shows none."""
    whole = [int(number) for number in re.findall(r"(?<!\d)\d{4}(?!\d)", text)]
    small = [int(number) for number in re.findall(r"(?<!\d)\d{1,2}(?!\d)", text)]
    years = [number for number in whole if 1990 <= number <= 2100]
    if years and day.year not in years:
        return False
    if _LETTERS.search(re.sub(r"\d+(st|nd|rd|th)\b", "", text)):  # the month stands in letters, or a weekday beside figures
        return day.day in small
    figures = small if years else small[:3]
    return day.day in figures and day.month in figures and (day.day != day.month or figures.count(day.day) > 1)


def respelled(text: str, hour: time) -> str | None:
    """The text with this hour in place of the one it shows, written as that one is; None where it shows none."""
    hit = _HOUR.search(DAY.sub(lambda day: " " * len(day[0]), text))
    if not hit:
        return None
    figure = f"{(hour.hour - 1) % 12 + 1 if hit[3] else hour.hour:{'02' if len(hit[1]) == 2 else ''}}"
    spelled = [(hit.span(1), figure)]
    if hit[2]:
        spelled.append((hit.span(2), f"{hour.minute:02}"))
    if hit[3]:
        half = "p" if hour.hour >= 12 else "a"
        spelled.append((hit.span(3), half.upper() if hit[3].isupper() else half))
    for (start, end), new in reversed(spelled):
        text = text[:start] + new + text[end:]
    return text


def shows_hour(text: str, hour: time) -> bool | None:
    """None where no hour can be read there."""
    hit = _HOUR.search(DAY.sub(" ", text))
    if not hit:
        return None
    if hit[2] is None and _HALF_WRITTEN.search(text):
        return False
    hours, minutes, half = int(hit[1]), int(hit[2] or 0), (hit[3] or "").lower()
    hours = hours % 12 + (12 if half == "p" else 0) if half else hours
    return (hours, minutes) == (hour.hour, hour.minute)
