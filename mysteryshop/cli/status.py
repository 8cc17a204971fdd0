"""What `status` shows."""

from __future__ import annotations

from collections import Counter
from typing import Any

from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.running import shop_row
from mysteryshop.cli.session import Desk, open_desk
from mysteryshop.cli.words import shortened, when
from mysteryshop.model import Actor, Certainty, Outcome, Shop, ShopState, Wave

UNMATCHED_SHOWN = 10
HINTS_SHOWN = 120
"""Characters of what points to a shop."""
FOR_A_PERSON_SHOWN = 10
SHOPS_SHOWN = 200


def show_status(wave: str | None, *, as_json: bool) -> None:
    """The whole picture, or one wave shop by shop."""
    with open_desk() as desk:
        waves = [desk.store.wave(wave)] if wave else desk.store.waves()
        facts = _facts(desk, waves)
        if as_json:
            if wave:
                facts["shops"] = [shop_row(shop) for shop in desk.store.shops(wave=wave)]
            console.give_json(facts)
            return
        if not waves:
            console.say("No wave yet. `mysteryshop plan` books the first; `mysteryshop run` does it all.")
        _print_waves(desk, facts)
        if wave:
            _print_shops(desk, desk.store.shops(wave=wave))
        _print_doubtful(facts)
        _print_for_a_person(desk, facts)
        for box in facts["mailboxes"]:
            for words in box["alarms"]:
                console.say(f"\n[yellow]Mailbox[/yellow] {escape(words)}")
        _print_unmatched(desk, facts)
        _print_next(desk, facts)


def _facts(desk: Desk, waves: list[Wave]) -> dict[str, Any]:
    from mysteryshop.ledger import Ledger

    ledger = Ledger(desk.store.engine, desk.ws.settings.pacing)
    shops = [shop for wave in waves for shop in desk.store.shops(wave=wave.id)]
    return {
        "live": desk.ws.settings.live,
        "hold": ledger.held() or (desk.ws.settings.hold and "hold = true in mysteryshop.toml") or None,
        "waves": [_wave_row(desk, wave, [shop for shop in shops if shop.wave == wave.id]) for wave in waves],
        "next_due": ledger.next_due(live=True),
        "for_a_person": _for_a_person(desk, waves, shops),
        "in_doubt": [shop.id for shop in shops if shop.outcome is Outcome.IN_DOUBT],
        "unmatched": _unmatched(desk),
        "mailboxes": _mailboxes(desk),
    }


def _for_a_person(desk: Desk, waves: list[Wave], shops: list[Shop]) -> list[str]:
    """Shops of open waves that ended at something a person may get past."""
    stopped = (Outcome.CAPTCHA, Outcome.BLOCKED, Outcome.NO_FORM, Outcome.REJECTED, Outcome.FAILED)
    still = {wave.id for wave in waves if wave.closes_at > desk.clock.now()}
    return [shop.id for shop in shops if shop.state is ShopState.ENDED and shop.outcome in stopped and shop.wave in still]


def _wave_row(desk: Desk, wave: Wave, shops: list[Shop]) -> dict[str, Any]:
    outcomes = Counter(str(shop.outcome or shop.state) for shop in shops)
    sent = [shop for shop in shops if shop.state is ShopState.SENT]
    touches = {shop.id: desk.store.touches(shop.id) for shop in sent}
    personal = sum(any(t.nature.actor is Actor.HUMAN for t in found) for found in touches.values())
    return {
        "wave": wave.id,
        "opened_at": wave.opened_at,
        "closes_at": wave.closes_at,
        "shops": len(shops),
        "sent": len(sent),
        "answered": sum(bool(found) for found in touches.values()),
        "answered_by_a_person": personal,
        "outcomes": dict(sorted(outcomes.items())),
    }


def _unmatched(desk: Desk) -> list[dict[str, Any]]:
    return [
        {
            "sha256": m.sha256,
            "from": m.from_address,
            "subject": m.subject,
            "received_at": m.received_at,
            "nature": verdict.nature,
            "hints": list(found.evidence),
        }
        for m, found, verdict, _ in desk.store.messages()
        if found.shop_id is None and found.certainty is not Certainty.BY_HAND and verdict.nature.actor is not Actor.NOT_A_REPLY
    ]


