"""dealers.csv: one row a store, as spreadsheets write it - comma, semicolon or tab, UTF-8 or Windows, with or without a mark."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit
from zoneinfo import available_timezones

import phonenumbers
from pydantic import ValidationError

from mysteryshop import hours
from mysteryshop.model import Consent, Dealer
from mysteryshop.workspace.places import brand_name, country_code, language_of, postal_code, timezone_of
from mysteryshop.workspace.problems import Problems, did_you_mean, nearest, shown_path
from mysteryshop.workspace.tree import Tree, read_text
from mysteryshop.workspace.validation import problem_of

COLUMNS = (
    "id", "name", "url", "brand", "group", "segment", "country", "state", "city", "zip", "language", "timezone", "hours",
    "relationship", "consent_by", "consent_on", "consent_until", "phone", "mail_domains", "promises_always_open",
)  # fmt: skip
HEADER = ",".join(COLUMNS)

_ALSO = {
    "dealer id": "id", "dealer_id": "id", "store id": "id", "code": "id", "dealer": "name", "dealership": "name",
    "store": "name", "dealer name": "name", "store name": "name", "website": "url", "web site": "url", "site": "url",
    "web": "url", "link": "url", "make": "brand", "dealer group": "group", "postal code": "zip", "postcode": "zip",
    "zip code": "zip", "zipcode": "zip", "time zone": "timezone", "tz": "timezone", "opening hours": "hours",
    "opening_hours": "hours", "telephone": "phone", "tel": "phone", "lang": "language", "province": "state",
    "region": "state", "town": "city", "consent": "consent_by", "mail domain": "mail_domains",
    "email domains": "mail_domains", "mail domains": "mail_domains",
}  # fmt: skip
_FILE_ENDINGS = (".csv", ".tsv", ".txt", ".xls", ".xlsx", ".ods", ".json", ".toml", ".yaml", ".yml")
_TRUE = {"true", "yes", "y", "1", "x"}
_TIP = f"Make one with `mysteryshop init`, or start with this header line: {','.join(COLUMNS[:3])},... (docs/commands.md)"


def read_dealers(path: Path, problems: Problems) -> tuple[Dealer, ...]:
    """Every store of the list, in order. What is wrong with rows goes to `problems`; the good ones are still returned."""
    if path.is_file() and path.read_bytes()[:2] == b"PK":
        problems.add(shown_path(path), None, "is an Excel workbook, not a CSV", tip="Save it as CSV (UTF-8) and name that file.")
        return ()
    text = read_text(path, problems, what="dealer list", tip=_TIP)
    if text is None:
        return ()
    shown = shown_path(path)
    if not text.strip():
        problems.add(shown, None, "the dealer list is empty", tip=_TIP)
        return ()
    if "\0" in text:
        problems.add(shown, None, "is not a text file (it holds NUL bytes)", tip="Save the list as CSV (UTF-8).")
        return ()
    before = len(problems)
    dealers = tuple(_Reader(shown, problems).dealers(text))
    if not dealers and len(problems) == before:
        problems.add(shown, None, "there is a header but no dealer below it", tip="Add one row a store.")
    return dealers


def dealer_from_url(url: str, problems: Problems) -> dict[str, Any] | None:
    """id, name and url of a store known by its address alone; None, with a problem added, if that is no address."""
    parts = _address(url)
    if parts is None:
        problems.add(
            "the address", None, f'"{url}" is not a web address', text=url, tip="Write it as https://www.your-store.com/"
        )
        return None
    host = (parts.hostname or "").removeprefix("www.")
    numbered = f"{host}-{parts.port}" if parts.port else host
    return {"id": _slug(numbered), "name": numbered, "url": parts.geturl()}


def _address(url: str) -> SplitResult | None:
    """A web address with a host, https:// put in front where no scheme stands; None if it cannot be one."""
    url = url.strip()
    if "://" not in url:
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return None
    host = parts.hostname or ""
    plausible = bool(re.fullmatch(r"[^\s/@]*[^\s/@.]", host)) and ("." in host or ":" in host or host == "localhost")
    if (
        parts.scheme not in ("http", "https")
        or not plausible
        or not port_is_fine
        or re.search(r"\s|[\x00-\x1f]", url)
        or parts.password
    ):
        return None
    return parts if parts.path else parts._replace(path="/")


def web_address(url: str) -> str | None:
    """A web address as it is kept (https:// put in front where no scheme stands); None for what cannot be one."""
    parts = _address(url)
    return parts.geturl() if parts else None


def looks_like_url(word: str) -> bool:
    """Whether a person who typed `word` in place of a dealer list meant a web site."""
    if "://" not in word and word.lower().endswith(_FILE_ENDINGS):
        return False  # a list that is not there must never become a web site that is shopped
    return word.startswith(("http://", "https://")) or bool(re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:/\S*)?", word, re.I))


