"""Mail that mail servers write: bounces, delays, challenges. Pure."""

from __future__ import annotations

import re

from mysteryshop.inbox.language.signals import cue, found, header, hits, pattern, spoken
from mysteryshop.inbox.language.speech import says_of_its_own
from mysteryshop.model import Message, Nature, NatureVerdict


def of_the_mail_system(message: Message) -> NatureVerdict | None:
    """Bounces, delays and challenges: written by mail servers, never answers."""
    kind = header(message, "content-type")
    told = _told_by_a_server(message, kind)
    if told:
        late = found(pattern("delay", "subjects"), message.subject) or found(pattern("delay"), message.full_text[:3000])
        if late and "action: failed" not in message.full_text.lower():
            return NatureVerdict(Nature.DELAY_NOTICE, 0.9, (*told, f'"{late}"'))
        if "feedback-report" in kind or "report-type=disposition-notification" in kind.replace('"', ""):
            return NatureVerdict(Nature.UNRELATED, 0.9, ("a report of another kind: feedback or read receipt",))
        return NatureVerdict(Nature.BOUNCE, 0.95 if len(told) > 1 else 0.85, told)
    if held := found(pattern("challenge"), message.full_text[:2000]):
        return NatureVerdict(Nature.CHALLENGE, 0.85, (f'"{held}"',))
    said = message.text[:1000]
    waits, asked = found(pattern("challenge", "held"), said), found(pattern("challenge", "proof"), said)
    if waits and asked and _LINK.search(message.full_text):
        return NatureVerdict(Nature.CHALLENGE, 0.8, (f'"{waits}"', f'"{asked}"'))
    return _of_few_words(message, said, asked) if len(said.split()) <= MOST_GATE_WORDS else None


def _of_few_words(message: Message, said: str, asked: str | None) -> NatureVerdict | None:
    """A challenge in so few words as gates before a mailbox have; `asked`: what it wants done. Stores' programs speak of mail as
    well, but then promise an answer, or speak of what stores do or of a car."""
    if _is_of_business(message, said):
        return None
    if says_of_its_own(said, spoken(message)):
        return _in_any_words(message, said, own=True)
    nobodys = header(message, "return-path") == "<>"
    if asked and nobodys and _MAILBOX.search(said) and _PAGE.search(said):
        return NatureVerdict(Nature.CHALLENGE, 0.75, ("from the mail system, on how to reach an address", f'"{asked}"'))
    if _PAGE.search(said):
        if called := found(pattern("challenge", "subjects"), message.subject):
            return NatureVerdict(Nature.CHALLENGE, 0.75, (f'subject "{called}"', "a page to open in a few words"))
        confirms = found(pattern("challenge", "confirm"), said)
        if confirms and (why := found(pattern("challenge", "against"), said)):
            return NatureVerdict(Nature.CHALLENGE, 0.75, (f'"{why}"', "a page to open in a few words"))
        answers = nobodys or header(message, "auto-submitted").startswith("auto-replied")
        if confirms and answers and (waits := found(pattern("challenge", "waits"), said)):
            return NatureVerdict(Nature.CHALLENGE, 0.75, (f'"{waits}"', f'"{confirms}"'))
    return _at_a_gate(said) or _in_any_words(message, said, own=False)


def _at_a_gate(said: str) -> NatureVerdict | None:
    """It says of the mail it holds that it will be handed over, or whom the mailbox lets in, and what to press for that."""
    if (pressed := found(pattern("challenge", "presses"), said)) is None:
        return None
    yours, holds = pattern("challenge", "yours"), pattern("challenge", "holds")
    held = found(holds, said) if found(yours, said) else None
    if held and not any(yours.search(one) and holds.search(one) for one in _SENTENCE.split(said)):
        held = None  # a car is held, and her mail was read
    if (why := held or found(pattern("challenge", "gates"), said)) is None:
        return None
    return NatureVerdict(Nature.CHALLENGE, 0.75, (f'"{why}"', f'"{pressed}"'))


def _in_any_words(message: Message, said: str, *, own: bool) -> NatureVerdict | None:
    """It speaks of a mail or a mailbox, of something to do, of what tells people from programs or who is let in, and of one thing
    more of the kind; of two more where it states something of its `own`."""
    if not (_PAGE.search(message.full_text) or found(pattern("challenge", "demands"), said)):
        return None
    if not (found(pattern("challenge", "yours"), said) or found(pattern("challenge", "box"), said)):
        return None
    told = {name: found(pattern("challenge", name), said) for name in ("kept", "passes", "unlock", "people", "strangers")}
    named = [f'"{one}"' for one in told.values() if one]
    gate = told["people"] or told["strangers"] or told["unlock"]
    thanks = found(cue("received"), said) and not told["kept"]
    needed = 3 if thanks or own else 2
    return NatureVerdict(Nature.CHALLENGE, 0.75, tuple(named[:2])) if gate and len(named) >= needed else None


def _is_of_business(message: Message, said: str) -> bool:
    """Whether a text speaks of what stores do, or promises that somebody will answer."""
    return bool(found(pattern("challenge", "business"), f"{message.subject}\n{said}") or found(cue("someone_will"), said))


_PASSED_ON = re.compile(r"\s*(?:fwd?|wg|tr|rv|i|enc|doorst|re|aw|sv|rif|antw)\s?:", re.IGNORECASE)
MOST_GATE_WORDS = 60
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n{2,}")
_MAILBOX, _PAGE = re.compile(r"(?<![/\w])[\w.+-]+@[\w-]+\.\w"), re.compile(r"https?://|\bwww\.")
_LINK = re.compile(r"https?://|\bwww\.|\breply\b|\bantwort|\brépond|\brespond|\brispond|\bbeantwoord|\[\S{3,40}\]")


def _told_by_a_server(message: Message, kind: str) -> tuple[str, ...]:
    """Why a mail is a mail server's; empty where it is not. Servers of every make write reports, many without proper headers:
    words of theirs count, two different ones, or one beside a telling subject or sender."""
    report = "multipart/report" in kind or "delivery-status" in kind
    sender = found(pattern("bounce", "senders"), message.from_address)
    failed = header(message, "x-failed-recipients")
    subject = found(pattern("bounce", "subjects"), message.subject)
    words = hits("bounce", message.full_text[:3000])
    nobody = header(message, "return-path") == "<>" or "@" not in message.from_address
    firm = report or sender or failed
    if not (firm or nobody) and _PASSED_ON.match(message.subject):
        return ()  # somebody sends a report on, or answers one
    if not (firm or (subject and (words or nobody)) or len(words) >= (2 if nobody else 3)):
        return ()
    named = (
        "a delivery report" if report else "",
        f"from {message.from_address}" if sender else "",
        f'subject "{subject}"' if subject else "",
        *(f'"{hit}"' for hit in words[:2]),
    )
    return tuple(one for one in named if one) or ("from the mail system",)
