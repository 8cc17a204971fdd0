"""What `show SHOP` shows: one lead from planning to grade, with what proves each step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.session import Desk, open_desk
from mysteryshop.cli.words import ago, shortened, span, when
from mysteryshop.model import Scorecard, Shop, Submission, Touch

WORDS_SHOWN = 400


def show_shop(shop_id: str, *, as_json: bool) -> None:
    """The timeline, or everything as JSON."""
    with open_desk() as desk:
        shop = desk.store.shop(shop_id)
        if as_json:
            console.give_json(_everything(desk, shop))
            return
        _head(shop)
        events = sorted(_events(desk, shop), key=lambda event: event[0])
        for at, title, lines in events:
            console.say(f"\n[bold]{_moment(shop, at, desk.clock.now())}[/bold]  {title}")
            for line in lines:
                console.say(f"    {line}")
        _files(desk, shop)
        _grade(desk, shop)


def _everything(desk: Desk, shop: Shop) -> dict[str, Any]:
    return {
        "shop": shop,
        "submissions": desk.store.submissions(shop.id),
        "touches": desk.store.touches(shop.id),
        "notes": [{"at": at, "by": by, "what": what} for at, by, what in desk.store.notes(shop.id)],
        "scorecards": desk.store.scorecards(shop.id),
        "files": desk.store.files_of(shop.id),
    }


def _head(shop: Shop) -> None:
    state = str(shop.outcome or shop.state).replace("_", " ")
    console.say(f"[bold]{shop.id}[/bold]  {escape(shop.dealer.name)} ({escape(shop.dealer.id)})  [bold]{state}[/bold]")
    console.say(f"  {escape(shop.scenario.name)} - {escape(shop.scenario.id)}, wave {escape(shop.wave)}")
    shopper = f"{shop.persona.full_name} <{shop.reply_to}>" + (f", {shop.persona.phone}" if shop.persona.phone else "")
    console.say(f"  {escape(shopper)}\n  [dim]{escape(shop.dealer.url)}[/dim]\n")
    console.say(f"  [italic]{escape(shop.message)}[/italic]")


def _moment(shop: Shop, at: datetime, now: datetime) -> str:
    if shop.sent_at and at > shop.sent_at:
        return f"+{ago(shop.sent_at, at)}"
    return when(at, now)


def _events(desk: Desk, shop: Shop) -> Iterator[tuple[datetime, str, list[str]]]:
    if not desk.store.submissions(shop.id):
        yield shop.due_at, "due", []
    for attempt in desk.store.submissions(shop.id):
        yield (
            attempt.started_at,
            f"attempt {attempt.attempt}: [bold]{str(attempt.outcome).replace('_', ' ')}[/bold]",
            _attempt(attempt),
        )
    for touch in desk.store.touches(shop.id):
        yield touch.at, _touch_title(touch), _touch(shop, touch)
    for at, by, what in desk.store.notes(shop.id):
        yield at, f"{escape(what)} (by {escape(by)})", []


def _attempt(attempt: Submission) -> list[str]:
    lines = [escape(attempt.reason)] if attempt.reason else []
    if attempt.form_url:
        filled = sum(field.value is not None for field in attempt.fields)
        lines.append(
            f"[dim]{attempt.form_type or 'form'} at {escape(attempt.form_url)}, {filled} of {len(attempt.fields)} fields[/dim]"
        )
    lines += [f"[dim]seen: {escape(one.words)} ({one.kind}, sure to {one.confidence:.0%})[/dim]" for one in attempt.witnesses]
    lines += [f"[yellow]{escape(trouble)}[/yellow]" for trouble in attempt.site.troubles]
    lines += [f"[dim]{escape(step)}[/dim]" for step in attempt.steps]
    return lines


def _touch_title(touch: Touch) -> str:
    who = touch.sender_name or touch.sender_address
    nature = str(touch.nature).replace("_", " ")
    junk = " [yellow]in Junk[/yellow]" if touch.junk else ""
    return f"{touch.channel}, [bold]{nature}[/bold] (sure to {touch.nature_confidence:.0%}){junk}  {escape(who)}"


def _touch(shop: Shop, touch: Touch) -> list[str]:
    from mysteryshop.hours import open_minutes

    lines = []
    if shop.sent_at:
        opened = open_minutes(shop.dealer, shop.sent_at, touch.at)
        elapsed = (touch.at - shop.sent_at) / timedelta(minutes=1)
        lines.append(
            f"[dim]after {span(elapsed)}; {span(opened)} of the store's open time[/dim]"
            if opened is not None
            else f"[dim]after {span(elapsed)}[/dim]"
        )
    if touch.subject:
        lines.append(f"[bold]{escape(touch.subject)}[/bold]")
    if touch.text:
        lines.append(escape(shortened(touch.text, WORDS_SHOWN)))
    known = f"{touch.certainty}: {'; '.join(touch.how)}" if touch.how else str(touch.certainty)
    lines.append(f"[dim]ours because {escape(known)}; time: {escape(touch.at_why)}[/dim]")
    if touch.message_sha256:
        lines.append(f"[dim]mail {touch.message_sha256[:12]}[/dim]")
    if touch.logged_by:
        lines.append(f"[dim]logged by {escape(touch.logged_by)}[/dim]")
    return lines


def _files(desk: Desk, shop: Shop) -> None:
    files = desk.store.files_of(shop.id)
    if files:
        folder = desk.ws.evidence / "shops" / shop.wave / shop.dealer.id / shop.id
        console.say(f"\n[bold]Evidence[/bold]  {escape(str(folder))}: {escape(', '.join(files))}")


def _grade(desk: Desk, shop: Shop) -> None:
    cards = desk.store.scorecards(shop.id)
    for card in cards[-3:]:
        console.say(f"\n[bold]Grade[/bold]  {_card(card)}")
    if cards:
        told = [f for f in cards[-1].findings if f.verdict in ("pass", "partial", "fail")]
        table = console.a_table("check", "verdict", "words that decided")
        for finding in told:
            quote = f"“{shortened(finding.quotes[0], 70)}”" if finding.quotes else shortened(finding.reason, 72)
            table.add_row(finding.check, str(finding.verdict), escape(quote))
        console.show(table)


def _card(card: Scorecard) -> str:
    rubric = f"{card.rubric} {card.rubric_version}"
    if card.points is None:
        return f"none under {escape(rubric)}: {escape(card.withheld or '')}"
    letter = f"{card.letter}, " if card.letter else ""
    caps = f"; {'; '.join(card.caps)}" if card.caps else ""
    kind = "provisional" if card.provisional else "final"
    return escape(
        f"{letter}{card.points:.0f} points of 100 under {rubric} ({kind}; {card.judged_points:.0f} could be judged{caps})"
    )
