"""The error tree and the exit codes.

MysteryshopError
├── InputError          a file or argument a person wrote is wrong: names the file, the line and the remedy   (exit 2)
├── UsageError          the command cannot mean anything here                                                 (exit 2)
├── OutOfReach          mailbox, browser or database cannot be reached now: run again                         (exit 4)
│   ├── BrowserMissing
│   ├── MailboxError
│   └── StoreError
└── HeldElsewhere       another run holds the stage                                                           (exit 5)

A dealer's failure (site down, no form, silence) is never an exception: it is an `Outcome` and a row of the scorecard.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a finished command says to cron."""

    OK = 0
    """All due work is done."""
    BELOW_THRESHOLD = 1
    """A score is below `--fail-under`."""
    USAGE = 2
    """Wrong usage or configuration; the message names file, line and remedy."""
    SOME_FAILED = 3
    """Some shops could not be done; the others are."""
    OUT_OF_REACH = 4
    """Mailbox, browser or database out of reach; run again."""
    HELD = 5
    """Another run holds the stage."""
    BUG = 70
    """A bug of ours; the message says where the details lie."""
    INTERRUPTED = 130
    """Stopped by the user; nothing is lost, run again."""


class MysteryshopError(Exception):
    """Base of all our errors: what happened, and a tip that says what to do next."""

    exit_code: ExitCode = ExitCode.BUG

    def __init__(self, message: str, *, tip: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.tip = tip


class UsageError(MysteryshopError):
    """The command, as given, cannot mean anything here."""

    exit_code = ExitCode.USAGE


class InputError(MysteryshopError):
    """A file a person wrote is wrong. `file`, `line` (from 1) and `text` (the offending words) lead there."""

    exit_code = ExitCode.USAGE

    def __init__(
        self, message: str, *, file: str | None = None, line: int | None = None, text: str | None = None, tip: str | None = None
    ) -> None:
        super().__init__(message, tip=tip)
        self.file, self.line, self.text = file, line, text

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return f"{where}: {self.message}" if where else self.message


class OutOfReach(MysteryshopError):
    """Something this machine needs cannot be reached now; running again later may do."""

    exit_code = ExitCode.OUT_OF_REACH


class BrowserMissing(OutOfReach):
    """No usable browser was found, or it could not be started."""


class MailboxError(OutOfReach):
    """The mailbox cannot be opened or read."""


class StoreError(OutOfReach):
    """The database or the evidence folder cannot be used."""


class HeldElsewhere(MysteryshopError):
    """Another run holds the stage this command needs."""

    exit_code = ExitCode.HELD
