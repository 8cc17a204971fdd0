"""Who or what wrote a mail: bounce, receipt, out of office, AI assistant, template, drip, person. Signals named. Pure.

Headers alone do not tell: CRM templates carry none. So points are gathered, above zero for a machine, below for a person, from
headers, sender, words by language (lexicons/inbox_nature.toml), the time it took against the length of the text, and the same
body at other shops (`twins`, 0..100).
"""

from __future__ import annotations

from dataclasses import replace

from mysteryshop.hours import is_open
from mysteryshop.inbox.language.signals import (
    SPEAKS_FOR_A_MACHINE,
    SPEAKS_FOR_A_PERSON,
    cue,
    found,
    header,
    local_part,
    pattern,
    spoken,
)
from mysteryshop.inbox.language.speech import typed, typed_words
from mysteryshop.inbox.nature.asked import without_the_lead
from mysteryshop.inbox.nature.declared import declared, hands_over, is_handed_on
from mysteryshop.inbox.nature.handed import tells_that_it_wrote
from mysteryshop.inbox.nature.hollow import Hollow, hollow
from mysteryshop.inbox.nature.making import by_hand
from mysteryshop.inbox.nature.matter import (
    COURTESY,
    PROMPT_SECONDS,
    Scale,
    said_by_hand,
    trust_in_words,
    twin_points,
    weigh_echo,
    weigh_matter,
    weigh_wording,
)
from mysteryshop.inbox.nature.phone_events import phone_event
from mysteryshop.inbox.nature.strangers import TWIN, no_answer, no_answer_alone_and_among
from mysteryshop.inbox.nature.timing import NOTICE_SECONDS, is_night, seconds_waited, too_fast
from mysteryshop.inbox.nature.traits import CARELESS, SOMEBODY, is_careless, names_somebody
from mysteryshop.inbox.text.helpdesks import is_from_desk
from mysteryshop.inbox.text.relay import carried
from mysteryshop.lexicons import load
from mysteryshop.model import Actor, Message, Nature, NatureVerdict, Notice, Shop

MACHINE, SINGLE = 2.4, 1.7
"""Points from which a mail is taken for a machine's; and from which one is whose lead is known, and which nothing is like."""
DOUBT = 1.3
"""Points from which nobody should be sure that a person wrote."""
SAME = 100.0
"""Likeness of equal words."""
NO_TIME, AT_NIGHT = 0.3, 0.5
"""Part left of words on what was looked up, where there was no time for it; and within minutes while the store was closed."""
MINUTES = 300
"""Seconds within which people at home answer next to nothing; within twice as many they seldom do."""
OF_COURTESY = ("received", "important", "thanks_for", "generic_name", "promise")
"""Cues that people's letters open and close with, too."""
MAX_READ = 2_500
"""Characters that are read for words; letters are shorter, newsletters longer."""


def judge_nature(
    message: Message, *, shop: Shop | None = None, notice: Notice | None = None, twins: float | None = None
) -> NatureVerdict:
    """The nature of a mail. `shop`: the lead it answers, where known (gives latency and hours); `twins`: likeness to others."""
    if notice is not None:
        return phone_event(notice, twins)
    message = _bounded(message, shop)
    return declared(message, shop) or _weighed(message, shop, twins)


def points_alone(message: Message, shop: Shop) -> float:
    """What a mail weighs by its making and its words, above zero for a machine; neither its time nor other shops' mail counts."""
    scale = Scale()
    _by_itself(_bounded(message, shop), shop, scale, shared=True)
    return scale.points


def judge_alone_and_among(
    message: Message, *, shop: Shop | None, notice: Notice | None = None
) -> tuple[NatureVerdict, NatureVerdict]:
    """The nature of a mail that nothing is like, and of the same mail if other shops got its very words: read once for both.

    See `at_likeness` for bodies that are alike and not the same.
    """
    if notice is not None:
        return phone_event(notice, None), phone_event(notice, SAME)
    message = _bounded(message, shop)
    if known := declared(message, shop):
        return known, known
    nothing, repeated = no_answer_alone_and_among(message, shop)
    if nothing and repeated:
        return nothing, repeated
    alone, among = Scale(), Scale()
    _by_itself(message, shop, alone, shared=False, among=among)
    return (
        nothing or _by_all(message, shop, None, alone),
        repeated or _by_all(message, shop, SAME, among),
    )


def at_likeness(among: NatureVerdict, twins: float) -> NatureVerdict:
    """The verdict on a mail whose very words other shops got, for words that are like theirs: `twins`, TWIN and more."""
    same, alike = _twin_words(SAME), _twin_words(twins)
    return among if same == alike else replace(among, signals=tuple(alike if one == same else one for one in among.signals))


def _twin_words(twins: float) -> str:
    return f"the same body ({twins:.0f} of 100) at other shops"


