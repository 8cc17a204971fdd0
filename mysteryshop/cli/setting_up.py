"""What `demo`, `init`, `browser` and `completion` do."""

from __future__ import annotations

import getpass
import os
import re
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.markup import escape

from mysteryshop.cli import console
from mysteryshop.cli.global_options import told
from mysteryshop.errors import InputError, UsageError
from mysteryshop.model import InboxSettings, Settings

if TYPE_CHECKING:
    from mysteryshop.workspace.mailboxes import MailServer
    from mysteryshop.workspace.starting import Answers


@dataclass(frozen=True, slots=True)
class Flags:
    """What `init` was told on the command line."""

    mailbox: str | None
    imap: str | None
    security: str | None
    maildir: str | None
    alias_domain: str | None
    site: str | None
    name: str | None
    timezone: str | None
    consent_by: str | None
    phones: tuple[str, ...]


def demo_street(folder: Path, *, open_browser: bool, keep: bool) -> None:
    """Run the demo and end with its exit code."""
    from mysteryshop.demo import run_demo

    code = run_demo(folder, say=console.say, open_browser=open_browser, keep=keep)
    if code:
        raise typer.Exit(code)


def make(folder: Path | None, flags: Flags, *, ask: bool | None, force: bool) -> None:
    """Write the starting files; ask for what is not known where somebody is there to answer."""
    from mysteryshop.workspace import FILE
    from mysteryshop.workspace.starting import make_workspace

    where = folder or told().folder
    if (where / FILE).exists() and not force:
        raise UsageError(
            f"there is a workspace already: {where / FILE}", tip="Edit it, or say --force to write the starting files anew."
        )
    asking = ask if ask is not None else sys.stdin.isatty() and not told().quiet
    answers = _asked(flags) if asking else _answers(flags)
    written = make_workspace(where, answers, force=force)
    for path in written:
        console.say(f"[green]wrote[/green] {escape(str(path))}")
    if asking and answers.mailbox and answers.server:
        _offer_keyring(answers)
    _next_steps(where, answers)


def _answers(flags: Flags, **over: str | None) -> Answers:
    from mysteryshop.workspace.starting import Answers

    mailbox = over.get("mailbox", flags.mailbox)
    domain = over.get("alias_domain", flags.alias_domain)
    _checked_zone(over.get("timezone", flags.timezone))
    return Answers(
        today=_today(),
        mailbox=mailbox,
        server=_server(mailbox, flags.imap, flags.security) if mailbox else None,
        maildir=flags.maildir,
        alias_domain=domain.lstrip("@") if domain else None,
        site=over.get("site", flags.site),
        store_name=over.get("name", flags.name),
        timezone=over.get("timezone", flags.timezone),
        consent_by=over.get("consent_by", flags.consent_by) or _user(),
        phones=flags.phones,
        seed=int.from_bytes(os.urandom(2)) or 1,
    )


def _server(mailbox: str, imap: str | None, security: str | None) -> MailServer:
    from mysteryshop.workspace.mailboxes import MailServer, server_of

    found = server_of(mailbox)
    if security and security not in ("tls", "starttls", "plain"):
        raise UsageError(f'--security cannot be "{security}"', tip="Say tls, starttls or (this machine only) plain.")
    if imap is None:
        return MailServer(found.name, found.host, found.port, security or found.security, found.plus, found.tip, found.guessed)
    parts = re.fullmatch(r"([\w.-]+|\[[0-9a-fA-F:]+\])(?::(\d{1,5}))?", imap)
    if parts is None:
        raise UsageError(f'--imap "{imap}" is not HOST or HOST:PORT')
    kind = security or {"143": "starttls"}.get(parts[2] or "", "tls")
    return MailServer(parts[1], parts[1].strip("[]"), int(parts[2] or (143 if kind != "tls" else 993)), kind, None, "", False)


def _asked(flags: Flags) -> Answers:
    """The questions. An empty answer means "later": the file then says what to fill in."""
    console.say("A few questions; Enter leaves one open, and every answer can be changed in the files.\n")
    mailbox = flags.mailbox or (None if flags.maildir else _ask("Mail address the answers come to", check=_is_address))
    if mailbox:
        server = _server(mailbox, flags.imap, flags.security)
        guess = " (a guess)" if server.guessed else f" ({server.name})"
        console.say(f"  [dim]read at {server.host}:{server.port}{guess}. {escape(server.tip)}[/dim]")
    over: dict[str, str | None] = {"mailbox": mailbox}
    over["alias_domain"] = flags.alias_domain or _ask("Catch-all domain for the shoppers' addresses, if you have one")
    over["site"] = flags.site or _ask("Your own store's web site, if you have one", check=_is_site)
    if over["site"]:
        over["name"] = flags.name or _ask("Its name")
        over["timezone"] = flags.timezone or _ask("Its time zone", default=_local_zone(), check=_checked_zone)
        over["consent_by"] = flags.consent_by or _ask("Who there agreed to be shopped", default=_user())
    return _answers(flags, **over)


