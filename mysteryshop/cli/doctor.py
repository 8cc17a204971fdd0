"""`doctor`: try everything a run needs, in the order a run needs it; each trouble with its remedy. Sends nothing."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer
from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.session import SystemClock, open_workspace
from mysteryshop.cli.words import size
from mysteryshop.errors import ExitCode, InputError, MysteryshopError
from mysteryshop.model import InboxSettings, PersonaPool, Relationship
from mysteryshop.workspace import InputErrors, Workspace

OK, WARN, FAIL = "ok", "look", "fail"
LEAST_DISK = 500_000_000


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing looked at: how it stands, in words, and the remedy where it does not stand well."""

    what: str
    state: str
    words: str
    remedy: str = ""
    code: ExitCode = ExitCode.OK


def examine(*, as_json: bool) -> None:
    """Look at everything, print the table, end with the gravest exit code."""
    signs = list(_signs())
    if as_json:
        console.give_json(signs)
    else:
        _print(signs)
    codes = [sign.code for sign in signs if sign.state == FAIL]
    if codes:
        raise typer.Exit(int(ExitCode.USAGE if ExitCode.USAGE in codes else max(codes)))


def _print(signs: list[Sign]) -> None:
    colors = {OK: "green", WARN: "yellow", FAIL: "bold red"}
    table = console.a_table("", "what", "how it stands")
    for sign in signs:
        words = escape(sign.words) + (f"\n[bold]->[/bold] {escape(sign.remedy)}" if sign.remedy else "")
        table.add_row(f"[{colors[sign.state]}]{sign.state}[/]", sign.what, words)
    console.show(table)
    failed, warned = sum(s.state == FAIL for s in signs), sum(s.state == WARN for s in signs)
    if failed:
        console.trouble(f"{failed} thing{'s' if failed > 1 else ''} to mend before a run can do its work")
    else:
        console.say(
            "\nReady." + (f" {warned} thing{'s' if warned > 1 else ''} to look at." if warned else "") + " Nothing was sent."
        )


def _signs() -> Iterator[Sign]:
    try:
        ws = open_workspace()
    except MysteryshopError as error:
        yield from _errors("settings", error)
        yield _guarded("browser", _browser_alone)
        return
    yield Sign("settings", OK, _settings_words(ws))
    said: set[str] = set()
    for what, look in (("scenarios", _scenarios), ("dealers", _dealers), ("judging", _judging)):
        try:
            yield from look(ws)
        except MysteryshopError as error:
            if str(error) not in said:  # dealers are looked at beside the scenarios: their slips are told once
                yield from _errors(what, error)
            said.add(str(error))
    yield _guarded("store", lambda: _store(ws))
    yield _disk(ws)
    yield _guarded("browser", lambda: _browser(ws))
    if not ws.inboxes:
        tip = "Add an [[inbox]] to mysteryshop.toml; without one no answer is seen, and nothing can be graded."
        yield Sign("mailbox", FAIL if ws.settings.live else WARN, "none is configured", tip, ExitCode.USAGE)
    for inbox in ws.inboxes:
        yield _guarded(f"mailbox {inbox.name}", lambda inbox=inbox: _mailbox(ws, inbox))  # type: ignore[misc]
    yield _clock()
    yield _zones()


def _errors(what: str, error: MysteryshopError) -> Iterator[Sign]:
    if isinstance(error, InputErrors):
        for problem in error.problems[:10]:
            yield Sign(what, FAIL, str(problem), problem.tip or "", ExitCode.USAGE)
    else:
        yield Sign(what, FAIL, str(error), error.tip or "", error.exit_code)


def _guarded(what: str, look: Callable[[], Sign]) -> Sign:
    try:
        return look()
    except MysteryshopError as error:
        return Sign(what, FAIL, str(error), error.tip or "", error.exit_code)


def _settings_words(ws: Workspace) -> str:
    mode = "LIVE: a run really sends" if ws.settings.live else "rehearses until --live or live = true"
    return f"{ws.folder.resolve()}; {'on hold; ' if ws.settings.hold else ''}{mode}"


