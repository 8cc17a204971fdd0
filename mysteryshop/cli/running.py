"""What `run`, `plan`, `submit` and `collect` do."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer
from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.global_options import told
from mysteryshop.cli.session import Desk, exit_code, finish, leave, open_desk, tell
from mysteryshop.cli.threshold import below_threshold
from mysteryshop.cli.words import when
from mysteryshop.errors import ExitCode
from mysteryshop.model import Shop, ShopState, Tally

if TYPE_CHECKING:
    from mysteryshop.plan import LeftOut

LEFT_OUT_SHOWN = 25
SHOPS_SHOWN = 60


def run_all(dealers: str | None, *, live: bool | None, fail_under: float | None, as_json: bool) -> None:
    """Every stage in order; then what comes next, and the exit code."""
    with open_desk(dealers) as desk:
        desk.ws.check()
        _really_own(desk, live)
        from mysteryshop.stages import run_line  # slow to load; a slip in a file is told at once

        tallies: list[Tally] = []
        with console.progress() as progress:
            for tally in run_line(desk.ws, desk.store, desk.clock, live=live, progress=progress):
                tallies.append(tally)
                if not as_json:
                    tell(_short(tally), notes_shown=5)
        low = below_threshold(desk, fail_under)
        if as_json:
            console.give_json({"stages": tallies, "below": low, "exit": exit_code(tallies) or (1 if low else 0)})
        else:
            _what_next(desk, tallies, live)
        leave(exit_code(tallies))
        leave(ExitCode.BELOW_THRESHOLD if low else ExitCode.OK)


def _really_own(desk: Desk, live: bool | None) -> None:
    """Before a store known by its address alone gets a lead: only its owner may have it shopped. Asked on a terminal."""
    really = desk.ws.settings.live if live is None else live
    if really and desk.ws.assumed and sys.stdin.isatty() and not told().quiet:
        typer.confirm(f"Is {desk.ws.dealers[0].url} your own store, or has it agreed to be shopped?", abort=True, err=True)


def _short(tally: Tally) -> Tally:
    """In a run, who is left out is a number, not a list: it is the same every time."""
    if tally.stage != "plan" or not tally.counts.get("left out"):
        return tally
    kept = tally.notes[: len(tally.notes) - tally.counts["left out"]]
    if tally.counts["left out"] <= 3:
        return tally
    counts, notes = dict(tally.counts), (*kept, "`mysteryshop plan --dry-run` says why anyone is left out")
    return Tally(tally.stage, tally.done, counts, tally.troubles, tally.skipped, notes, tally.out_of_reach)


def _what_next(desk: Desk, tallies: Sequence[Tally], live: bool | None) -> None:
    """The sentence a person wants at the end: what was not done yet, and when it will be."""
    from mysteryshop.ledger import Ledger

    really = desk.ws.settings.live if live is None else live
    ledger = Ledger(desk.store.engine, desk.ws.settings.pacing)
    now = desk.clock.now()
    due = ledger.next_due(live=True)
    idle = not any(tally.done for tally in tallies)
    start = "Nothing was due. " if idle and not any(tally.skipped or tally.troubles for tally in tallies) else ""
    rehearsed = any(tally.counts.get("rehearsed") for tally in tallies)
    if not really and (rehearsed or (due is not None and due <= now)):
        console.say(
            f"\n{start}Nothing was sent: this was a rehearsal. Look at the pictures (mysteryshop show SHOP), "
            "then: mysteryshop run --live"
        )
    elif due is not None and due > now:
        console.say(f"\n{start}The next lead is due {when(due, now)}.")
    elif start:
        open_shops = [shop for shop in desk.store.shops(states=(ShopState.PLANNED,)) if shop.due_at <= now]
        waiting = f" {len(open_shops)} leads wait for their turn." if open_shops else ""
        console.say(f"\n{start.strip()}{waiting}")


def one_stage(name: str, *, as_json: bool, **options: Any) -> None:
    """One stage alone."""
    with open_desk() as desk:
        from mysteryshop import stages  # slow to load; a slip in a file is told at once

        stage = {one.__name__: one for one in stages.LINE}[name]
        with console.progress() as progress:
            tally = stage(desk.ws, desk.store, desk.clock, progress=progress, **options)
        finish(tally, as_json=as_json)


def watch_mail(seconds: float, *, as_json: bool) -> None:
    """Collect for ever, saying what came."""
    from mysteryshop.errors import UsageError

    with open_desk() as desk, console.progress() as progress:
        if not desk.ws.inboxes:
            raise UsageError(
                "there is no mailbox to watch", tip="Add an [[inbox]] to mysteryshop.toml (mysteryshop init asks for it)."
            )
        from mysteryshop.stages import watch

        console.note(f"watching {', '.join(inbox.name for inbox in desk.ws.inboxes)}; Ctrl-C ends it")
        for tally in watch(desk.ws, desk.store, desk.clock, seconds=seconds, progress=progress):
            if as_json:
                console.give_json(tally)
            elif tally.done or tally.troubles:
                tell(tally)


def plan_shown(dealers: str | None, *, dry_run: bool, as_json: bool) -> None:
    """Plan (or only look), then the table of what is planned and who is left out, with the remedy."""
    with open_desk(dealers) as desk:
        desk.ws.check()
        from mysteryshop import stages  # slow to load; a slip in a file is told at once

        wave, planned = stages.preview(desk.ws, desk.store, desk.clock)
        tally = None if dry_run else stages.plan(desk.ws, desk.store, desk.clock)
        shops = planned.shops if dry_run else desk.store.shops(wave=wave.id) if tally else ()
        if as_json:
            left = [
                {"dealer": o.dealer_id, "scenario": o.scenario_id, "reason": o.reason, "remedy": o.remedy}
                for o in planned.left_out
            ]
            console.give_json(
                {
                    "wave": wave,
                    "added": len(planned.shops),
                    "shops": [shop_row(s) for s in shops],
                    "left_out": left,
                    "warnings": planned.warnings,
                }
            )
            return
        _shop_table(desk, wave.name, shops)
        _left_out_table(planned.left_out)
        for words in planned.warnings:
            console.trouble(words)
        added = len(planned.shops)
        verb = "would be added" if dry_run else "added"
        console.say(
            f"\n{added or 'No'} shop{'s' if added != 1 else ''} {verb} to {escape(wave.name)}; {len(planned.left_out)} left out."
        )


def shop_row(shop: Shop) -> dict[str, Any]:
    """A shop in one flat row, for tables and JSON."""
    return {
        "id": shop.id,
        "wave": shop.wave,
        "dealer": shop.dealer.id,
        "scenario": shop.scenario.id,
        "shopper": shop.persona.full_name,
        "alias": shop.reply_to,
        "due_at": shop.due_at,
        "state": shop.state,
        "outcome": shop.outcome,
        "sent_at": shop.sent_at,
    }


def _shop_table(desk: Desk, title: str, shops: Sequence[Shop]) -> None:
    if not shops:
        return
    now = desk.clock.now()
    table = console.a_table("shop", "dealer", "scenario", "shopper", "due", "state", title=title)
    for shop in shops[:SHOPS_SHOWN]:
        state = str(shop.outcome or shop.state)
        table.add_row(
            shop.id,
            escape(shop.dealer.id),
            escape(shop.scenario.id),
            escape(shop.persona.full_name),
            when(shop.due_at, now),
            state,
        )
    console.show(table)
    if len(shops) > SHOPS_SHOWN:
        console.say(f"[dim]... and {len(shops) - SHOPS_SHOWN} more (--json gives all)[/dim]")


def _left_out_table(left_out: Sequence[LeftOut]) -> None:
    if not left_out:
        return
    console.say("")
    table = console.a_table("left out", "scenario", "why", "what would change that")
    for out in left_out[:LEFT_OUT_SHOWN]:
        table.add_row(escape(out.dealer_id), escape(out.scenario_id or ""), escape(out.reason), escape(out.remedy))
    console.show(table)
    if len(left_out) > LEFT_OUT_SHOWN:
        console.say(f"[dim]... and {len(left_out) - LEFT_OUT_SHOWN} more (--json gives all)[/dim]")


def work_on_queue(url: str, *, every: float, drain: bool) -> None:
    """Take shops from the queue and send them, several at once, until interrupted or (with `drain`) until it is empty."""
    import asyncio
    import os

    from mysteryshop import redact
    from mysteryshop.cluster import work
    from mysteryshop.stages.worker import sender

    redact.hide_url(url)
    with open_desk() as desk, console.progress() as progress:

        async def run() -> None:
            at_once = desk.ws.settings.submit.concurrency or 2 * (os.cpu_count() or 1)
            async with sender(desk.ws, desk.store, desk.clock, progress=progress) as hand:
                await work(url, due=hand.due, send=hand.send, at_once=at_once, every=every, stay=not drain)
                sent = sum(hand.visit.counts.values())
            console.say(f"worker   {sent} shops visited")

        asyncio.run(run())
