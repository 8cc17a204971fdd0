"""`login`: a mailbox that wants a sign-in gets one, any other its password into the keyring; then it is tried."""

from __future__ import annotations

import sys
import webbrowser

import typer
from rich.markup import escape

from mysteryshop import redact
from mysteryshop.cli import console
from mysteryshop.cli.session import SystemClock, open_workspace
from mysteryshop.errors import InputError, UsageError
from mysteryshop.model import InboxSettings
from mysteryshop.workspace import Workspace


def log_in(name: str | None, *, browser: bool, port: int, forget: bool) -> None:
    """Sign in to one mailbox, or forget its sign-in."""
    ws = open_workspace()
    inbox = _chosen(ws, name)
    if forget:
        _forget(ws, inbox)
    elif inbox.auth == "token":
        console.say(f"{escape(inbox.name)} takes its tokens from token_command; nothing is to be signed in to.")
        _try(ws, inbox)
    elif inbox.auth == "password":
        _password(ws, inbox)
    else:
        _sign_in(ws, inbox, browser=browser, port=port)


def _chosen(ws: Workspace, name: str | None) -> InboxSettings:
    from mysteryshop.workspace.problems import did_you_mean

    boxes = {inbox.name: inbox for inbox in ws.inboxes if inbox.is_imap}
    if not boxes:
        raise UsageError("there is no mailbox to sign in to", tip="Add an [[inbox]] with host and user to mysteryshop.toml.")
    if name is not None:
        if name not in boxes:
            raise InputError(f'there is no mailbox "{name}"', text=name, tip=did_you_mean(name, boxes, what="Mailboxes"))
        return boxes[name]
    wanting = [inbox for inbox in boxes.values() if inbox.auth != "password"] or list(boxes.values())
    if len(wanting) > 1:
        raise UsageError("which mailbox?", tip=f"Say one of: {', '.join(inbox.name for inbox in wanting)}.")
    return wanting[0]


def _sign_in(ws: Workspace, inbox: InboxSettings, *, browser: bool, port: int) -> None:
    from mysteryshop.workspace.oauth import sign_in

    def show(words: str) -> None:
        # straight to the screen: an address must come whole, and the redactor would blank parts of it
        sys.stderr.write(words + "\n")
        sys.stderr.flush()

    where = sign_in(inbox, ws.folder, say=show, open_page=webbrowser.open if browser else bool, port=port)
    console.say(f"Signed in as {escape(inbox.user or '')}; the sign-in is kept in {escape(where)}.")
    _try(ws, inbox)


def _password(ws: Workspace, inbox: InboxSettings) -> None:
    from mysteryshop.workspace.secrets import remember

    if not sys.stdin.isatty():
        raise UsageError(
            f"{inbox.name} logs in with a password, which is asked for on a terminal",
            tip=f'Set {inbox.password_env} instead, or write auth = "google", "microsoft" or "token".',
        )
    password = redact.hide(typer.prompt(f"Password of {inbox.user} at {inbox.host}", hide_input=True, err=True))
    if not remember(inbox, password):
        raise UsageError(
            "this machine has no keyring to keep it in", tip=f"Set {inbox.password_env}, or {inbox.password_env}_FILE."
        )
    console.say("The password is in the system's keyring.")
    _try(ws, inbox)


def _forget(ws: Workspace, inbox: InboxSettings) -> None:
    from mysteryshop.workspace.tokens import TokenKeep

    there = TokenKeep(inbox, ws.folder).forget()
    console.say("The sign-in is forgotten here; withdraw it at the provider, too." if there else "There was no sign-in.")


def _try(ws: Workspace, inbox: InboxSettings) -> None:
    from mysteryshop.inbox.mailboxes.mailbox import open_mailbox

    with open_mailbox(inbox, secret=ws.secret(inbox), clock=SystemClock()) as mailbox:
        names = ", ".join(folder.name for folder in mailbox.folders())
    console.say(f"It works: {escape(inbox.name)} reads {escape(names)}.")