def _scenarios(ws: Workspace) -> Iterator[Sign]:
    pools = [one for one in ws.personas if isinstance(one, PersonaPool)]
    people = sum(pool.count for pool in pools) + len(ws.personas) - len(pools)
    yield Sign("scenarios", OK, f"{len(ws.scenarios)} scenarios, {people} shoppers")
    silent = [one.id for one in ws.scenarios if one.preferred_channel in ("text", "call") and not _has_phone(ws, one.language)]
    if silent:
        tip = "Add `phones` (numbers of yours) to the persona pool, or ask for an email there."
        yield Sign("scenarios", WARN, f"{', '.join(silent)}: asks to be texted or called, but no shopper has a number", tip)
    unwatched = {str(one.preferred_channel) for one in ws.scenarios if one.preferred_channel} - set(ws.settings.watched_channels)
    if unwatched:
        tip = "Watch it (watched_channels in mysteryshop.toml, and a mailbox that gets its notices), or ask for another channel."
        yield Sign("scenarios", WARN, f"answers by {', '.join(sorted(unwatched))} are asked for, but nobody watches", tip)


def _has_phone(ws: Workspace, language: str) -> bool:
    return any(
        one.phones if isinstance(one, PersonaPool) else one.phone
        for one in ws.personas
        if (one.locale[:2] if isinstance(one, PersonaPool) else one.language) == language
    )


def _dealers(ws: Workspace) -> Iterator[Sign]:
    dealers = ws.dealers
    yield Sign(
        "dealers",
        OK,
        f"{len(dealers)} store{'' if len(dealers) == 1 else 's'}" + (f", {len(ws.optout)} opt-out entries" if ws.optout else ""),
    )
    no_hours = [one.id for one in dealers if not (one.hours and one.timezone)]
    if no_hours:
        tip = "Fill in hours and timezone: else only the elapsed clock is shown, and a Sunday lead looks late on Monday."
        yield Sign("dealers", WARN, f"{len(no_hours)} without opening hours or time zone ({_some(no_hours)})", tip)
    no_consent = [one.id for one in dealers if one.consent is None and one.relationship is not Relationship.COMPETITOR]
    if no_consent:
        tip = "Fill in consent_by and consent_on, or say relationship = competitor. They are left out until then."
        yield Sign("dealers", WARN, f"{len(no_consent)} without a consent record ({_some(no_consent)})", tip)
    spoken = {one.language for one in ws.scenarios}
    mute = [one.id for one in dealers if one.language not in spoken]
    if mute:
        yield Sign("dealers", WARN, f"no scenario in the language of {_some(mute)}", "Write one, or correct the language column.")


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _judging(ws: Workspace) -> Iterator[Sign]:
    rubric = ws.rubric(ws.settings.rubric)
    promises = f", {len(ws.processes)} dealers' own processes" if ws.processes else ""
    yield Sign("rubric", OK, f"{rubric.id} {rubric.version}: {rubric.title}{promises}")


def _store(ws: Workspace) -> Sign:
    from mysteryshop.ledger import Ledger
    from mysteryshop.store import Store

    with Store.open(ws.store_url, ws.evidence) as store:
        held = Ledger(store.engine, ws.settings.pacing).held()
        doubtful = [shop.id for shop in store.shops() if shop.outcome == "in_doubt"]
        words = f"{store.url}, {len(store.waves())} waves"
        if held:
            return Sign("store", WARN, f"{words}; sending is on hold: {held}", "`mysteryshop hold --lift` allows it again.")
        if doubtful:
            return Sign("store", WARN, f"{words}; in doubt: {_some(doubtful)}", "`mysteryshop settle SHOP OUTCOME` decides them.")
        return Sign("store", OK, words)


