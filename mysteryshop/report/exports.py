"""The same results for programs and spreadsheets: results.json, results.csv, results.xlsx."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from mysteryshop.model import Branding, Comparison, Rubric, Scorecard, SecondLook, SiteFindings, Touch, Wave
from mysteryshop.report.benchmarks import benchmark_row, benchmarks
from mysteryshop.report.mask import Mask, mask_of
from mysteryshop.report.siteview import site_row
from mysteryshop.report.standing import Result, Standing, figures, outcome_of, quality

SCHEMA_VERSION = 1
"""Of results.json. Grows when a key changes meaning or goes; a new key alone leaves it."""

_LARGEST_CELL = 32_000
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

Row = dict[str, str | float | int | bool | None]


def results_json(
    standings: Sequence[Standing],
    *,
    wave: Wave,
    rubric: Rubric,
    branding: Branding,
    as_of: datetime,
    sample: bool,
    across: Mapping[str, Sequence[Comparison]] | None = None,
    second: Mapping[str, Sequence[SecondLook]] | None = None,
) -> str:
    """The whole wave as JSON: stores, leads, findings with quotes, touches. Names are hidden as in the pages."""
    card = next((card for one in standings for _e, card in one.results if card is not None), None)
    data = {
        "schema_version": SCHEMA_VERSION,
        "sample": sample,
        "as_of": as_of.isoformat(),
        "wave": {
            "id": wave.id,
            "name": wave.name,
            "opened_at": wave.opened_at.isoformat(),
            "closes_at": wave.closes_at.isoformat(),
            "window_days": wave.window_days,
        },
        "rubric": {"id": rubric.id, "version": rubric.version, "digest": card.rubric_digest if card else None},
        "grader_version": card.grader_version if card else None,
        "use": "for training, not for discipline",
        "benchmarks": [benchmark_row(one) for one in benchmarks(standings, random.Random(wave.id))],
        "dealers": [_dealer(one, branding, (across or {}).get(one.dealer.id, ()), second or {}) for one in standings],
    }
    return json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False)


def _dealer(
    one: Standing, branding: Branding, across: Sequence[Comparison], second: Mapping[str, Sequence[SecondLook]]
) -> dict[str, Any]:
    own, interval = figures(one), one.interval
    place = dict(zip(("place", "best", "worst"), one.place, strict=True)) if one.place and not one.competitor else None
    return {
        "id": one.dealer.id,
        "name": one.dealer.name,
        "brand": one.dealer.brand,
        "group": one.dealer.group,
        "relationship": one.dealer.relationship.value,
        "points": _round(interval.mean if interval else None),
        "letter": one.letter,
        "interval": [_round(interval.low), _round(interval.high)] if interval and interval.low is not None else None,
        "scored_leads": interval.count if interval else 0,
        "rank": place,
        "provisional": one.provisional,
        "quality_percent": _round(quality(one)),
        "leads": {"attempted": own.attempted, "proven": own.reached, "answered_by_person": own.by_person},
        "first_personal_minutes_median": _round(own.person_minutes),
        "together": [
            {
                "id": said.id,
                "title": said.title,
                "verdict": said.verdict.value,
                "words": said.words,
                "columns": list(said.columns),
                "rows": [list(row) for row in said.rows],
            }
            for said in across
        ],
        "shops": [_shop(result, mask_of(*result, branding), second.get(result[0].shop.id, ())) for result in one.results],
    }


def _shop(result: Result, mask: Mask, second: Sequence[SecondLook]) -> dict[str, Any]:
    evidence, card = result
    shop, submission = evidence.shop, evidence.submission
    return {
        "id": shop.id,
        "scenario": shop.scenario.id,
        "sent_at": shop.sent_at.isoformat() if shop.sent_at else None,
        "window_closes_at": evidence.closes_at.isoformat(),
        "outcome": outcome_of(evidence).value,
        "outcome_reason": submission.reason if submission else "",
        "form_url": submission.form_url if submission else None,
        "site": _site(submission.site) if submission else None,
        "delivery": evidence.delivery.value,
        "delivery_why": evidence.delivery_why,
        "watched": sorted(channel.value for channel in evidence.watched),
        "card": _card(card, mask) if card else None,
        "second_opinion": [
            {
                "check": one.check,
                "touch_id": one.touch_id,
                "model": one.model,
                "ours": one.ours,
                "theirs": one.theirs,
                "agrees": one.agrees,
                "quote": mask.text(one.quote),
            }
            for one in second
        ],
        "touches": [_touch(touch, mask) for touch in evidence.touches],
    }


def _site(site: SiteFindings) -> dict[str, Any]:
    """What the shopper met on the site, with the words seen."""
    return {
        "fields_asked": site.fields_asked,
        "fields_required": site.fields_required,
        "load_seconds": _round(site.load_seconds),
        "https": site.https,
        "language": site.language,
        "channels": list(site.channels),
        "software": list(site.widgets),
        "platform": site.platform,
        "captcha": site.captcha_seen,
        "price": site.price,
        "price_words": site.price_words,
        "trade_value": site.trade,
        "trade_value_words": site.trade_words,
        "troubles": list(site.troubles),
        "notes": list(site.notes),
    }


def _card(card: Scorecard, mask: Mask) -> dict[str, Any]:
    return {
        "as_of": card.as_of.isoformat(),
        "rubric": f"{card.rubric}@{card.rubric_version}",
        "rubric_digest": card.rubric_digest,
        "grader_version": card.grader_version,
        "provisional": card.provisional,
        "points": _round(card.points),
        "letter": card.letter,
        "withheld": card.withheld,
        "judged_points": _round(card.judged_points),
        "caps": [mask.text(one) for one in card.caps],
        "sections": [
            {"id": one.id, "earned": _round(one.earned), "judged": _round(one.judged), "possible": _round(one.possible)}
            for one in card.sections
        ],
        "timings": {
            name: {
                "at": one.at.isoformat(),
                "elapsed_minutes": _round(one.elapsed_minutes),
                "open_minutes": _round(one.open_minutes),
                "touch_id": one.touch_id,
            }
            for name, one in card.timings.items()
        },
        "findings": [
            {
                "check": one.check,
                "verdict": one.verdict.value,
                "score": _round(one.score),
                "value": one.value,
                "quotes": [mask.text(quote) for quote in one.quotes],
                "reason": mask.text(one.reason),
                "touch_id": one.touch_id,
                "points": [_round(part) for part in card.line_points[one.check]] if one.check in card.line_points else None,
            }
            for one in card.findings
        ],
        "process": [
            {"step": one.step, "title": one.title, "status": one.status, "words": mask.text(one.words)} for one in card.process
        ],
    }


def _touch(touch: Touch, mask: Mask) -> dict[str, Any]:
    return {
        "id": touch.id,
        "channel": touch.channel.value,
        "nature": touch.nature.value,
        "nature_confidence": _round(touch.nature_confidence),
        "signals": [mask.text(one) for one in touch.signals],
        "at": touch.at.isoformat(),
        "at_why": touch.at_why,
        "match": touch.certainty.value,
        "match_evidence": [mask.text(one) for one in touch.how],
        "from": mask.text(touch.sender_name),
        "subject": mask.text(touch.subject),
        "text": mask.text(touch.text),
        "junk": touch.junk,
        "message_sha256": touch.message_sha256,
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(float(value), 3)


def rows(standings: Sequence[Standing], rubric: Rubric, branding: Branding) -> Iterator[Row]:
    """One flat row a lead: who, what, outcome, times, points by section, verdict by check."""
    checks = list(dict.fromkeys(line.check for section in rubric.sections for line in section.checks))
    for one in standings:
        for evidence, card in one.results:
            mask = mask_of(evidence, card, branding)
            timings = card.timings if card else {}
            row: Row = {
                "dealer_id": one.dealer.id,
                "dealer": one.dealer.name,
                "brand": one.dealer.brand,
                "group": one.dealer.group,
                "relationship": one.dealer.relationship.value,
                "shop_id": evidence.shop.id,
                "scenario": evidence.shop.scenario.id,
                "sent_at": evidence.shop.sent_at.isoformat() if evidence.shop.sent_at else None,
                "outcome": outcome_of(evidence).value,
                "delivery": evidence.delivery.value,
                "touches": len(evidence.touches),
                "points": _round(card.points) if card else None,
                "letter": card.letter if card else None,
                "withheld": card.withheld if card else None,
                "provisional": card.provisional if card else None,
                "judged_points": _round(card.judged_points) if card else None,
                "caps": "; ".join(mask.text(cap) for cap in card.caps) if card else None,
            }
            for name in ("first_touch", "first_automated", "first_personal", "first_answer"):
                timing = timings.get(name)
                row[f"{name}_minutes"] = _round(timing.elapsed_minutes) if timing else None
                row[f"{name}_open_minutes"] = _round(timing.open_minutes) if timing else None
            earned = {section.id: section.earned for section in card.sections} if card else {}
            row |= site_row(evidence.submission.site if evidence.submission else None)
            row |= {f"points_{section.id}": _round(earned.get(section.id)) for section in rubric.sections}
            found = {finding.check: finding.verdict.value for finding in card.findings} if card else {}
            row |= {check: found.get(check) for check in checks}
            yield row


def results_csv(table: Sequence[Row]) -> str:
    """The rows as CSV (UTF-8 with a byte-order mark when written, so that spreadsheets read it); formula starts are quoted."""
    out = io.StringIO(newline="")
    if table:
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(table[0])
        writer.writerows([_csv_cell(value) for value in row.values()] for row in table)
    return out.getvalue()


def _csv_cell(value: str | float | bool | None) -> str | float | int:
    """A cell no spreadsheet takes for a formula: an apostrophe goes before `= + - @`, tab and line breaks; numbers stay."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        text = value.replace("\x00", "")
        return f"'{text}" if text.startswith(_FORMULA_STARTS) or text.lstrip().startswith(_FORMULA_STARTS[:4]) else text
    return value


