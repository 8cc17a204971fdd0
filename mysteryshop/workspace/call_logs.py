"""Call and message logs as phone systems export them: columns guessed by name, times, numbers and outcomes understood. Pure."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from mysteryshop.errors import InputError
from mysteryshop.lexicons import load
from mysteryshop.model import Channel
from mysteryshop.workspace.lead_values import Odd, moment_of, zone_of
from mysteryshop.workspace.problems import did_you_mean

FIELDS = (
    "from",
    "to",
    "other",
    "ours",
    "at",
    "date",
    "time",
    "zone",
    "direction",
    "kind",
    "result",
    "voicemail",
    "duration",
    "text",
    "name",
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """One row that was read: a call, voicemail or text. Numbers are digits as written; `incoming` None: the log does not say."""

    line: int
    channel: Channel
    at: datetime
    caller: str
    called: str
    incoming: bool | None
    missed: bool
    seconds: int | None
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class ReadLog:
    """What a log holds: its rows, which column was taken for what, and the lines that could not be read, with the reason."""

    rows: tuple[LoggedCall, ...]
    columns: Mapping[str, str]
    bad: tuple[tuple[int, str], ...]
    texts: bool


def read_log(text: str, *, shown: str, mapping: Mapping[str, str], zone: str | None, dates: str | None) -> ReadLog:
    """Read a log. `mapping`: our field -> their column, where the guess is wrong. Raises InputError with the remedy."""
    lines = text.lstrip("\ufeff").splitlines()
    skip = next((n for n, line in enumerate(lines) if len(_guess(_cells(line))) >= 2), 0)
    body = "\n".join(lines[skip:])
    header = _cells(lines[skip]) if lines else []
    columns = _columns(header, mapping, shown)
    rows = csv.DictReader(io.StringIO(body, newline=""), delimiter=_delimiter(lines[skip] if lines else ""))
    raw = [(rows.line_num + skip, {key: (value or "").strip() for key, value in row.items() if key}) for row in rows]
    order = dates or _order([_when(row, columns) for _, row in raw], zone)
    given = zone_of_log(zone, columns)
    found, bad = [], []
    for line, row in raw:
        try:
            one = _row(line, row, columns, given, order)
        except Odd as odd:
            bad.append((line, f"{odd.message}. {odd.tip}"))
            continue
        if one is not None:
            found.append(one)
    if raw and not found and bad:
        raise InputError(f"no row can be read: {bad[0][1]}", file=shown, line=bad[0][0])
    return ReadLog(tuple(found), columns, tuple(bad), any(one.channel is Channel.TEXT for one in found))


def zone_of_log(zone: str | None, columns: Mapping[str, str]) -> tzinfo | None:
    """The zone of times that name none: the one said, or UTC where the column's own name says so."""
    if _in_utc(columns):
        return UTC
    try:
        return zone_of(zone) if zone else None
    except Odd as odd:
        raise InputError(odd.message, text=zone, tip=odd.tip) from odd


def _in_utc(columns: Mapping[str, str]) -> bool:
    return any(re.search(r"\butc\b|\bgmt\b", _plain(columns.get(key, ""))) for key in ("at", "date", "time"))


def digits_of(number: str) -> str:
    """What tells two numbers apart however they are written: the last nine digits; "" for what is no number."""
    digits = re.sub(r"\D", "", re.sub(r"(?i)(?:ext|x)\.?\s*\d+$", "", number))
    return digits[-9:] if len(digits) >= 7 else ""


# columns


def _plain(words: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z])_(?=[a-z])", " ", bare)))


def _cells(line: str) -> list[str]:
    return next(csv.reader([line], delimiter=_delimiter(line)), [])


def _delimiter(line: str) -> str:
    return max(",;\t|", key=line.count)


def _guess(header: Sequence[str]) -> dict[str, str]:
    names = load("log_columns")["columns"]
    found: dict[str, str] = {}
    for field in FIELDS:
        for wanted in names[field]:
            match = next((cell for cell in header if _plain(cell) == wanted and cell not in found.values()), None)
            if match is not None:
                found[field] = match
                break
    if "other" in found and _plain(found.get("from", "")) == "source":
        del found["from"]  # there, the source is an advertisement
    return found


def _columns(header: Sequence[str], mapping: Mapping[str, str], shown: str) -> dict[str, str]:
    known = {_plain(cell): cell for cell in header}
    for field, column in mapping.items():
        if field not in FIELDS:
            raise InputError(f'--map: "{field}" is no field', text=field, tip=did_you_mean(field, FIELDS, what="Fields"))
        if _plain(column) not in known:
            tip = did_you_mean(column, header, what="Its columns")
            raise InputError(f'--map: there is no column "{column}"', file=shown, text=column, tip=tip)
    told = {field: known[_plain(column)] for field, column in mapping.items()}
    found = {field: column for field, column in _guess(header).items() if column not in told.values()} | told
    if not ("at" in found or "date" in found or "time" in found) or not ({"from", "to", "other"} & found.keys()):
        tip = f"Its columns: {', '.join(header)[:300]}. Say e.g. --map from=Caller,to=Line,at=Started."
        raise InputError("it is not clear which columns hold the number and the time", file=shown, line=1, tip=tip)
    return found


# rows