def _disk(ws: Workspace) -> Sign:
    place = next(folder for folder in (ws.evidence.resolve(), *ws.evidence.resolve().parents) if folder.exists())
    try:
        free = shutil.disk_usage(place).free
        probe = place / ".mysteryshop-writable"
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        return Sign(
            "disk",
            FAIL,
            f"{place} cannot be written: {error.strerror}",
            "Give this user the right, or move `evidence`.",
            ExitCode.USAGE,
        )
    if free < LEAST_DISK:
        return Sign(
            "disk", WARN, f"{size(free)} free below {place}", "A lead keeps about 0.3 MB, a mail its own size. Make room."
        )
    return Sign("disk", OK, f"{size(free)} free")


def _browser(ws: Workspace) -> Sign:
    from mysteryshop.browser import find_browser

    found = find_browser(ws.settings.browser)
    warnings: list[str] = []
    began = time.monotonic()
    picture = asyncio.run(_picture(ws, warnings))
    took = f"{found.kind}, {found.executable or 'Playwright’s own'}; started and drew a page in {time.monotonic() - began:.1f} s"
    if not picture:
        return Sign(
            "browser",
            FAIL,
            f"{took}, but the picture is empty",
            "mysteryshop browser install gets another.",
            ExitCode.OUT_OF_REACH,
        )
    return Sign("browser", WARN if warnings else OK, "; ".join([took, *warnings]))


async def _picture(ws: Workspace, warnings: list[str]) -> bytes:
    import tempfile

    from mysteryshop.browser import Browser

    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text("<!doctype html><title>mysteryshop doctor</title><h1>It draws.</h1>", encoding="utf-8")
        async with Browser.open(ws.settings.browser, allow_private=True, say=warnings.append) as browser:
            return await browser.picture(page)


def _browser_alone() -> Sign:
    from mysteryshop.browser import find_browser
    from mysteryshop.model import BrowserSettings

    found = find_browser(BrowserSettings())
    return Sign("browser", OK, f"{found.kind}, {found.executable or 'Playwright’s own'}")


def _mailbox(ws: Workspace, inbox: InboxSettings) -> Sign:
    from mysteryshop.inbox.mailboxes.mailbox import open_mailbox
    from mysteryshop.workspace.secrets import source_of

    what = f"mailbox {inbox.name}"
    where = inbox.maildir or inbox.plugin or f"{inbox.user} at {inbox.host}"
    if inbox.is_imap and source_of(inbox) is None:
        try:
            ws.secret(inbox)()
        except InputError as error:
            return Sign(what, FAIL, str(error), error.tip or "", ExitCode.USAGE)
    with open_mailbox(inbox, secret=ws.secret(inbox), clock=SystemClock()) as mailbox:
        folders = mailbox.folders()
    names = ", ".join(f"{folder.name}{' (junk)' if folder.junk else ''}" for folder in folders)
    if not any(folder.junk for folder in folders):
        tip = 'Answers land in spam folders. Name yours: folders = ["INBOX", "Spam"].'
        return Sign(what, WARN, f"{where}: {names or 'no folder'}; no junk folder found", tip)
    return Sign(what, OK, f"{where}: reads {names}")


def _clock() -> Sign:
    now = datetime.now(UTC)
    newest = max((path.stat().st_mtime for path in Path(__file__).parents[1].rglob("*.py")), default=0.0)
    if now + timedelta(days=1) < datetime.fromtimestamp(newest, UTC):
        tip = "Set the clock (NTP): every time on a scorecard hangs on it."
        return Sign("clock", FAIL, f"says {now:%Y-%m-%d %H:%M} UTC, before this program was installed", tip, ExitCode.USAGE)
    return Sign("clock", OK, f"{now:%Y-%m-%d %H:%M} UTC, here {now.astimezone():%H:%M %Z}")


def _zones() -> Sign:
    try:
        summer = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("America/New_York")).utcoffset()
    except ZoneInfoNotFoundError:
        return Sign("time zones", FAIL, "the time zone data is missing", "pip install tzdata", ExitCode.USAGE)
    right = summer == timedelta(hours=-4)
    return Sign(
        "time zones", OK if right else WARN, "known" if right else "look out of date", "" if right else "pip install -U tzdata"
    )
