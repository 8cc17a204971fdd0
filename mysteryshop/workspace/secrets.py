"""Where a mailbox's password comes from. Never from a file of the workspace; never into a log, a page or a database."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

from mysteryshop import redact
from mysteryshop.errors import InputError
from mysteryshop.model import InboxSettings

KEYRING_SERVICE = "mysteryshop"
COMMAND_SECONDS = 60


def secret_of(inbox: InboxSettings, folder: Path) -> Callable[[], str]:
    """A function that reads the password when it is needed: environment, `..._FILE`, `password_command`, keyring, in this order.

    What it returns is known to the redactor before anyone else sees it. Raises InputError, with the four ways, if there is none.
    A mailbox with a sign-in gives its access token instead (`workspace.oauth`).
    """
    if inbox.auth != "password":
        from mysteryshop.workspace.oauth import TokenSecret

        return TokenSecret(inbox, folder)
    return lambda: redact.hide(_first(inbox, folder))


def source_of(inbox: InboxSettings) -> str | None:
    """Where the password would come from, in words for `doctor`; None if nowhere. Runs no command."""
    env = inbox.password_env
    if inbox.auth != "password":
        return f"command {shlex.split(inbox.token_command)[0]}" if inbox.token_command else f"sign-in at {inbox.auth}"
    if os.environ.get(env):
        return f"environment variable {env}"
    if os.environ.get(f"{env}_FILE"):
        return f"file named by {env}_FILE"
    if inbox.password_command:
        return f"command {shlex.split(inbox.password_command)[0]}"
    return f"keyring, service {KEYRING_SERVICE}" if _from_keyring(inbox) else None


def _first(inbox: InboxSettings, folder: Path) -> str:
    env = inbox.password_env
    if found := os.environ.get(env):
        return found
    if named := os.environ.get(f"{env}_FILE"):
        return first_line_of_file(Path(named), f"{env}_FILE")
    if inbox.password_command:
        return printed_by(inbox.password_command, folder, "password_command", "password")
    if stored := _from_keyring(inbox):
        return stored
    raise InputError(
        f"there is no password for the mailbox {inbox.user or inbox.name}",
        tip=f'Set {env}, or {env}_FILE to a file that holds it, or password_command = "..." under [[inbox]], '
        f"or type: keyring set {KEYRING_SERVICE} {inbox.user or inbox.name}",
    )


def first_line_of_file(path: Path, env: str) -> str:
    """The secret in the file that the environment variable `env` names. Raises InputError."""
    try:
        found = path.read_text(encoding="utf-8").strip("\r\n")
    except OSError as error:
        raise InputError(
            f"{env} names {path}, which cannot be read: {error.strerror}", tip="Check the path and its rights."
        ) from error
    if not found:
        raise InputError(f"{env} names {path}, which is empty", tip="Put the password on its first line.")
    return found.splitlines()[0]


def printed_by(command: str, folder: Path, key: str, what: str) -> str:
    """The first line the operator's own command prints. `key` and `what` name it in errors. Raises InputError."""
    program = shlex.split(command)[0] if command.strip() else command
    try:
        done = subprocess.run(  # split without a shell
            shlex.split(command), cwd=folder, capture_output=True, text=True, timeout=COMMAND_SECONDS, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise InputError(f"{key}: {program} could not be run ({type(error).__name__})", tip="Try it in a terminal.") from error
    lines = done.stdout.splitlines()
    if done.returncode or not lines or not lines[0]:
        problem = f"ended with {done.returncode}" if done.returncode else "printed nothing"
        raise InputError(f"{key}: {program} {problem}", tip=f"It must print the {what} on its first line and end with 0.")
    return lines[0]


def _from_keyring(inbox: InboxSettings) -> str | None:
    import keyring  # slow to import, and only needed when nothing else holds the password
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(KEYRING_SERVICE, inbox.user or inbox.name)
    except (KeyringError, RuntimeError):  # no keyring on this machine: the other three ways remain
        return None


def remember(inbox: InboxSettings, password: str) -> bool:
    """Put a password into the system's keyring; False where there is none (a server without a desktop)."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(KEYRING_SERVICE, inbox.user or inbox.name, redact.hide(password))
    except (KeyringError, RuntimeError):
        return False
    return True


def key_of(env: str) -> str | None:
    """An API key from the environment variable `env` or the file named by `<env>_FILE`; None where neither is set."""
    if found := os.environ.get(env):
        return redact.hide(found)
    if named := os.environ.get(f"{env}_FILE"):
        return redact.hide(first_line_of_file(Path(named), f"{env}_FILE"))
    return None
