"""A new workspace: the starting files, filled in with what is known about the operator's mailbox and store."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files as package_files
from pathlib import Path

from mysteryshop.errors import InputError, UsageError
from mysteryshop.workspace.dealers_csv import dealer_from_url
from mysteryshop.workspace.mailboxes import MailServer
from mysteryshop.workspace.problems import Problems
from mysteryshop.workspace.settings_toml import FILE

_COLUMNS = (
    "id", "name", "url", "brand", "group", "country", "language", "state", "city", "zip", "timezone", "hours", "relationship",
    "consent_by", "consent_on", "phone",
)  # fmt: skip
EXAMPLE_HOURS = "Mo-Fr 09:00-19:00; Sa 09:00-17:00; PH off"


@dataclass(frozen=True, slots=True)
class Answers:
    """What `init` was told. Everything may be unknown: the files then say what to fill in."""

    today: date
    mailbox: str | None = None
    server: MailServer | None = None
    maildir: str | None = None
    alias_domain: str | None = None
    site: str | None = None
    store_name: str | None = None
    timezone: str | None = None
    consent_by: str | None = None
    phones: tuple[str, ...] = ()
    country: str = "US"
    seed: int = 1
    extra: dict[str, str] = field(default_factory=dict)


def starter_text(name: str) -> str:
    """A file of the starting set (`scenarios.yaml`, `mysteryshop.toml`, `process.yaml`, `recipe.yaml`) as it is shipped."""
    return package_files("mysteryshop.starter").joinpath(name).read_text(encoding="utf-8")


def make_workspace(folder: Path, answers: Answers, *, force: bool = False) -> list[Path]:
    """Write the starting files into `folder`; those that exist are left alone unless `force`. The files written, in order.

    Raises UsageError if there is a workspace already, InputError if the site is no address.
    """
    if (folder / FILE).exists() and not force:
        raise UsageError(
            f"there is a workspace already: {folder / FILE}", tip="Edit it, or say --force to write the starting files anew."
        )
    wanted = {
        FILE: settings_text(answers),
        "scenarios.yaml": scenarios_text(answers),
        "dealers.csv": dealers_text(answers),
        "process/house-process.yaml.example": starter_text("process.yaml"),
        "recipes/site.yaml.example": starter_text("recipe.yaml"),
        ".gitignore": "# leads, mails and pictures are personal data\n*.db\n*.db-*\nevidence/\nreports/\n.locks/\n*.log\n",
    }
    written = []
    for name, text in wanted.items():
        path = folder / name
        if path.exists() and not force:
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise InputError(
                f"cannot write {path}: {error.strerror}", file=str(path), tip="Choose a folder you may write to."
            ) from error
        written.append(path)
    return written


def settings_text(answers: Answers) -> str:
    """mysteryshop.toml for these answers."""
    text = starter_text(FILE)
    channels = ["email", *(["text", "call", "voicemail"] if answers.phones else [])]
    filled = {
        "alias": _alias(answers),
        "channels": "[" + ", ".join(_quoted(channel) for channel in channels) + "]",
        "seed": str(answers.seed),
        "inbox": _inbox(answers),
    }
    for name, value in filled.items():
        text = text.replace("{" + name + "}", value)
    return text


def _alias(answers: Answers) -> str:
    if answers.alias_domain:
        return f"alias_domain = {_quoted(answers.alias_domain)}"
    if answers.mailbox:
        return f'# alias_domain = "your-catch-all.com"\nalias_base = {_quoted(answers.mailbox)}'
    return '# alias_domain = "your-catch-all.com"\n# alias_base = "you@example.com"'


def _inbox(answers: Answers) -> str:
    if answers.maildir:
        return f'[[inbox]]\nname = "inbox"\nmaildir = {_quoted(answers.maildir)}'
    if not answers.mailbox or not answers.server:
        return (
            "# The mailbox the answers come to. Read only: nothing in it is marked, moved or deleted.\n"
            '# [[inbox]]\n# host = "imap.example.com"\n# user = "you@example.com"\n# password_env = "MYSTERYSHOP_INBOX_PASSWORD"'
        )
    server = answers.server
    lines = [
        "# The mailbox the answers come to. Read only: nothing in it is marked, moved or deleted. Junk is read as well.",
        *([f"# {server.tip}"] if server.tip else []),
        "[[inbox]]",
        'name = "inbox"',
        f"host = {_quoted(server.host)}"
        + ("                # a guess: put the right server here if it is another" if server.guessed else ""),
        f"port = {server.port}",
        f"security = {_quoted(server.security)}",
        f"user = {_quoted(answers.mailbox)}",
        'password_env = "MYSTERYSHOP_INBOX_PASSWORD"   # or MYSTERYSHOP_INBOX_PASSWORD_FILE, or the system keyring:',
        f"# keyring set mysteryshop {answers.mailbox}",
        '# password_command = "pass show mail/shopper"',
    ]
    return "\n".join(lines)


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", " ", escaped) + '"'


def scenarios_text(answers: Answers) -> str:
    """scenarios.yaml, its first pool carrying the operator's numbers where there are any. Each workspace has shoppers of its
    own: two operators with the same ones would be known to a store that both shop."""
    text = re.sub(r"seed: (\d+)", lambda pool: f"seed: {answers.seed * 100 + int(pool[1])}", starter_text("scenarios.yaml"))
    if not answers.phones:  # nobody can be texted who gives no number
        return re.sub(r"preferred_channel: text.*", "preferred_channel: email", text).replace(
            "A text is easiest", "Email is easiest"
        )
    phones = ", ".join(_quoted(phone) for phone in answers.phones)
    return re.sub(r"(count: 400, seed: \d+) \}", lambda pool: f"{pool[1]}, phones: [{phones}] }}", text, count=1)


def dealers_text(answers: Answers) -> str:
    """dealers.csv: the operator's own store, if its site is known, below the header."""
    table = io.StringIO(newline="")
    rows = csv.DictWriter(table, _COLUMNS, lineterminator="\n")
    rows.writeheader()
    if answers.site:
        problems = Problems()
        known = dealer_from_url(answers.site, problems)
        problems.raise_if_any()
        rows.writerow(
            {
                **(known or {}),
                **({"name": answers.store_name} if answers.store_name else {}),
                "country": answers.country,
                "timezone": answers.timezone or "",
                "hours": "",
                "relationship": "own",
                "consent_by": answers.consent_by or "the owner of this workspace",
                "consent_on": answers.today.isoformat(),
            }
        )
    return table.getvalue()
