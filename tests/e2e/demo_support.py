"""One run of the demo, looked at from all sides: what reached the sites, what the store knows, what is left running."""

from __future__ import annotations

import socket
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mysteryshop.demo.leads import Posted
from mysteryshop.demo.run import Demo, demo
from mysteryshop.model import Message, Scorecard, Shop, Submission, Tally, Touch
from mysteryshop.stages import run_line

_listening: list[tuple[str, int]] | None = None


def _hear(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook cannot be taken away again; it notes where this process connects to while a demo runs."""
    if _listening is not None and event == "socket.connect" and isinstance(args[1], tuple):
        _listening.append((str(args[1][0]), int(args[1][1])))


sys.addaudithook(_hear)


@dataclass
class Seen:
    """What a demo did. `posted_before` counts leads per dealer when the line was through, `posted_after` once it ran again."""

    folder: Path
    code: int = -1
    lines: list[str] = field(default_factory=list)
    posted: list[Posted] = field(default_factory=list)
    decoys: list[Posted] = field(default_factory=list)
    site_troubles: list[str] = field(default_factory=list)
    shops: dict[str, Shop] = field(default_factory=dict)
    submissions: dict[str, list[Submission]] = field(default_factory=dict)
    touches: dict[str, list[Touch]] = field(default_factory=dict)
    cards: dict[str, Scorecard | None] = field(default_factory=dict)
    unmatched: list[Message] = field(default_factory=list)
    mails: int = 0
    again: list[Tally] = field(default_factory=list)
    posted_before: Counter[str] = field(default_factory=Counter)
    posted_after: Counter[str] = field(default_factory=Counter)
    ports: list[int] = field(default_factory=list)
    mail_server: int = 0
    connected: set[str] = field(default_factory=set)

    def text(self) -> str:
        """All that was said."""
        return "\n".join(self.lines)


def run_seen(folder: Path) -> Seen:
    """Run the demo in `folder` and look at it while the street is open; then run the whole line once more."""
    global _listening
    seen = Seen(folder)
    _listening = heard = []
    try:
        seen.code = demo(folder, say=seen.lines.append, open_browser=False, keep=False, look=lambda run: _look(run, seen))
    finally:
        _listening = None
    seen.connected = {host for host, _ in heard}
    return seen


def _look(run: Demo, seen: Seen) -> None:
    seen.posted, seen.decoys = run.street.posted(), run.street.decoys()
    seen.posted_before = Counter(lead.dealer_id for lead in seen.posted)
    seen.site_troubles = [trouble for server in run.street.servers for trouble in server.troubles]
    for shop in run.store.shops():
        dealer = shop.dealer.id
        assert dealer not in seen.shops, f"{dealer} was shopped twice"
        seen.shops[dealer] = shop
        seen.submissions[dealer] = run.store.submissions(shop.id)
        seen.touches[dealer] = sorted(run.store.touches(shop.id), key=lambda touch: touch.at)
        cards = run.store.scorecards(shop.id)
        seen.cards[dealer] = cards[-1] if cards else None
    seen.unmatched = [message for message, match, _, _ in run.store.messages() if match.shop_id is None]
    seen.mails = len(run.mails)
    seen.ports = [server.port for server in run.street.servers] + [run.post.port]
    seen.mail_server = run.post.pid
    seen.again = list(run_line(run.ws, run.store, run.clock, live=True))
    seen.posted_after = Counter(lead.dealer_id for lead in run.street.posted())


def answers(port: int) -> bool:
    """Whether somebody still listens on a loopback port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def descendants(pid: int) -> dict[int, str]:
    """All living processes below `pid` with their command lines (Linux)."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[0] != "Z":
                parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        below = parents.get(waiting.pop(), [])
        waiting += below
        found += below
    return {one: _command(one) for one in found}


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")[:200]
    except OSError:
        return ""


def alive(pid: int) -> bool:
    """Whether a process exists and is no zombie (Linux)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
