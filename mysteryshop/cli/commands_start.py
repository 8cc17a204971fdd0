"""The first commands a new user types: `demo`, `init`, `doctor`, `browser install`, `completion`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mysteryshop.cli.app import START, app, command
from mysteryshop.cli.global_options import JsonOption

browser = typer.Typer(help="The browser that visits the sites.", no_args_is_help=True)
app.add_typer(browser, name="browser", rich_help_panel=START)


def _text(*names: str, help: str, metavar: str = "TEXT") -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(*names, metavar=metavar, help=help, show_default=False)
    return option


@command(START)
def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the demo keeps its workspace and reports.")] = Path("demo"),
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the wave page at the end.")] = True,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the street open afterwards, to walk around in; Ctrl-C closes it.")
    ] = False,
) -> None:
    """Shop a street of pretend dealers on this machine; contacts nobody.

    Real browser, real IMAP, pretend stores: it opens the scorecards at the end. Under two minutes.
    """
    from mysteryshop.cli.setting_up import demo_street

    demo_street(folder, open_browser=open_browser, keep=keep)


@command(START)
def init(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="The new workspace's folder (here, if not said).", show_default=False)
    ] = None,
    mailbox: Annotated[
        str | None, _text("--mailbox", "-m", metavar="ADDRESS", help="The mail address the answers come to.")
    ] = None,
    imap: Annotated[
        str | None, _text("--imap", metavar="HOST[:PORT]", help="Its IMAP server (found from the address, if not said).")
    ] = None,
    security: Annotated[
        str | None, _text("--security", metavar="tls|starttls|plain", help="How to reach it (plain: this machine only).")
    ] = None,
    maildir: Annotated[str | None, _text("--maildir", metavar="PATH", help="A Maildir in place of an IMAP server.")] = None,
    alias_domain: Annotated[
        str | None, _text("--alias-domain", metavar="DOMAIN", help="Your catch-all domain, for the shoppers' addresses.")
    ] = None,
    site: Annotated[str | None, _text("--site", metavar="URL", help="Your own store's web site.")] = None,
    name: Annotated[str | None, _text("--name", help="Your store's name.")] = None,
    timezone: Annotated[str | None, _text("--timezone", metavar="ZONE", help="Its time zone, e.g. America/New_York.")] = None,
    consent_by: Annotated[str | None, _text("--consent-by", metavar="WHO", help="Who at the store agreed to be shopped.")] = None,
    phone: Annotated[
        list[str] | None, _text("--phone", metavar="NUMBER", help="A number of yours that shoppers may give (repeatable).")
    ] = None,
    ask: Annotated[
        bool | None,
        typer.Option("--ask/--no-ask", help="Ask for what was not said (default: on a terminal).", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write the starting files anew over existing ones.")] = False,
) -> None:
    """Make a workspace: settings, tested scenarios, a dealer list.

    Asks a few questions on a terminal, takes flags in scripts. No password is written to a file.
    """
    from mysteryshop.cli.setting_up import Flags, make

    phones = tuple(phone or ())
    flags = Flags(mailbox, imap, security, maildir, alias_domain, site, name, timezone, consent_by, phones)
    make(folder, flags, ask=ask, force=force)


@command(START)
def doctor(as_json: JsonOption = False) -> None:
    """Try everything a run needs; sends nothing.

    Files, store, disk, browser, mailbox and its folders, clock, time zones: each with what to do where it does not stand well.
    """
    from mysteryshop.cli.doctor import examine

    examine(as_json=as_json)


@command(START, name="install", on=browser)
def browser_install(
    if_missing: Annotated[bool, typer.Option("--if-missing", help="Do nothing if a usable browser is there.")] = False,
) -> None:
    """Get a browser, saying what is done.

    Playwright's own download, else the system's package manager.
    """
    from mysteryshop.cli.setting_up import get_browser

    get_browser(if_missing=if_missing)


@command(START, name="show", on=browser)
def browser_show(as_json: JsonOption = False) -> None:
    """Which browser would be used."""
    from mysteryshop.cli.setting_up import show_browser

    show_browser(as_json=as_json)


@command(START)
def completion(
    shell: Annotated[
        str | None,
        typer.Argument(metavar="bash|zsh|fish|powershell", help="The shell (found out, if not said).", show_default=False),
    ] = None,
    install: Annotated[
        bool, typer.Option("--install", help="Put it into the shell's start-up file instead of printing it.")
    ] = False,
) -> None:
    """Shell completion.

    For this shell: eval "$(mysteryshop completion bash)". For good: mysteryshop completion --install.
    """
    from mysteryshop.cli.setting_up import completion_script

    completion_script(shell, install=install)