def _mailboxes(desk: Desk) -> list[dict[str, Any]]:
    from mysteryshop.stages.alarms import alarms

    told = alarms(desk.ws, desk.store, desk.clock.now())
    return [
        {
            "mailbox": inbox.name,
            "last_mail": desk.store.heard_of(inbox.name),
            "alarms": [words for key, words in told.items() if key.startswith(f"{inbox.name}/")],
        }
        for inbox in desk.ws.inboxes
    ]


def _print_waves(desk: Desk, facts: dict[str, Any]) -> None:
    now = desk.clock.now()
    table = console.a_table("wave", ">shops", ">sent", ">answered", ">by a person", "closes", "outcomes")
    for row in facts["waves"]:
        words = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in row["outcomes"].items())
        closes = when(row["closes_at"], now) if row["closes_at"] > now else "closed"
        counts = (str(row[key]) for key in ("shops", "sent", "answered", "answered_by_a_person"))
        table.add_row(row["wave"], *counts, closes, escape(words))
    if facts["waves"]:
        console.show(table)


def _print_shops(desk: Desk, shops: list[Shop]) -> None:
    now = desk.clock.now()
    table = console.a_table("shop", "dealer", "scenario", "alias", "when", "state", ">touches")
    for shop in shops[:SHOPS_SHOWN]:
        state = str(shop.outcome or shop.state)
        touches = str(len(desk.store.touches(shop.id)) or "")
        moment = when(shop.sent_at or shop.due_at, now)
        table.add_row(shop.id, escape(shop.dealer.id), escape(shop.scenario.id), escape(shop.reply_to), moment, state, touches)
    console.say("")
    console.show(table)
    if len(shops) > SHOPS_SHOWN:
        console.say(f"[dim]... and {len(shops) - SHOPS_SHOWN} more (--json gives all)[/dim]")


def _print_doubtful(facts: dict[str, Any]) -> None:
    if facts["in_doubt"]:
        console.say("\n[yellow]In doubt[/yellow] (stopped at the press; never sent again): " + ", ".join(facts["in_doubt"][:20]))
        console.say("  [dim]an answer settles it by itself; else: mysteryshop show SHOP, then settle SHOP confirmed|failed[/dim]")


def _print_for_a_person(desk: Desk, facts: dict[str, Any]) -> None:
    found = facts["for_a_person"]
    if found:
        console.say("\n[yellow]Stopped before sending[/yellow] (a captcha, no form, and such):")
        for shop_id in found[:FOR_A_PERSON_SHOWN]:
            shop, attempts = desk.store.shop(shop_id), desk.store.submissions(shop_id)
            why = f"{shop.outcome}: {attempts[-1].reason}" if attempts else str(shop.outcome)
            console.say(f"  {shop_id}  {escape(shop.dealer.id)}  [dim]{escape(shortened(why, 100))}[/dim]")
        if len(found) > FOR_A_PERSON_SHOWN:
            console.say(f"  [dim]... and {len(found) - FOR_A_PERSON_SHOWN} more (--json gives all)[/dim]")
        console.say(
            "  [dim]mysteryshop assist SHOP opens the filled form for you to finish; mysteryshop show SHOP says why[/dim]"
        )


def _print_unmatched(desk: Desk, facts: dict[str, Any]) -> None:
    waiting = facts["unmatched"]
    if not waiting:
        return
    now = desk.clock.now()
    shown = "" if len(waiting) <= UNMATCHED_SHOWN else f"; the last {UNMATCHED_SHOWN}"
    table = console.a_table("message", "from", "subject", "arrived", title=f"\n{len(waiting)} mails belong to no shop yet{shown}")
    for row in waiting[-UNMATCHED_SHOWN:]:
        sender, subject = escape(shortened(row["from"], 34)), escape(shortened(row["subject"], 48))
        hints = f"\n[dim]{escape(shortened('; '.join(row['hints']), HINTS_SHOWN))}[/dim]" if row["hints"] else ""
        table.add_row(row["sha256"][:12], sender, f"{subject}{hints}", when(row["received_at"], now))
    console.show(table)
    console.say("  [dim]they are tried again with every collect; by hand: mysteryshop match MESSAGE SHOP (or none)[/dim]")


def _print_next(desk: Desk, facts: dict[str, Any]) -> None:
    if facts["hold"]:
        console.say(f"\n[yellow]Sending is on hold:[/yellow] {escape(str(facts['hold']))}")
    if due := facts["next_due"]:
        now = desk.clock.now()
        words = "is due now" if due <= now else f"is due {when(due, now)}"
        console.say(f"\nThe next lead {words}." + ("" if facts["live"] else " Not live: a run rehearses until --live."))
