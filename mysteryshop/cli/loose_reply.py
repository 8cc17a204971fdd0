"""A loose reply, for trainers: a file with a dealer's words, and the lead it is taken to answer."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from mysteryshop.cli.global_options import told
from mysteryshop.cli.session import SystemClock
from mysteryshop.errors import InputError, UsageError
from mysteryshop.model import Dealer, Persona, RawMail, Scenario, Settings, Shop

_GREETED = re.compile(
    r"^\W*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hola|buen[oa]s (?:días|dias|tardes)|estimad[oa]|hallo|guten tag"
    r"|liebe[r]?|sehr geehrte[r]?|bonjour|cher|chère|beste|dag|goede(?:morgen|middag|navond)?)[ ,]+(?:there,? )?"
    r"(?:(?:mrs?|ms|herr|frau|señora?|madame|monsieur|mevrouw|meneer)\.? )?(?P<name>[A-ZÀ-Þ][\wÀ-ÿ'-]+)",
    re.IGNORECASE,
)
_NOT_A_NAME = {"there", "all", "everyone", "thanks", "thank", "sir", "madam", "team", "customer", "friend", "we", "i", "and"}


@dataclass(frozen=True, slots=True)
class Loose:
    """What was read from the file."""

    subject: str
    text: str


def read_loose(name: str) -> Loose:
    """The reply in a file: a mail (.eml), or plain text whose first line may be "Subject: ...". "-" reads stdin."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", file=name, tip="Name a text file or an .eml.") from error
    from mysteryshop.workspace.tree import decode

    if name.lower().endswith(".eml") or re.match(rb"(?:[\w-]+: [^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3,}\r?\n", data):
        return _from_mail(data)
    text = decode(data).strip()
    found = re.match(r"subject:[ \t]*(.*)(?:\n|$)", text, re.IGNORECASE)
    loose = Loose(found[1].strip(), text[found.end() :].strip()) if found else Loose("", text)
    if not loose.text:
        raise InputError("there is no reply in it", file=name, tip="Put the dealer's words in, as a shopper would read them.")
    return loose


def _from_mail(data: bytes) -> Loose:
    from mysteryshop.inbox.message import read_message

    message = read_message(loose_mail(data, SystemClock().now()))
    return Loose(message.subject, message.text)


def loose_mail(data: bytes, now: datetime, name: str = "file") -> RawMail:
    """A mail that came from a file, not from a mailbox."""
    return RawMail(account="file", folder=name, junk=False, uidvalidity=0, uid=0, internal_date=None, seen_at=now, raw=data)


def lead_shop(scenario_id: str | None, shopper: str | None, loose: Loose) -> tuple[Shop, list[str]]:
    """The lead that the reply is taken to answer, and what was assumed to make it whole."""
    scenario = _scenario(scenario_id)
    assumed = []
    if shopper is None:
        greeted = _GREETED.match(loose.text)
        name = greeted["name"] if greeted and greeted["name"].lower() not in _NOT_A_NAME else None
        shopper = name or "Alex Martin"
        assumed.append(f"the shopper is taken to be {shopper}; --shopper says otherwise")
    first, _, last = shopper.strip().partition(" ")
    persona = Persona(id="loose", first_name=first, last_name=last or "-", email="shopper@example.invalid")
    dealer = Dealer(id="loose", name="the dealer", url="https://dealer.invalid/", language=scenario.language)
    now = datetime(2000, 1, 1, tzinfo=UTC)
    message = _message(scenario, dealer, persona)
    return Shop("loose", "loose", dealer, persona, scenario, scenario.vehicle, message, now, sent_at=now), assumed


def _message(scenario: Scenario, dealer: Dealer, persona: Persona) -> str:
    from mysteryshop.plan.words import MessageProblem, message_of

    try:
        return message_of(scenario, dealer, persona, scenario.vehicle)
    except MessageProblem:  # a message that wants the shopper's town: the questions alone decide the grade
        return " ".join(question.text for question in scenario.questions) or scenario.name


def _scenario(scenario_id: str | None) -> Scenario:
    """From the workspace if there is one, else from the starting set."""
    from mysteryshop.workspace import FILE, Workspace
    from mysteryshop.workspace.problems import Problems, did_you_mean
    from mysteryshop.workspace.scenarios import read_scenarios

    folder = told().folder
    if (folder / FILE).exists():
        known = {one.id: one for one in Workspace.open(folder).scenarios}
    else:
        problems = Problems()
        shipped = Path(str(files("mysteryshop.starter").joinpath("scenarios.yaml")))
        known = {one.id: one for one in read_scenarios(shipped, Settings(alias_domain="example.invalid"), problems).scenarios}
        problems.raise_if_any()
    if scenario_id is None:
        raise UsageError("which lead does the reply answer?", tip=f"Say --scenario NAME, one of: {', '.join(known)}.")
    if scenario_id not in known:
        raise UsageError(f'there is no scenario "{scenario_id}"', tip=did_you_mean(scenario_id, known, what="Scenarios"))
    return known[scenario_id]
