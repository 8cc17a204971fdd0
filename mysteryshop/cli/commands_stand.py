"""Where things stand, and the decisions a person makes by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mysteryshop.cli.app import HAND, STAND, command
from mysteryshop.cli.global_options import JsonOption

ShopArgument = Annotated[str, typer.Argument(metavar="SHOP", help="The shop's id, or its beginning.")]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="WHO", help="Who decides (default: your user name).", show_default=False)
]


@command(STAND)
def status(
    wave: Annotated[
        str | None, typer.Option("--wave", metavar="ID", help="This wave alone, shop by shop.", show_default=False)
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Where things stand, and what waits for you.

    Waves, what is due next, what is in doubt, mail that belongs to no shop.
    """
    from mysteryshop.cli.status import show_status

    show_status(wave, as_json=as_json)


@command(STAND)
def show(shop: ShopArgument, as_json: JsonOption = False) -> None:
    """One shop's timeline, with its evidence and grade.

    The lead, each attempt with its proof, every answer, decisions by hand, findings with their quotes.
    """
    from mysteryshop.cli.timeline import show_shop

    show_shop(shop, as_json=as_json)


@command(STAND)
def settle(
    shop: ShopArgument,
    outcome: Annotated[
        str | None, typer.Argument(metavar="OUTCOME", help="confirmed, unconfirmed, failed or excluded.", show_default=False)
    ] = None,
    as_: Annotated[
        str | None, typer.Option("--as", metavar="OUTCOME", help="The same, as an option.", show_default=False)
    ] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Overrule a lead the site has confirmed.")] = False,
    by: ByOption = None,
) -> None:
    """Decide what became of a shop in doubt.

    The decision stays in its timeline; nothing is ever sent again. "excluded" cancels a shop that has not left.
    """
    from mysteryshop.cli.deciding import settle_shop

    settle_shop(shop, outcome or as_, by, anyway=anyway)


@command(STAND)
def assist(
    shop: ShopArgument,
    live: Annotated[
        bool | None, typer.Option("--live/--rehearse", help="Whether leads are really sent (default: `live` in the settings).")
    ] = None,
    by: ByOption = None,
) -> None:
    """Finish a shop's form by hand, in a window.

    For sites with a captcha, or that no program gets through: the form is filled, you do the rest, and what happened is booked.
    Given up, nothing changes.
    """
    from mysteryshop.cli.assisting import assist_shop

    assist_shop(shop, live=live, by=by)


@command(STAND)
def match(
    message: Annotated[str, typer.Argument(metavar="MESSAGE", help="The mail: the beginning of its hash, as `status` shows it.")],
    shop: Annotated[str, typer.Argument(metavar="SHOP", help='The shop it answers, or "none".')],
    by: ByOption = None,
) -> None:
    """File a mail under a shop by hand.

    Remembered: it is never filed elsewhere again.
    """
    from mysteryshop.cli.deciding import match_mail

    match_mail(message, shop, by)


@command(STAND)
def log(
    shop: Annotated[str, typer.Argument(metavar="SHOP|import", help="The shop's id, or its beginning; or the word import.")],
    channel: Annotated[
        str, typer.Argument(metavar="CHANNEL|FILE.csv", help="call, text, voicemail, chat, visit or email; or a phone log.")
    ],
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="TIME",
            help='When, e.g. "2026-11-25 14:05" (this machine\'s time zone; default: now).',
            show_default=False,
        ),
    ] = None,
    text: Annotated[str, typer.Option("--text", "-t", metavar="WORDS", help="What was said or written (- reads stdin).")] = "",
    sender: Annotated[str, typer.Option("--from", metavar="WHO", help="Who called or wrote.")] = "",
    missed: Annotated[bool, typer.Option("--missed", help="A call nobody took.")] = False,
    automated: Annotated[bool, typer.Option("--automated", help="A machine called or wrote.")] = False,
    mapped: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN,...", help="import: columns guessed wrong.", show_default=False),
    ] = None,
    zone: Annotated[
        str | None, typer.Option("--zone", metavar="ZONE", help="import: of times that name none.", show_default=False)
    ] = None,
    dates: Annotated[
        str | None, typer.Option("--dates", metavar="dmy|mdy", help="import: the order of day and month.", show_default=False)
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="import: show what would be booked; book nothing.")] = False,
    by: ByOption = None,
) -> None:
    """Log a call, text, voicemail, chat or visit; import a phone log.

    By hand: it is graded like a mail, if its channel is among watched_channels. `log import calls.csv` books what a phone system
    exported: dealers' calls and texts to the shoppers' numbers, each once.
    """
    from mysteryshop.cli.deciding import log_touch, who_decides

    if shop == "import":
        from mysteryshop.cli.phone_log import import_log

        import_log(channel, mapped=mapped or (), zone=zone, dates=dates, dry_run=dry_run, by=who_decides(by))
        return
    log_touch(shop, channel, at=at, text=text, sender=sender, missed=missed, automated=automated, by=by)