def _ask(question: str, *, default: str | None = None, check: object = None) -> str | None:
    while True:
        answer = str(typer.prompt(question, default=default or "", show_default=bool(default), err=True)).strip()
        if not answer:
            return None
        try:
            if callable(check):
                check(answer)
        except InputError as error:
            console.trouble(f"  {error.message}. {error.tip or ''}")
            continue
        return answer


def _is_address(answer: str) -> None:
    from mysteryshop.workspace.mailboxes import server_of

    server_of(answer)


def _is_site(answer: str) -> None:
    from mysteryshop.workspace.dealers_csv import dealer_from_url
    from mysteryshop.workspace.problems import Problems

    problems = Problems()
    dealer_from_url(answer, problems)
    problems.raise_if_any()


def _checked_zone(answer: str | None) -> None:
    from zoneinfo import available_timezones

    from mysteryshop.workspace.problems import did_you_mean

    zones = available_timezones()
    if answer and answer not in zones:
        tip = did_you_mean(answer, zones)
        raise InputError(
            f'"{answer}" is not a time zone', text=answer, tip=tip if "mean" in tip else "It looks like America/New_York."
        )


def _local_zone() -> str | None:
    """This machine's time zone by name, where it can be told."""
    if zone := os.environ.get("TZ", "").lstrip(":"):
        return zone if "/" in zone else None
    found = re.search(r"zoneinfo/(?:posix/|right/)?(\w+/.+)$", os.path.realpath("/etc/localtime"))
    return found[1] if found and not found[1].startswith("Etc/") else None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container's user without a name
        return "the owner of this workspace"


def _today() -> date:
    return datetime.now().astimezone().date()


def _offer_keyring(answers: Answers) -> None:
    from mysteryshop.workspace.secrets import remember, source_of

    assert answers.server is not None
    inbox = InboxSettings(host=answers.server.host, user=answers.mailbox)
    if source_of(inbox):
        return
    password = typer.prompt(
        "Mailbox password, for the system's keyring (Enter: not now)", default="", hide_input=True, show_default=False, err=True
    )
    if not password:
        return
    if remember(inbox, password):
        console.say("  [dim]kept in the system's keyring, not in a file[/dim]")
    else:
        console.trouble(f"  this machine has no keyring; set {inbox.password_env}, or {inbox.password_env}_FILE")


def _next_steps(where: Path, answers: Answers) -> None:
    cd = "" if where.resolve() == Path.cwd() else f"cd {where}\n  "
    todo = []
    if not answers.site:
        todo.append("list your stores in dealers.csv")
    if not answers.mailbox and not answers.maildir:
        todo.append("fill in [[inbox]] and alias_base in mysteryshop.toml")
    elif not answers.maildir:
        todo.append("set MYSTERYSHOP_INBOX_PASSWORD (or use the keyring)")
    if not answers.alias_domain and answers.server and answers.server.plus is False:
        console.trouble(f"{answers.server.name} does not deliver you+name addresses: you need a catch-all domain (alias_domain).")
    console.say(f"\nNext: {escape('; '.join(todo))}." if todo else "\nNext:")
    console.say(
        f"  {escape(cd)}mysteryshop doctor      [dim]# tries browser, mailbox and files; sends nothing[/dim]\n"
        "  mysteryshop run         [dim]# a rehearsal: fills the forms, photographs them, presses nothing[/dim]\n"
        "  mysteryshop run --live  [dim]# sends[/dim]"
    )


def get_browser(*, if_missing: bool) -> None:
    """Install a browser, saying what is done."""
    from mysteryshop.browser import find_browser, install_browser
    from mysteryshop.errors import BrowserMissing

    if if_missing:
        try:
            find_browser(_settings().browser)
        except BrowserMissing:
            console.note("no usable browser found; getting one")
        else:
            return
    found = install_browser(console.note)
    console.say(f"{found.kind}: {escape(found.executable or 'Playwright’s own')}")


def show_browser(*, as_json: bool) -> None:
    """Which browser would be used."""
    from mysteryshop.browser import find_browser

    found = find_browser(_settings().browser)
    if as_json:
        console.give_json(found)
    else:
        console.say(f"{found.kind}: {escape(found.executable or 'Playwright’s own')}")


def _settings() -> Settings:
    from mysteryshop.workspace import FILE, Workspace

    folder = told().folder
    return Workspace.open(folder).settings if (folder / FILE).exists() else Settings()


def completion_script(shell: str | None, *, install: bool) -> None:
    """Print the completion script, or put it where the shell finds it."""
    from typer._completion_shared import get_completion_script

    from mysteryshop.workspace.problems import did_you_mean

    shells = ("bash", "zsh", "fish", "powershell", "pwsh")
    shell = shell or Path(os.environ.get("SHELL", "bash")).name
    if shell not in shells:
        raise UsageError(f'there is no completion for "{shell}"', tip=did_you_mean(shell, shells, what="Shells"))
    if install:
        from typer._completion_shared import install as put

        _, path = put(shell=shell, prog_name="mysteryshop", complete_var="_MYSTERYSHOP_COMPLETE")
        console.say(f"wrote {escape(str(path))}; open a new shell to use it")
        return
    sys.stdout.write(get_completion_script(prog_name="mysteryshop", complete_var="_MYSTERYSHOP_COMPLETE", shell=shell) + "\n")
