"""`log import`: a phone system's export, laid beside the shops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.session import Desk, open_desk
from mysteryshop.cli.words import shortened
from mysteryshop.errors import UsageError
from mysteryshop.model import Channel, ShopState

if TYPE_CHECKING:
    from mysteryshop.stages.phone_log import Placed
    from mysteryshop.workspace.call_logs import ReadLog

SHOWN = 40


def import_log(file: str, *, mapped: Sequence[str], zone: str | None, dates: str | None, dry_run: bool, by: str) -> None:
    """Read the log, place its rows, book them (or only show); say what was taken for what and what was left out."""
    from mysteryshop.stages.phone_log import numbers_watched, place_calls
    from mysteryshop.workspace.call_logs import read_log

    if dates not in (None, "dmy", "mdy"):
        raise UsageError(f'--dates cannot be "{dates}"', tip="dmy (31/12) or mdy (12/31).")
    with open_desk() as desk:
        log = read_log(_text(Path(file)), shown=file, mapping=_mapping(mapped), zone=zone, dates=dates)
        shops = desk.store.shops(states=[ShopState.SENT])
        before = {shop.id: desk.store.touches(shop.id) for shop in shops if shop.persona.phone or shop.dealer.phone}
        placed = place_calls(log, shops, before, by)
        console.note("columns: " + ", ".join(f"{field} = {column}" for field, column in log.columns.items()))
        for line, why in log.bad:
            console.trouble(f"{file}:{line}: {why}")
        if dry_run:
            _show(desk, placed)
            return
        added = desk.store.add_touches([one.touch for one in placed if one.touch is not None])
        channels = [Channel.TEXT] if log.texts else [Channel.CALL, Channel.VOICEMAIL]
        desk.store.observe(channels, numbers_watched(log, shops))
        _say(log, placed, added, channels)


def _text(path: Path) -> str:
    from mysteryshop.workspace.problems import Problems
    from mysteryshop.workspace.tree import read_text

    problems = Problems()
    text = read_text(path, problems, what="phone log", tip="A CSV as the phone system exports it.")
    problems.raise_if_any()
    return text or ""


def _mapping(mapped: Sequence[str]) -> dict[str, str]:
    pairs = [pair.partition("=") for words in mapped for pair in words.split(",") if pair.strip()]
    if odd := next((field for field, mark, column in pairs if not mark or not column.strip()), None):
        raise UsageError(f'--map: "{odd}" says no column', tip="Write --map from=Caller,to=Line,at=Started.")
    return {field.strip(): column.strip() for field, _, column in pairs}


def _show(desk: Desk, placed: Sequence[Placed]) -> None:
    table = console.a_table("line", "when", "what", "from", "to", "shop", "why")
    for one in placed[:SHOWN]:
        row = one.row
        what = f"{row.channel}{' (missed)' if row.missed else ''}"
        shop = one.touch.shop_id if one.touch else "-"
        moment = f"{row.at.astimezone():%Y-%m-%d %H:%M}"
        table.add_row(
            str(row.line), moment, what, escape(row.caller), escape(row.called), escape(shop), escape(shortened(one.why, 60))
        )
    console.show(table)
    if len(placed) > SHOWN:
        console.say(f"[dim]... and {len(placed) - SHOWN} more[/dim]")
    console.say(f"\n{sum(one.touch is not None for one in placed)} of {len(placed)} would be booked; nothing is.")


def _say(log: ReadLog, placed: Sequence[Placed], added: int, channels: Sequence[Channel]) -> None:
    booked = sum(one.touch is not None for one in placed)
    known = f", {booked - added} were booked before" if booked > added else ""
    console.say(f"{added} of {len(placed)} rows booked{known}; {' and '.join(channels)} now count as watched for these numbers.")
    for why, count in Counter(one.why for one in placed if one.touch is None).most_common(6):
        console.say(f"  [dim]{count} x left out: {escape(why)}[/dim]")
    if log.bad:
        console.say(f"  [dim]{len(log.bad)} rows could not be read[/dim]")