@command(STAND)
def close(
    shop: Annotated[str | None, typer.Argument(metavar="SHOP", help="One shop.", show_default=False)] = None,
    wave: Annotated[
        str | None, typer.Option("--wave", metavar="ID", help="Every store of a wave whose window is over.", show_default=False)
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="One file a store instead of stdout.", show_default=False)
    ] = None,
    sent: Annotated[
        bool, typer.Option("--sent", help="Book that the notes went out; from then on it is watched who goes on.")
    ] = False,
    at: Annotated[
        str | None,
        typer.Option(
            "--at", metavar="TIME", help="With --sent: when (this machine's time zone; default: now).", show_default=False
        ),
    ] = None,
    by: ByOption = None,
) -> None:
    """Write the closing notes: these were tests, thanks, please write no more.

    For you to send; nothing leaves by itself. --sent books it.
    """
    from mysteryshop.cli.closing import close_shops

    close_shops(shop, wave, output=output, sent=sent, at=at, by=by)


@command(STAND)
def hold(
    why: Annotated[str | None, typer.Argument(metavar="WHY", help="The reason, for `status`.", show_default=False)] = None,
    lift: Annotated[bool, typer.Option("--lift", help="Allow sending again.")] = False,
) -> None:
    """Stop all sending at once, until lifted.

    In every process, before its next press. Collecting and grading go on.
    """
    from mysteryshop.cli.deciding import hold_sending

    hold_sending(why, lift=lift)


@command(HAND)
def export(
    what: Annotated[str, typer.Argument(metavar="WHAT", help="shops, messages, touches, scorecards or benchmarks.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Into a file instead of stdout.", show_default=False)
    ] = None,
    wave: Annotated[str | None, typer.Option("--wave", metavar="ID", help="This wave alone.", show_default=False)] = None,
    as_csv: Annotated[bool, typer.Option("--csv/--json", help="A table for spreadsheets, or JSON lines (default).")] = False,
) -> None:
    """Everything as data, one line each.

    Shops, messages (unmatched ones included), touches, scorecards, or benchmarks by brand and segment; JSON lines or CSV.
    """
    from mysteryshop.cli.export import export_rows

    export_rows(what, output, wave, as_csv=as_csv)


@command(HAND)
def bundle(
    shop: ShopArgument,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.zip", help="The archive (default: SHOP.zip).", show_default=False),
    ] = None,
) -> None:
    """One shop's evidence in one archive, for a dispute.

    Raw mails, pictures, hashes, findings with their quotes and rules.
    """
    from mysteryshop.cli.export import bundle_shop

    bundle_shop(shop, output)


@command(HAND)
def prune(
    older_than: Annotated[
        int, typer.Option("--older-than", metavar="DAYS", min=1, help="Waves closed more than so many days ago.")
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Forget raw mails, pictures and words of old waves; scores and times stay."""
    from mysteryshop.cli.keeping import prune_old

    prune_old(older_than, yes=yes)


@command(HAND)
def erase(
    who: Annotated[str, typer.Argument(metavar="WHO", help="An address, a name, or a phone number.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Forget a person: every mail, touch, note and quote that holds these words."""
    from mysteryshop.cli.keeping import erase_person

    erase_person(who, yes=yes)
