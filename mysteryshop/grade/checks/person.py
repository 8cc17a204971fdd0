"""Person and form: did somebody write this, who, and where is the store?"""

from __future__ import annotations

from mysteryshop.grade import signs
from mysteryshop.grade.check import Judged, Over, check
from mysteryshop.grade.reply import Reply


@check(
    "canned_auto",
    group="person",
    guide=True,
    penalty=True,
    over=Over.FIRST,
    title="Reads as written for this shopper",
    failing_title="Reads as canned: a receipt, a bot or a blast",
    why="A merged name does not make a letter. Shoppers see it, and wait for the real answer from somebody else.",
    advice="Let the auto-response say who will answer and when, and let a person write the first mail.",
    example="I walked out to the lot to look: both mats are in it.",
)
def canned_auto(reply: Reply) -> Judged:
    """Nothing in the message depends on the lead except merged fields."""
    if not reply.known_language:
        return signs.unreadable(reply)
    return signs.canned(reply)


@check(
    "signed_person",
    group="person",
    guide=True,
    title="Signed by a person",
    failing_title="Nobody signs",
    why="A name makes somebody answerable, and gives the shopper someone to ask for.",
    advice="Sign with your own name, not the team's.",
    example="Dana Whitlock, Harbor View Motors",
)
def signed_person(reply: Reply) -> Judged:
    """A human's name as the sender."""
    quote = signs.signer(reply)
    if quote:
        return Judged(1, "a person signs", (quote,), "signature")
    if not reply.known_language:
        return signs.unreadable(reply)
    return Judged(0, "only the store or a team signs", rule="no_person")


@check(
    "contact_block",
    group="person",
    guide=True,
    title="Says who and where the store is",
    failing_title="Does not say how to reach the store",
    why="The shopper should never have to search for you.",
    advice="Store name and a phone, address or e-mail in the signature.",
    example="Harbor View Motors, 12 Dock Road, 212-555-0100",
)
def contact_block(reply: Reply) -> Judged:
    """The store's name and a phone, address or e-mail in the text."""
    store, reach = signs.store_named(reply), signs.reachable(reply)
    if store and reach:
        return Judged(1, "store and a way to reach it", (store, reach), "store_and_reach")
    missing = "the store's name" if not store else "a phone, address or e-mail"
    return Judged(0, f"{missing} is missing", tuple(q for q in (store, reach) if q), "incomplete")