def results_xlsx(table: Sequence[Row], standings: Sequence[Standing], branding: Branding) -> bytes:
    """A workbook of two sheets, leads and findings. Every text cell is typed as a string, so that none can be a formula."""
    book = Workbook(write_only=True)
    leads = book.create_sheet("Leads")
    leads.freeze_panes = "C2"
    if table:
        _append(leads, list(table[0]), bold=True)
        for row in table:
            _append(leads, list(row.values()))
    findings = book.create_sheet("Findings")
    findings.freeze_panes = "A2"
    _append(findings, ["dealer_id", "shop_id", "check", "verdict", "score", "earned", "judged", "quotes", "reason"], bold=True)
    for one in standings:
        for evidence, card in one.results:
            mask = mask_of(evidence, card, branding)
            for finding in card.findings if card else ():
                earned, judged = card.line_points.get(finding.check, (None, None)) if card else (None, None)
                quotes = " | ".join(mask.text(quote) for quote in finding.quotes)
                cells = [one.dealer.id, evidence.shop.id, finding.check, finding.verdict.value, _round(finding.score)]
                _append(findings, [*cells, _round(earned), _round(judged), quotes, mask.text(finding.reason)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _append(sheet: WriteOnlyWorksheet, values: Sequence[Any], *, bold: bool = False) -> None:
    cells = []
    for value in values:
        text = isinstance(value, str)
        cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value)[:_LARGEST_CELL] if text else value)
        if text:
            cell.data_type = "s"
        if bold:
            cell.font = Font(bold=True)
        cells.append(cell)
    sheet.append(cells)
