"""Whether a portal tells that the store has written: what it says of its own mail is nothing about the store's words. Pure."""

from __future__ import annotations

import re

from mysteryshop.inbox.language.signals import domain_of, found, header, pattern
from mysteryshop.lexicons import load
from mysteryshop.model import Message, Shop

_WORDS = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
SHORTEST = 4
"""Letters of a word of a store's name by which it is known."""
READ = 1_500
"""Characters within which a portal says that somebody has written."""


def tells_that_it_wrote(message: Message, shop: Shop | None) -> bool:
    """Whether a portal tells that the store has written: neither its address nor its name is the store's, and it says so."""
    if shop is None or is_of_its_domain(message, shop) or domain_of(message.from_address) in load("inbox_providers")["private"]:
        return False
    if message.from_name.casefold() == shop.dealer.name.casefold():
        return False
    if header(message, "list-unsubscribe") or header(message, "precedence"):
        return False
    house = {word for word in _WORDS.findall(shop.dealer.name.casefold()) if len(word) >= SHORTEST}
    if house & set(_WORDS.findall(message.from_name.casefold())):
        return False  # a system that writes in the store's name
    shown = f"{message.subject}\n{message.full_text[:READ]}".lower()
    told = [one for one in _SENTENCE.findall(shown) if not one.rstrip().endswith("?") and found(pattern("handed_on"), one)]
    return bool(told) and (bool(house & set(_WORDS.findall(shown))) or found(pattern("handed_on", "who"), shown) is not None)


def is_of_its_domain(message: Message, shop: Shop) -> bool:
    """Whether a mail came from a domain of the store's."""
    domain = domain_of(message.from_address)
    return any(domain == one or domain.endswith(f".{one}") for one in shop.dealer.mail_domains)
