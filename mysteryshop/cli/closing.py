"""What `close` does: the closing note of a wave or a shop, written for a person to send, and booked once it is sent."""

from __future__ import annotations

from pathlib import Path

from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.deciding import moment_of, who_decides
from mysteryshop.cli.session import Desk, open_desk
from mysteryshop.errors import InputError, UsageError
from mysteryshop.model import Relationship, Shop, ShopState


def close_shops(
    shop_id: str | None, wave: str | None, *, output: Path | None, sent: bool, at: str | None, by: str | None
) -> None:
    """Write the closing notes, or book that they were sent."""
    with open_desk() as desk:
        by_dealer = _over(desk, shop_id, wave)
        if sent:
            _book(desk, by_dealer, at, by)
            return
        from mysteryshop.report.closing import closing_note

        for dealer, shops in by_dealer.items():
            note = closing_note(shops, desk.ws.settings.branding)
            if output is None:
                console.say(f"[bold]{escape(dealer)}[/bold]\n{escape(note)}")
                continue
            try:
                output.mkdir(parents=True, exist_ok=True)
                (output / f"{dealer}.txt").write_text(note, encoding="utf-8")
            except OSError as error:
                raise InputError(
                    f"cannot write into {output}: {error.strerror}", file=str(output), tip="Choose another."
                ) from error
        if output is not None:
            console.say(f"{len(by_dealer)} closing notes in {escape(str(output))}")
        console.note("Send them yourself, then say the same with --sent: from then on it is watched who goes on.")


def _over(desk: Desk, shop_id: str | None, wave: str | None) -> dict[str, list[Shop]]:
    """Sent shops by dealer. Of a whole wave only those whose window is over, and no competitors: they were not asked."""
    if (shop_id is None) == (wave is None):
        raise UsageError("close what?", tip="Name a SHOP, or --wave ID.")
    if shop_id is not None:
        shop = desk.store.shop(shop_id)
        if shop.state is not ShopState.SENT:
            raise UsageError(f"{shop.id} was never sent: there is nothing to close", tip="mysteryshop show says how it stands.")
        return {shop.dealer.id: [shop]}
    from mysteryshop.stages.grade import evidence_of

    now = desk.clock.now()
    found: dict[str, list[Shop]] = {}
    still_open = 0
    for shop in desk.store.shops(wave=desk.store.wave(str(wave)).id, states=(ShopState.SENT,)):
        if shop.dealer.relationship is Relationship.COMPETITOR:
            continue
        if now < evidence_of(desk.ws, desk.store, shop, now).closes_at:
            still_open += 1
            continue
        found.setdefault(shop.dealer.id, []).append(shop)
    if still_open:
        console.note(f"{still_open} shops are still open for answers and left out; name one as SHOP to close it early")
    if not found:
        raise UsageError("no shop of this wave is over yet", tip="mysteryshop status says when it closes.")
    return found


def _book(desk: Desk, by_dealer: dict[str, list[Shop]], at: str | None, by: str | None) -> None:
    from mysteryshop.store import CLOSING

    moment = moment_of(at, desk.clock.now())
    booked = 0
    for shop in (shop for shops in by_dealer.values() for shop in shops):
        if shop.sent_at is not None and moment < shop.sent_at:
            raise UsageError(f"{at} is before the lead of {shop.id} left", tip="Check --at; it is this machine's local time.")
        if any(what == CLOSING for _at, _by, what in desk.store.notes(shop.id)):
            continue
        desk.store.note(shop.id, CLOSING, who_decides(by), moment)
        booked += 1
    console.say(f"Booked: closing note sent for {booked} shops. mysteryshop grade says who goes on.")
