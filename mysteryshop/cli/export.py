"""What is handed over: `export` and `bundle`."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.session import Desk, open_desk
from mysteryshop.errors import InputError, UsageError
from mysteryshop.model import Shop, Submission

KINDS = ("shops", "messages", "touches", "scorecards", "benchmarks")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_rows(what: str, output: Path | None, wave: str | None, *, as_csv: bool) -> None:
    """Every row of a kind, as JSON lines or CSV."""
    from mysteryshop.workspace.problems import did_you_mean

    if what not in KINDS:
        raise UsageError(f'"{what}" cannot be exported', tip=did_you_mean(what, KINDS, what="Say one of"))
    with open_desk() as desk:
        rows = _ROWS[what](desk, wave)
        if output is None:
            count = _write(rows, sys.stdout, as_csv=as_csv)
        else:
            try:
                with output.open("w", encoding="utf-8", newline="") as file:
                    count = _write(rows, file, as_csv=as_csv)
            except OSError as error:
                raise InputError(
                    f"cannot write {output}: {error.strerror}", file=str(output), tip="Choose another place."
                ) from error
            console.note(f"{count} {what} in {output}")


def _write(rows: Iterator[dict[str, Any]], file: TextIO, *, as_csv: bool) -> int:
    count = 0
    table: csv.DictWriter[str] | None = None
    for row in rows:
        plain = console.plain(row)
        if as_csv:
            table = table or _table(file, list(plain))
            table.writerow({key: _cell(value) for key, value in plain.items()})
        else:
            file.write(json.dumps(plain, ensure_ascii=False) + "\n")
        count += 1
    return count


def _table(file: TextIO, columns: list[str]) -> csv.DictWriter[str]:
    table = csv.DictWriter(file, columns, extrasaction="ignore")
    table.writeheader()
    return table


def _cell(value: Any) -> Any:
    """Text for a spreadsheet: what would be a formula is quoted, nested data is JSON."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _of(desk: Desk, wave: str | None) -> list[Shop]:
    return desk.store.shops(wave=desk.store.wave(wave).id if wave else None)


def _shops(desk: Desk, wave: str | None) -> Iterator[dict[str, Any]]:
    from mysteryshop.cli.running import shop_row

    for shop in _of(desk, wave):
        row = shop_row(shop) | {"dealer_name": shop.dealer.name, "url": shop.dealer.url, "message": shop.message}
        yield row | _last_visit(desk.store.submissions(shop.id))


def _last_visit(attempts: list[Submission]) -> dict[str, Any]:
    """What the last attempt to send it came to; nulls where none was made."""
    last = attempts[-1] if attempts else None
    return {
        "attempts": len(attempts),
        "reason": last and last.reason,
        "confidence": last and last.confidence,
        "form_url": last and last.form_url,
        "form_type": last and last.form_type,
        "fields": [{"label": one.label, "type": one.type, "value": one.value} for one in last.fields] if last else [],
    }


def _messages(desk: Desk, wave: str | None) -> Iterator[dict[str, Any]]:
    """One line a message, unmatched ones included with `shop` null."""
    wanted = {shop.id for shop in _of(desk, wave)} if wave else None
    touches = {touch.message_sha256: touch for shop in _of(desk, wave) for touch in desk.store.touches(shop.id)}
    copies = desk.store.copies()
    for message, match, verdict, notice in desk.store.messages():
        if wanted is not None and match.shop_id not in wanted:
            continue
        touch = touches.get(message.sha256)
        yield {
            "sha256": message.sha256,
            "message_id": message.message_id,
            "shop": match.shop_id,
            "how": list(match.evidence),
            "nature": verdict.nature,
            "actor": verdict.nature.actor,
            "channel": touch.channel if touch else notice.channel if notice else "email",
            "received_at": message.received_at,
            "received_why": message.received_why,
            "text": (notice.text or "") if notice else message.text,
            "signature": "" if notice else message.signature,
            "duplicate_of": copies.get(message.sha256),
            "folder": message.folder,
        }


def _touches(desk: Desk, wave: str | None) -> Iterator[dict[str, Any]]:
    for shop in _of(desk, wave):
        for touch in desk.store.touches(shop.id):
            row: dict[str, Any] = console.plain(touch)
            yield {"dealer": shop.dealer.id, "wave": shop.wave, **row}


def _scorecards(desk: Desk, wave: str | None) -> Iterator[dict[str, Any]]:
    """Every card ever given, oldest first; `current` marks the one the reports show."""
    from mysteryshop.grade.rubric import rubric_digest
    from mysteryshop.stages.grade import latest_card

    for shop in _of(desk, wave):
        cards = desk.store.scorecards(shop.id)
        rubric = desk.ws.rubric(desk.store.wave(shop.wave).rubric)
        current = latest_card(desk.store, shop.id, rubric, rubric_digest(rubric))
        for card in cards:
            row: dict[str, Any] = console.plain(card)
            yield {
                "dealer": shop.dealer.id,
                "wave": shop.wave,
                "scenario": shop.scenario.id,
                "current": card == current,
                **row,
            }


def _benchmarks(desk: Desk, wave: str | None) -> Iterator[dict[str, Any]]:
    """Brands, segments, groups and countries over one wave, or over all waves priced by the workspace's rubric."""
    import random

    from mysteryshop.report.benchmarks import benchmark_row, benchmarks
    from mysteryshop.report.standing import wave_standings
    from mysteryshop.stages.report import wave_results

    waves = [desk.store.wave(wave)] if wave else desk.store.waves()
    rubric = desk.ws.rubric(waves[0].rubric if wave else desk.ws.settings.rubric)
    results = [pair for one in waves for pair in wave_results(desk.ws, desk.store, desk.clock.now(), one, rubric)]
    for row in benchmarks(wave_standings(results, rubric, {}), random.Random(wave or "all")):
        yield {"wave": wave, "rubric": rubric.id, **benchmark_row(row)}


_ROWS = {
    "shops": _shops,
    "messages": _messages,
    "touches": _touches,
    "scorecards": _scorecards,
    "benchmarks": _benchmarks,
}


def bundle_shop(shop_id: str, output: Path | None) -> None:
    """One archive that stands alone: what was sent, what came back, how it was judged, and the hash of each file."""
    from mysteryshop.report import write_bundle
    from mysteryshop.stages.grade import evidence_of

    with open_desk() as desk:
        shop = desk.store.shop(shop_id)
        target = output or Path(f"{shop.id}.zip")
        documents = {
            "submissions": desk.store.submissions(shop.id),
            "notes": [{"at": at, "by": by, "what": what} for at, by, what in desk.store.notes(shop.id)],
            "rubric": desk.ws.rubric(desk.store.wave(shop.wave).rubric),
        }
        try:
            write_bundle(
                target,
                evidence_of(desk.ws, desk.store, shop, desk.clock.now()),
                desk.store.scorecards(shop.id),
                desk.store.blob,
                documents=documents,
                files=desk.store.files_of(shop.id),
            )
        except OSError as error:
            raise InputError(
                f"cannot write {target}: {error.strerror}", file=str(target), tip="Say --output FILE.zip."
            ) from error
        console.say(f"wrote {escape(str(target))}")
