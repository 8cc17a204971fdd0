"""What a mail says of itself: the mail system's, out of office, an assistant, a receipt; offers to everybody. Pure."""

from __future__ import annotations

import re

from mysteryshop.inbox.language.signals import cue, found, goes_to_many, header, hits, pattern, speech_to, spoken
from mysteryshop.inbox.language.speech import says_of_its_own, typed
from mysteryshop.inbox.language.wording import odds_of_wording
from mysteryshop.inbox.nature.handed import is_of_its_domain, tells_that_it_wrote
from mysteryshop.inbox.nature.hollow import hollow
from mysteryshop.inbox.nature.servers import of_the_mail_system
from mysteryshop.inbox.nature.strangers import AS_PEOPLE, SOON_SECONDS, names_of, no_answer
from mysteryshop.inbox.nature.surveys import is_survey
from mysteryshop.inbox.nature.timing import seconds_waited
from mysteryshop.inbox.text.quotes import bids_to_answer, quotes_something
from mysteryshop.inbox.text.relay import carried
from mysteryshop.model import Message, Nature, NatureVerdict, Shop

LATE_SECONDS = 86_400
"""A mail that a program sent so long after a lead, and that answers none, is no receipt; what it is its words tell."""
MORE = 40
"""Characters in front of the word on being away that are a letter."""
LATE_NOTICE = 600
"""Seconds from which no receipt is to be expected."""
FEW_WORDS = 8
_WORD = re.compile(r"\w+")
_VIEW = re.compile(r"browser|navegador|navigateur|en ligne", re.IGNORECASE)
"""Systems put "view in your browser" above whatever they send."""


def declared(message: Message, shop: Shop | None) -> NatureVerdict | None:
    """The nature of a mail that the mail system wrote, or that says of itself what it is; None of any other."""
    return of_the_mail_system(message) or _declared(message, shop)


def _declared(message: Message, shop: Shop | None) -> NatureVerdict | None:
    """What says of itself what it is: out of office, an assistant, a receipt, a survey, a newsletter."""
    auto = header(message, "auto-submitted")
    declared = auto not in ("", "no")
    head = message.text[:1500]
    away = found(pattern("out_of_office"), head) or (
        found(pattern("out_of_office", "subjects"), message.subject)
        if declared or header(message, "x-autoreply") or len(head) < 600
        else None
    )
    itself = declared or header(message, "x-autoreply")
    if (
        away
        and not itself
        and (_speaks_of_the_car(head, shop) or found(pattern("out_of_office", "over"), head) or _says_more(message, away))
    ):
        away = None  # who will be away and tells who sees to the car meanwhile, or who was away, has written it himself
    if away and not found(cue("received", spoken(message)), head):
        return NatureVerdict(Nature.OUT_OF_OFFICE, 0.95 if declared else 0.85, (f'"{away}"', *_auto(auto)))
    assistant = found(pattern("assistant"), f"{message.from_name}\n{message.text}\n{message.signature}")
    if assistant:
        return NatureVerdict(Nature.AI_ASSISTANT, 0.9, (f'it calls itself "{assistant}"',))
    replied = auto.startswith("auto-replied")
    soon = replied or (seconds_waited(message, shop) or 0) < LATE_SECONDS
    if declared and soon and not is_survey(message, shop) and (replied or _may_answer(message, shop)):
        return NatureVerdict(Nature.ACKNOWLEDGEMENT, 0.95, _auto(auto))
    waited = seconds_waited(message, shop)
    return None if waited is not None and 0 <= waited < SOON_SECONDS else _offered(message, shop)


def _says_more(message: Message, away: str) -> bool:
    """Whether a mail that answers another one says something of the car before it tells that its writer will be away."""
    before = " ".join(message.text.split()).partition(away)[0]
    return len(before) >= MORE and quotes_something(message.full_text) and says_of_its_own(before, spoken(message))


def _may_answer(message: Message, shop: Shop | None) -> bool:
    """Whether a mail that a system marked as generated is its own answer: neither to nobody, nor a person's handed over."""
    return no_answer(message, shop) is None and not hands_over(message, shop)


def hands_over(message: Message, shop: Shop | None) -> bool:
    """Whether a helpdesk or a portal, which marks all its mail as generated, hands over what a person wrote. From elsewhere than
    the store, and not at once, it is a portal's."""
    top = next((line for line in message.full_text.split("\n", 20) if line.strip()), "")
    told = tells_that_it_wrote(message, shop)
    if not told and not bids_to_answer(top) and carried(message.full_text) is None and not is_handed_on(message, shop):
        return False
    language, said = spoken(message), typed(message.text)
    if found(cue("received", language), said) or found(cue("someone_will", language), said):
        return False
    if told and len(said.split()) <= FEW_WORDS:
        return True  # no receipt is as short
    own = any(found(cue(name, language), said) for name in ("checked", "did", "own_words", "informal"))
    return own or speech_to(message, shop).claims > 0 or odds_of_wording(said) < AS_PEOPLE


def is_handed_on(message: Message, shop: Shop | None) -> bool:
    """Whether a mail came some time after its lead from a domain that is not the store's, reads as people write, and holds
    something of its own: a portal hands it on."""
    waited = seconds_waited(message, shop)
    if shop is None or waited is None or waited < LATE_NOTICE:
        return False
    if hollow(message, shop) or odds_of_wording(typed(message.text)) >= AS_PEOPLE:
        return False
    return not is_of_its_domain(message, shop)


def _offered(message: Message, shop: Shop | None) -> NatureVerdict | None:
    """Offers to everybody, known without a lead."""
    shown = f"{message.subject}\n{message.full_text[:2500]}"
    if not hits("marketing", message.text) and len(hits("marketing", message.text, "more")) < 2 and _is_letter(message):
        return None  # what is offered stands around a letter
    firm = [one for one in hits("marketing", shown) if not _VIEW.search(one)]
    promos = [*firm, *hits("marketing", shown, "more")]
    if (firm or len(promos) >= 2) and goes_to_many(message) and not _is_addressed(message, shop):
        return NatureVerdict(Nature.MARKETING, 0.85, (f'"{promos[0]}"', "sent to a list"))
    if len(promos) >= 3 and not _is_addressed(message, shop):
        return NatureVerdict(Nature.MARKETING, 0.75, tuple(f'"{one}"' for one in promos[:3]))
    return None


def _is_letter(message: Message) -> bool:
    """Whether the new text says something of the car, worded as people word theirs."""
    said = typed(message.text)
    return len(said) < len(message.full_text) and odds_of_wording(said) < AS_PEOPLE and says_of_its_own(said, spoken(message))


def _is_addressed(message: Message, shop: Shop | None) -> bool:
    """Whether a text speaks to this shopper by name; without a known lead, whether it answers anything."""
    if shop is None:
        return bool(found(cue("answer", spoken(message)), message.text) or found(cue("checked", spoken(message)), message.text))
    words = set(_WORD.findall(message.text.casefold()))
    return bool(words & names_of(shop))


def _speaks_of_the_car(text: str, shop: Shop | None) -> bool:
    model = shop.vehicle.model if shop and shop.vehicle else None
    return bool(model) and re.search(rf"\b{re.escape(str(model))}\b", text, re.IGNORECASE) is not None


def _auto(value: str) -> tuple[str, ...]:
    return (f"Auto-Submitted: {value}",) if value not in ("", "no") else ()
