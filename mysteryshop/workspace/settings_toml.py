"""mysteryshop.toml: the settings, every key also by environment, no secret in it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel

from mysteryshop.model import Channel, InboxSettings, Settings
from mysteryshop.workspace.problems import Problems, did_you_mean, nearest
from mysteryshop.workspace.tree import Place, Tree, read_toml
from mysteryshop.workspace.validation import check, secret_tip

FILE = "mysteryshop.toml"
ENV = "MYSTERYSHOP_"
_NOT_BY_ENVIRONMENT = {"live", "inbox", "plugins"}
"""Going live is written down or typed, never inherited; the inbox is a list; plug-ins are code."""

_RESERVED = {"WORKSPACE", "INBOX_PASSWORD", "INBOX_PASSWORD_FILE", "CLIENT_ID", "CLIENT_SECRET", "CLIENT_SECRET_FILE"}
_RESERVED |= {"SECOND_OPINION_KEY", "SECOND_OPINION_KEY_FILE"}


def read_settings(path: Path, problems: Problems, environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of a workspace, with what the environment says laid over them."""
    tip = "`mysteryshop init` makes a workspace here; -w DIR names one elsewhere."
    tree = read_toml(path, problems, what="workspace settings", tip=tip)
    if tree is None:
        return Settings()
    before = len(problems)
    _listed(tree)
    _from_environment(tree, environ, problems)
    settings = check(Settings, tree.data, tree, (), problems)
    if settings is None or len(problems) > before:
        return settings or Settings()
    _inboxes(settings, tree, problems)
    _rest(settings, tree, problems)
    return settings


def _listed(tree: Tree) -> None:
    """One mailbox may be written [inbox] as well as [[inbox]]; one word where a list is wanted is a list of one."""
    if isinstance(tree.data.get("inbox"), dict):
        tree.data["inbox"] = [tree.data["inbox"]]
        for place in [p for p in tree.lines if p[0] == "inbox"]:
            tree.lines[("inbox", 0, *place[1:])] = tree.lines[place]
    for key in ("plugins", "watched_channels"):
        if isinstance(tree.data.get(key), str):
            tree.data[key] = [tree.data[key]]
    for inbox in tree.data.get("inbox") or []:
        for key in ("folders", "trusted_hosts"):
            if isinstance(inbox, dict) and isinstance(inbox.get(key), str):
                inbox[key] = [inbox[key]]


def environment_keys() -> dict[str, tuple[str, ...]]:
    """Every environment variable that stands for a setting, and the setting: MYSTERYSHOP_PACING_JITTER_MINUTES."""
    found: dict[str, tuple[str, ...]] = {}
    for name, info in Settings.model_fields.items():
        if name in _NOT_BY_ENVIRONMENT:
            continue
        if isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
            for inner in info.annotation.model_fields:
                found[f"{ENV}{name}_{inner}".upper()] = (name, inner)
        else:
            found[f"{ENV}{name}".upper()] = (name,)
    return found


def _from_environment(tree: Tree, environ: Mapping[str, str], problems: Problems) -> None:
    known = environment_keys()
    boxes = [inbox for inbox in tree.data.get("inbox") or [] if isinstance(inbox, dict)]
    envs = {inbox.get(key) for inbox in boxes for key in ("password_env", "client_secret_env")}
    for name, value in environ.items():
        if not name.startswith(ENV) or name.removeprefix(ENV) in _RESERVED or name.removesuffix("_FILE") in envs or not value:
            continue
        if place := known.get(name):
            around = tree.data
            for step in place[:-1]:
                around = around.setdefault(step, {})
            around[place[-1]] = [part.strip() for part in value.split(",")] if place[-1] == "watched_channels" else value
            tree.lines.setdefault(place, 0)
        elif near := nearest(name, known):
            problems.add("environment", None, f"{name} is no setting", text=name, tip=f"Did you mean {near}?")


def _inboxes(settings: Settings, tree: Tree, problems: Problems) -> None:
    names: set[str] = set()
    for number, inbox in enumerate(settings.inbox):
        place: Place = ("inbox", number)
        if inbox.name in names:
            problems.add(
                tree.file,
                tree.line((*place, "name")) or tree.line(place),
                f'two mailboxes are called "{inbox.name}"',
                text=inbox.name,
                tip='Give each its own name = "...".',
            )
        names.add(inbox.name)
        _one_inbox(inbox, tree, place, problems)


def _one_inbox(inbox: InboxSettings, tree: Tree, place: Place, problems: Problems) -> None:
    if inbox.is_imap and not (inbox.host and inbox.user):
        missing = "host" if not inbox.host else "user"
        problems.at(
            tree,
            place,
            f'mailbox "{inbox.name}" has no {missing}',
            tip='Write host = "imap.example.com" and user = "you@example.com", or maildir = "path".',
        )
    for key, value, what in (
        ("password_env", inbox.password_env, "password"),
        ("client_secret_env", inbox.client_secret_env, "secret"),
    ):
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value):
            words = f"{key} names an environment variable; this looks like a {what}"  # which is therefore not repeated
            problems.at(tree, (*place, key), words, tip=secret_tip(Tree("", {"inbox": {}}), (), ("inbox", "x")))
    if (inbox.auth == "token") != bool(inbox.token_command):
        tip = 'Write auth = "token" and token_command = "a program that prints an access token", both or neither.'
        problems.at(tree, (*place, "auth"), f'mailbox "{inbox.name}": auth = "token" and token_command go together', tip=tip)
    if inbox.security == "plain" and inbox.host and not _is_loopback(inbox.host):
        tip = 'Write security = "tls" (port 993) or "starttls" (port 143).'
        problems.at(tree, (*place, "security"), f"{inbox.host} would get the password in clear", text="plain", tip=tip)


def _is_loopback(host: str) -> bool:
    return host in ("localhost", "::1") or bool(re.fullmatch(r"127(?:\.\d{1,3}){3}", host))


def _rest(settings: Settings, tree: Tree, problems: Problems) -> None:
    for number, channel in enumerate(settings.watched_channels):
        if channel not in list(Channel):
            line = tree.line(("watched_channels", number)) or tree.line(("watched_channels",))
            problems.add(
                tree.file,
                line,
                f'"{channel}" is not a channel',
                text=channel,
                tip=did_you_mean(channel, list(Channel), what="Channels"),
            )
    domain = settings.alias_domain
    if domain and not re.fullmatch(r"(?:[\w-]+\.)+[\w-]+", domain.lstrip("@")):
        problems.at(
            tree,
            ("alias_domain",),
            f'alias_domain "{domain}" is not a domain',
            text=domain,
            tip='Write it as "your-catch-all.com".',
        )
    base = settings.alias_base
    if base and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", base):
        problems.at(
            tree, ("alias_base",), f'alias_base "{base}" is not a mail address', text=base, tip='Write it as "you@example.com".'
        )
    if tree.lines.get(("store",)) and _password_in(settings.store):
        tip = "Put the whole URL into the environment variable MYSTERYSHOP_STORE and take it out of the file."
        problems.at(tree, ("store",), "the store's URL holds a password, and secrets do not belong in a file", tip=tip)


def _password_in(url: str) -> bool:
    try:
        return bool(urlsplit(url).password)
    except ValueError:
        return False