def _weighed(message: Message, shop: Shop | None, twins: float | None) -> NatureVerdict:
    if answers_nothing := no_answer(message, shop, twins):
        return answers_nothing
    scale = Scale()
    _by_itself(message, shop, scale, shared=(twins or 0) >= TWIN)
    return _by_all(message, shop, twins, scale)


def _by_all(message: Message, shop: Shop | None, twins: float | None, scale: Scale) -> NatureVerdict:
    _time_and_twins(message, shop, twins, scale)
    return _verdict(message, shop, twins, scale)


def _by_itself(message: Message, shop: Shop | None, scale: Scale, *, shared: bool, among: Scale | None = None) -> None:
    """`shared`: other shops got these words; then it tells less that they sound like a person's. `among` gets the same as if
    they were."""
    _headers_and_sender(message, shop, scale)
    trust = trust_in_words(message) * _time_to_look(message, shop) if shop is not None else 1.0
    empty = hollow(message, shop)
    trust *= empty.left if empty else 1.0
    _making(message, shop, scale)
    _words(
        message, scale, trust=trust, by_hand=said_by_hand(message, shop) is not None, handed_on=tells_that_it_wrote(message, shop)
    )
    _habits(message, shop, scale)
    before = len(scale.signals)
    weigh_wording(message, shop, scale, shared=shared or empty in (Hollow.LATER, Hollow.LONG), hollow=empty)
    after = len(scale.signals)
    weigh_matter(message, shop, scale, hollow=empty)
    if empty is None:
        weigh_echo(message, shop, scale)
    if among is not None:
        for place, (points, words) in enumerate(scale.signals):
            if not before <= place < after or points > 0:  # how people word theirs is nothing once others got it
                among.add(points, words)


def unrelated(verdict: NatureVerdict) -> NatureVerdict:
    """The verdict on a mail that nothing ties to any lead: whoever wrote it, it answers none."""
    if verdict.nature.actor is Actor.NOT_A_REPLY:
        return verdict
    return NatureVerdict(Nature.UNRELATED, 0.8, ("nothing ties it to any lead", *verdict.signals[:3]))


def _bounded(message: Message, shop: Shop | None) -> Message:
    """What is read of a mail. Long ones by their beginning and end: who wrote them shows there, and reading more costs more than
    it tells. The shopper's own lines, which a system put under its letter, say nothing of who wrote that."""
    if shop is not None and (own := without_the_lead(message.text, shop)) != message.text:
        message = replace(message, text=own)
    if len(message.text) <= MAX_READ and len(message.full_text) <= 2 * MAX_READ:
        return message
    full = message.full_text
    shown = full if len(full) <= 2 * MAX_READ else f"{full[:MAX_READ]}\n{full[-MAX_READ:]}"
    return replace(message, text=message.text[:MAX_READ], full_text=shown)


def _headers_and_sender(message: Message, shop: Shop | None, scale: Scale) -> None:
    for name, points in (("x-autoreply", 3.0), ("x-autorespond", 3.0), ("x-autoresponder", 3.0), ("x-auto-response", 2.5)):
        if header(message, name) not in ("", "no"):
            scale.add(points, f"{name} header")
    generated = header(message, "auto-submitted") not in ("", "no")
    if generated and hands_over(message, shop):
        return  # nor is how a portal's mail is made
    if generated and not is_from_desk(message.full_text):
        scale.add(3.0, f"Auto-Submitted: {header(message, 'auto-submitted')}")
    precedence = header(message, "precedence")
    if precedence in ("auto_reply", "bulk", "junk", "list"):
        bare = not message.text.strip()  # nothing written by anybody speaks against it
        scale.add(3.0 if precedence == "auto_reply" or bare else 1.0, f"Precedence: {precedence}")
    if carried(message.full_text) is not None or tells_that_it_wrote(message, shop):
        return  # how a portal's mail is made says nothing of who wrote what it hands over
    if header(message, "list-unsubscribe"):
        scale.add(0.8, "List-Unsubscribe header")
    if header(message, "return-path") == "<>":
        scale.add(2.5, "empty return path")
    if found(pattern("no_reply", "senders"), local_part(message.from_address)) and not is_handed_on(message, shop):
        scale.add(2.3, f"sender {message.from_address} takes no answer")
    if message.text.lstrip().startswith('{"'):
        scale.add(3.0, "the body is data for programs")
    if "tracking_pixel" in message.html_facts:
        scale.add(0.4, "tracking pixel")


def _making(message: Message, shop: Shop | None, scale: Scale) -> None:
    """What a letter was written with; what comes faster than anybody types was not."""
    points, words = by_hand(message)
    if points and shop is not None and not too_fast(message, shop):
        scale.add(points, words)