def _row(line: int, row: Mapping[str, str], columns: Mapping[str, str], zone: tzinfo | None, order: str) -> LoggedCall | None:
    def cell(field: str) -> str:
        return row.get(columns[field], "") if field in columns else ""

    if not any(row.values()):
        return None
    kind, result = _plain(cell("kind")), _plain(cell("result"))
    if _says("fax", kind):
        return None
    incoming = _direction(_plain(cell("direction")), kind)
    at = _moment(_when(row, columns), zone_of(cell("zone")) if "/" in cell("zone") and not _in_utc(columns) else zone, order)
    other, ours = cell("other"), cell("ours")
    caller = cell("from") or (ours if incoming is False else other)
    called = cell("to") or (other if incoming is False else ours)
    seconds = _seconds(cell("duration"))
    words = cell("text")
    left = _plain(cell("voicemail"))
    voicemail = _says("voicemail", result, kind) or (bool(left) and left not in ("no", "0", "false", "none"))
    is_text = _says("text", kind) or (
        "text" in columns and "duration" not in columns and not _says("call", kind) and not voicemail
    )
    missed = not is_text and not voicemail and (_says("missed", result, kind) or (seconds == 0 and not _says("answered", result)))
    channel = Channel.TEXT if is_text else Channel.VOICEMAIL if voicemail else Channel.CALL
    return LoggedCall(line, channel, at, caller, called, incoming, missed, seconds, words, cell("name"))


def _says(word: str, *cells: str) -> bool:
    known = load("log_columns")["words"][word]
    return any(cell in known or any(len(one) > 3 and one in cell for one in known) for cell in cells if cell)


def _direction(direction: str, kind: str) -> bool | None:
    words = load("log_columns")["words"]
    for cell in (direction, kind):
        first = cell.split(" ")[0] if cell else ""
        if cell in words["outbound"] or first in words["outbound"]:
            return False
        if cell in words["inbound"] or first in words["inbound"]:
            return True
    return None


def _seconds(words: str) -> int | None:
    if found := re.fullmatch(r"(?:(\d+):)?(\d{1,2}):(\d\d)(?:\.\d+)?", words):
        return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
    if found := re.fullmatch(r"(\d+)(?:\.\d+)?\s*(?:s|sec|secs|seconds)?", words.lower()):
        return int(found[1])
    parts = re.findall(r"(\d+)\s*(h|m|s)", words.lower())
    return sum(int(number) * {"h": 3600, "m": 60, "s": 1}[unit] for number, unit in parts) if parts else None


# times


def _when(row: Mapping[str, str], columns: Mapping[str, str]) -> str:
    if "at" in columns and row.get(columns["at"]):
        return row[columns["at"]]
    return " ".join(row.get(columns[key], "") for key in ("date", "time") if key in columns).strip()


_NUMERIC = re.compile(
    r"(?:[A-Za-zÀ-ÿ]{2,}\.?,?\s+)?(\d{1,4})[./-](\d{1,2})[./-](\d{2,4})[,\s]+(?:(?:at|um|à|a las|alle|om|às)\s+)?(.+)"
)
_WORDED = re.compile(r"(?:[A-Za-z]{3,9},\s*)?([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})[,\s]+(?:at\s+)?(.+)")
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d\d)(?:[:.](\d\d))?(?:\.\d+)?\s*([AaPp])?\.?\s?[Mm]?\.?\s*(.*)")


def _order(moments: Sequence[str], zone: str | None) -> str:
    """Whether 03/04 is the fourth of March: told by any day above twelve in the file, else by the zone's continent."""
    pairs = [
        (int(hit[1]), int(hit[2]))
        for words in moments
        if (hit := _NUMERIC.match(words)) and len(hit[1]) <= 2 and "." not in hit[0][:6]
    ]
    if any(first > 12 for first, _ in pairs):
        return "dmy"
    if any(second > 12 for _, second in pairs):
        return "mdy"
    return "mdy" if not zone or zone.startswith(("America/", "US/")) else "dmy"


def _moment(words: str, zone: tzinfo | None, order: str) -> datetime:
    hit = _NUMERIC.fullmatch(words)
    if hit and len(hit[1]) <= 2:
        first, second, year = int(hit[1]), int(hit[2]), int(hit[3])
        dotted = "." in words[: len(hit[1]) + 12].split(hit[1], 1)[1][:1]
        day, month = (first, second) if dotted or order == "dmy" else (second, first)
        return _built(words, year + 2000 if year < 100 else year, month, day, hit[4], zone)
    if worded := _WORDED.fullmatch(words):
        month = next((n for n, name in enumerate(_MONTHS, 1) if worded[1].lower().startswith(name)), 0)
        return _built(words, int(worded[3]), month, int(worded[2]), worded[4], zone)
    if hit and (clock := _CLOCK.fullmatch(hit[4])) and clock[4]:  # 2026-11-02 9:41 PM
        return _built(words, int(hit[1]), int(hit[2]), int(hit[3]), hit[4], zone)
    return moment_of(words, zone)


def _built(words: str, year: int, month: int, day: int, clock: str, zone: tzinfo | None) -> datetime:
    told = _CLOCK.fullmatch(clock.strip())
    if not told:
        raise Odd(f'"{words}" cannot be read as a time', "Write it as 2026-11-02 09:30.", words)
    hour = int(told[1])
    if told[4]:
        hour = hour % 12 + (12 if told[4].lower() == "p" else 0)
    try:
        local = datetime(year, month, day, hour, int(told[2]), int(told[3] or 0))  # noqa: DTZ001 - gets its zone below
    except ValueError as error:
        raise Odd(f'"{words}" is no date', "Say --dates dmy or mdy if day and month are the other way round.", words) from error
    behind = told[5].strip()
    if behind in ("UTC", "GMT", "Z"):
        zone = UTC
    elif shift := re.fullmatch(r"(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d\d)?", behind):
        offset = timedelta(hours=int(shift[2]), minutes=int(shift[3] or 0))
        return (local - offset if shift[1] == "+" else local + offset).replace(tzinfo=UTC)
    if zone is None:
        raise Odd(f'"{words}" has no time zone', "Say in which it was written: --zone America/New_York.", words)
    return local.replace(tzinfo=zone).astimezone(UTC)
