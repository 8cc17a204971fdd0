"""What `probe` and `read` do."""

from __future__ import annotations

import asyncio
import hashlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.global_options import told
from mysteryshop.cli.loose_reply import loose_mail
from mysteryshop.cli.session import SystemClock
from mysteryshop.errors import ExitCode, InputError
from mysteryshop.model import Settings


def probe_pages(sources: Sequence[str], *, as_json: bool) -> None:
    """Look at every page in one browser. A page that cannot be opened is a line with its reason, and exit code 3 at the end."""
    import typer

    failed = asyncio.run(_probe(sources, as_json=as_json))
    if failed:
        raise typer.Exit(int(ExitCode.SOME_FAILED))


async def _probe(sources: Sequence[str], *, as_json: bool) -> int:
    from mysteryshop.browser import Browser
    from mysteryshop.submit.probe import probe

    failed = 0
    async with Browser.open(_settings().browser, allow_private=True, say=console.note) as browser:
        async for row in probe(browser, sources):
            failed += bool(row.get("error"))
            if as_json:
                console.give_json(row)
            else:
                _probe_table(row)
    return failed


def _settings() -> Settings:
    """The workspace's settings where there is one, its plug-ins loaded; a page may be looked at without."""
    from mysteryshop.plugins import load_plugins
    from mysteryshop.workspace import FILE, Workspace

    folder = told().folder
    settings = Workspace.open(folder).settings if (folder / FILE).exists() else Settings()
    load_plugins(folder, settings.plugins)
    return settings


def _probe_table(row: dict[str, Any]) -> None:
    console.say(f"[bold]{escape(str(row['source']))}[/bold]")
    if row.get("error"):
        console.trouble(f"  {row['error']}")
    for form in row.get("forms", ()):
        title = f"  {form['form_type']} form {form['selector']} (sure to {form['confidence']:.0%})"
        table = console.a_table("  field", "is taken for", ">sure", "because", title=escape(title))
        for field in form["fields"]:
            table.add_row(
                "  " + escape(field["label"] or field["selector"]),
                field["type"],
                f"{field['confidence']:.0%}",
                escape(field["why"]),
            )
        console.show(table)
    if not row.get("forms") and not row.get("error"):
        console.say("  no form on this page")


def read_mails(names: Iterable[str], trusted: tuple[str, ...], *, as_json: bool) -> None:
    """Every mail as one JSON line (or a few lines): who, when and how we know, nature with its signals, new text."""
    for name in names:
        row = _read(name, trusted)
        if as_json:
            console.give_json(row)
            continue
        console.say(f"[bold]{escape(name)}[/bold]  {escape(row['from'])}: {escape(row['subject'])}")
        console.say(f"  {row['nature']} ({row['actor']}, sure to {row['confidence']:.0%}): {escape('; '.join(row['signals']))}")
        console.say(f"  arrived {row['received_at']} ({escape(row['received_why'])})\n")
        console.say(escape(row["text"]) + "\n")


def _read(name: str, trusted: tuple[str, ...]) -> dict[str, Any]:
    from mysteryshop.inbox.message import read_message
    from mysteryshop.inbox.nature.verdict import judge_nature
    from mysteryshop.inbox.notices import read_notice

    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", file=name, tip="Name mails saved as .eml.") from error
    message = read_message(loose_mail(data, SystemClock().now(), name), trusted_hosts=trusted)
    notice = read_notice(message)
    verdict = judge_nature(message, notice=notice)
    return {
        "source": name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "message_id": message.message_id,
        "from": f"{message.from_name} <{message.from_address}>".strip(),
        "subject": message.subject,
        "nature": verdict.nature.value,
        "actor": verdict.nature.actor.value,
        "confidence": verdict.confidence,
        "signals": list(verdict.signals),
        "channel": notice.channel.value if notice else "email",
        "notice": notice,
        "received_at": message.received_at,
        "received_why": message.received_why,
        "date_claimed": message.date_claimed,
        "hops": message.hops,
        "recipients": message.recipients,
        "language": message.language,
        "text": message.text,
        "signature": message.signature,
        "attachments": message.attachments,
        "defects": message.defects,
        "junk_delay_seconds": message.junk_delay_seconds,
        "forwarding_delay_seconds": message.forwarding_delay_seconds,
    }