def _words(message: Message, scale: Scale, *, trust: float, by_hand: bool, handed_on: bool) -> None:
    weights = load("inbox_nature")["weights"]
    text = f"{message.subject}\n{message.text}"
    foot = "" if handed_on else message.full_text[-600:]  # a portal's, on its own mail
    told = found(cue("declared", spoken(message)), f"{text}\n{foot}")
    if told:
        scale.add(weights["declared"], f'"{told}"')
    for name in SPEAKS_FOR_A_MACHINE:
        words = found(cue(name, spoken(message)), text)
        if words:
            scale.add(weights[name] * (COURTESY if by_hand and name in OF_COURTESY else 1.0), f'"{words}"')
    said = typed(message.text)
    counted: set[str] = set()
    for name in SPEAKS_FOR_A_PERSON:
        words = found(cue(name, spoken(message)), said)
        if words and words not in counted:  # the same words are told once
            counted.add(words)
            scale.add(trust * weights[name], f'"{words}"')
    nudge = found(cue("nudge", spoken(message)), text)
    if nudge:  # a subject is often the system's, whoever wrote the letter
        scale.add(weights["nudge"] * (1.0 if found(cue("nudge", spoken(message)), message.text) else 0.4), f'"{nudge}"')
    merge = found(pattern("merge"), f"{message.subject}\n{message.text}")
    if merge:
        scale.add(3.0, f'an unfilled field "{merge}"')


def _time_to_look(message: Message, shop: Shop) -> float:
    """What is left of words on what was looked up and done: nothing can be between a lead and an answer that came at once, and
    little while the store is closed."""
    waited = seconds_waited(message, shop)
    if waited is None or waited < 0:
        return 1.0
    if waited < NOTICE_SECONDS + typed_words(message.text):
        return NO_TIME
    return AT_NIGHT if _answers_closed(message, shop, waited) else 1.0


def _answers_closed(message: Message, shop: Shop, waited: float) -> bool:
    return waited < 2 * MINUTES and is_open(shop.dealer, message.received_at) is False


def _habits(message: Message, shop: Shop | None, scale: Scale) -> None:
    """What people do and programs do not, in any words: to type without care, and to name somebody else."""
    if sign := is_careless(message.text, message.language or ""):
        scale.add(CARELESS, f'typed without care, "{sign}"')
    if name := names_somebody(message, shop):
        scale.add(SOMEBODY, f'names somebody else, "{name}"')


def _time_and_twins(message: Message, shop: Shop | None, twins: float | None, scale: Scale) -> None:
    if (twins or 0) >= TWIN:
        scale.add(twin_points(message, shop), _twin_words(twins or 0))
    waited = seconds_waited(message, shop)
    if waited is None or waited < 0:
        return
    words = typed_words(message.text)
    needed = NOTICE_SECONDS + words
    if too_fast(message, shop):
        scale.add(4.5, f"{words} words {waited:.0f} seconds after the lead: nobody reads and types so fast")
    elif waited < needed:
        scale.add(2.2, f"{words} words {waited:.0f} seconds after the lead: hardly time to read and type")
    if shop is not None and _answers_closed(message, shop, waited):
        if waited >= MINUTES:
            scale.add(1.5, "answered within ten minutes while the store was closed")
        elif waited < PROMPT_SECONDS or is_night(shop, message.received_at):
            scale.add(4.0, "answered at once while the store was closed, or within minutes at night")
        else:
            scale.add(2.4, "answered within minutes while the store was closed")


def _verdict(message: Message, shop: Shop | None, twins: float | None, scale: Scale) -> NatureVerdict:
    least = SINGLE if shop is not None and (twins or 0) < TWIN else MACHINE
    machine = scale.points >= least
    signals = scale.named(machine=machine)
    sure = min(0.97, 0.55 + abs(scale.points - least) * 0.08)
    if machine:
        return NatureVerdict(kind_of_machine(message, shop, twins), round(sure, 2), signals)
    if scale.points >= DOUBT:
        return NatureVerdict(Nature.UNSURE, 0.5, signals)
    return NatureVerdict(Nature.PERSONAL, round(sure, 2), signals or ("nothing speaks for a machine",))


def kind_of_machine(message: Message, shop: Shop | None, twins: float | None) -> Nature:
    """Of the machine's mails: an assistant that talks of the question, a later nudge, a template with content, or a receipt."""
    substance = bool(
        found(cue("answer", spoken(message)), message.text) or found(cue("own_words", spoken(message)), message.text)
    )
    waited = seconds_waited(message, shop)
    merge = found(pattern("merge"), f"{message.subject}\n{message.text}")
    if waited is not None and waited > 86_400 and not found(cue("received", spoken(message)), message.text):
        return Nature.DRIP
    if found(cue("nudge", spoken(message)), message.text) and (waited is None or waited > 43_200):
        return Nature.DRIP
    if substance and waited is not None and waited < 600 and not merge and (twins or 0) < TWIN:
        return Nature.AI_ASSISTANT
    if merge or (twins or 0) >= TWIN or substance:
        return Nature.TEMPLATE
    return Nature.ACKNOWLEDGEMENT