def _slug(words: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", words).strip("-").lower()[:64] or "dealer"


class _Reader:
    """Reads one list; keeps what is needed to name the place of each problem and to see ids twice."""

    def __init__(self, shown: str, problems: Problems) -> None:
        self.shown, self.problems = shown, problems
        self.lines: dict[str, int] = {}
        self.hours_seen: dict[tuple[str, str, str | None], str | None] = {}
        self.zones = available_timezones()

    def dealers(self, text: str) -> Iterator[Dealer]:
        if text.startswith("sep="):  # Excel's own first line
            text = text.split("\n", 1)[-1] if "\n" in text else ""
            offset = 1
        else:
            offset = 0
        delimiter = max(",;\t|", key=lambda mark: _known_columns(text.split("\n", 1)[0], mark))
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        header: list[str] | None = None
        last = offset
        try:
            for row in rows:
                line, last = last + 1, rows.line_num + offset
                if not any(cell.strip() for cell in row) or row[0].lstrip().startswith("#"):
                    continue
                if header is None:
                    header = self._header(row, line)
                    if header is None:
                        return
                    if header != ["url"] or not looks_like_url(row[0].strip()):
                        continue
                dealer = self._dealer(header, row, line)
                if dealer:
                    yield dealer
        except csv.Error as error:
            self.problems.add(
                self.shown, last + 1, f"is not valid CSV: {error}", tip="Look for a quotation mark that is never closed."
            )

    def _header(self, row: list[str], line: int) -> list[str] | None:
        """The columns in order; a bare list of addresses needs no header. None when the list cannot be read."""
        names = [re.sub(r"\s+", " ", cell.strip().lower()) for cell in row]
        if len([name for name in names if name]) == 1 and looks_like_url(row[0].strip()):
            return ["url"]
        columns = []
        for name, cell in zip(names, row, strict=True):
            known = name.replace(" ", "_") if name.replace(" ", "_") in COLUMNS else _ALSO.get(name, name)
            columns.append(known)
            if known and known not in COLUMNS and not known.startswith(("#", "x_", "x-", "note")):
                tip = did_you_mean(name, COLUMNS, what="Columns") + ' A column of your own may be called "x_..." or "notes".'
                self.problems.add(self.shown, line, f'unknown column "{cell.strip()}"', text=cell.strip(), tip=tip)
        if twice := {name for name in columns if name in COLUMNS and columns.count(name) > 1}:
            self.problems.add(self.shown, line, f"the column {min(twice)} stands here twice", text=min(twice), tip="Keep one.")
        if "url" not in columns:
            tip = "Every store needs the address of its web site." if "id" in columns or "name" in columns else _TIP
            near = next((cell for cell in names if nearest(cell, ["url", "website"])), None)
            if near is None or near in _ALSO:
                self.problems.add(self.shown, line, 'there is no column "url"', text=",".join(row)[:80], tip=tip)
            return None
        return columns

    def _dealer(self, header: list[str], row: list[str], line: int) -> Dealer | None:
        if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
            tip = "Put a cell that holds the separator itself in quotation marks."
            self.problems.add(
                self.shown, line, f"{len(row)} cells where the header has {len(header)}", text=row[len(header)], tip=tip
            )
            return None
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False) if name in COLUMNS and cell.strip()}
        before = len(self.problems)
        values = self._values(cells, line)
        dealer = self._validated(values, line)
        known = self._new(str(values.get("id", "")), line)  # said beside other slips of the row, not after they are mended
        return dealer if dealer and known and len(self.problems) == before else None

    def _new(self, dealer_id: str, line: int) -> bool:
        first = self.lines.setdefault(dealer_id.lower(), line)
        if first == line:
            return True
        tip = "Every store needs an id of its own; it names the store in reports and must stay the same from wave to wave."
        self.problems.add(
            self.shown, line, f'the id "{dealer_id}" stands here a second time (first in line {first})', text=dealer_id, tip=tip
        )
        return False

    def _values(self, cells: dict[str, str], line: int) -> dict[str, Any]:
        values: dict[str, Any] = {k: v for k, v in cells.items() if not k.startswith("consent")}
        values |= self._place(cells, line) | self._site(cells, line)
        if "relationship" in values:
            values["relationship"] = values["relationship"].lower()
        if "language" in values:
            values["language"] = values["language"].lower()[:2]
        elif spoken := language_of(values.get("country", "US")):
            values["language"] = spoken
        if "brand" in values:
            values["brand"] = brand_name(values["brand"])
        self._reach(values, line)
        if "mail_domains" in values:
            values["mail_domains"] = tuple(
                part.lower().lstrip("@") for part in re.split(r"[\s,;|]+", cells["mail_domains"]) if part
            )
        if "promises_always_open" in values:
            values["promises_always_open"] = cells["promises_always_open"].lower() in _TRUE
        if consent := self._consent(cells, line):
            values["consent"] = consent
        return values

    def _site(self, cells: dict[str, str], line: int) -> dict[str, Any]:
        url = cells.get("url")
        if url is None:
            self.problems.add(
                self.shown, line, "there is no url in this row", text=cells.get("name"), tip="Write the store's web site."
            )
            return {"url": "https://missing.invalid/", "id": cells.get("id", "x"), "name": cells.get("name", "x")}
        parts = _address(url)
        if parts is None:
            tip = "Write it as https://www.store.com/, without a user name or password in it."
            self.problems.add(self.shown, line, f'"{url}" is not a web address with a host', text=url, tip=tip)
            return {"url": "https://missing.invalid/", "id": cells.get("id", "x"), "name": cells.get("name", "x")}
        host = (parts.hostname or "").removeprefix("www.")
        name = cells.get("name", host)
        chosen = cells.get("id") or _slug(cells.get("name") or (f"{host}-{parts.port}" if parts.port else host))
        return {"url": parts.geturl(), "id": chosen, "name": name}

    def _place(self, cells: dict[str, str], line: int) -> dict[str, Any]:
        """Country, time zone (the place's own where it has but one) and hours, checked together."""
        found: dict[str, Any] = {}
        country = country_code(cells.get("country", "US"))
        if "country" in cells:
            found["country"] = country or cells["country"]
        code = postal_code(cells.get("zip", ""), country or "US")
        zone = cells.get("timezone") or timezone_of(country or "US", cells.get("state"), code)
        if zone and zone not in self.zones:
            tip = did_you_mean(zone, self.zones, what="A time zone looks like America/New_York; yours is not near any of")
            tip = tip if "mean" in tip else "A time zone looks like America/New_York or Europe/Berlin."
            self.problems.add(self.shown, line, f'"{zone}" is not a time zone', text=zone, tip=tip)
            zone = None
        found["timezone"] = zone
        if opening := cells.get("hours"):
            key = (opening, country or "US", zone)
            if key not in self.hours_seen:
                self.hours_seen[key] = hours.hours_problem(*key)
            if words := self.hours_seen[key]:
                self.problems.add(self.shown, line, words, text=opening)
        return found

    def _reach(self, values: dict[str, Any], line: int) -> None:
        """Phone and postal code as the country knows them: callers are recognised by the one, stores found by the other."""
        country = country_code(values.get("country", "US")) or "US"
        if phone := values.get("phone"):
            try:
                fine = phonenumbers.is_possible_number(phonenumbers.parse(phone, country))
            except phonenumbers.NumberParseException:
                fine = False
            if not fine:
                tip = "Write it with its country, e.g. +1 212 555 0100, or as it is dialled there."
                self.problems.add(self.shown, line, f'"{phone}" is no phone number of {country}', text=phone, tip=tip)
        if written := values.get("zip"):
            code = postal_code(written, country)
            if code is None:
                tip = "Check the column country too: it is US where nothing is said."
                self.problems.add(self.shown, line, f'"{written}" is no postal code of {country}', text=written, tip=tip)
            else:
                values["zip"] = code

    def _consent(self, cells: dict[str, str], line: int) -> Consent | None:
        given = {part: cells[f"consent_{part}"] for part in ("by", "on", "until") if f"consent_{part}" in cells}
        if not given:
            return None
        for part, what in (("by", "who agreed"), ("on", "on which day")):
            if part not in given:
                self.problems.add(
                    self.shown, line, f"consent_{part} is missing", tip=f"A consent record says {what}; or leave all three empty."
                )
                return None
        try:
            return Consent.model_validate(given)
        except ValidationError as error:
            for item in error.errors(include_url=False):
                cell = f"consent_{item['loc'][0]}"
                self.problems.add(
                    self.shown,
                    line,
                    f'{cell} cannot be "{item["input"]}"',
                    text=str(item["input"]),
                    tip="Write the date as 2026-01-31.",
                )
            return None

    def _validated(self, values: dict[str, Any], line: int) -> Dealer | None:
        try:
            return Dealer.model_validate(values)
        except ValidationError as error:
            tree = Tree(self.shown, values, {(): line})
            self.problems.extend([problem_of(Dealer, item, tree, ()) for item in error.errors(include_url=False)])
            return None


def _known_columns(first: str, delimiter: str) -> int:
    cells = [re.sub(r"\s+", " ", cell.strip(' "\r').lower()) for cell in first.split(delimiter)]
    return sum(cell.replace(" ", "_") in COLUMNS or cell in _ALSO for cell in cells) * 100 + len(cells)
