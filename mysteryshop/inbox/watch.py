"""A mailbox read to its end in batches, and one mail read whole: message, shop, nature, touch. Nothing raises."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from mysteryshop.inbox.mailboxes.mailbox import Mailbox
from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.nature.strangers import TWIN
from mysteryshop.inbox.nature.verdict import at_likeness, judge_alone_and_among, judge_nature, unrelated
from mysteryshop.inbox.notices import read_notice
from mysteryshop.inbox.text.answer_row import without_row_of_lead
from mysteryshop.inbox.text.echo import (
    without_details,
    without_imprint,
    without_lead,
    without_quoted_lead,
    without_store_below,
)
from mysteryshop.inbox.text.heads import without_head
from mysteryshop.inbox.text.openings import without_heading_below, without_openings
from mysteryshop.inbox.text.own_table import Own, without_car_below, without_own_table
from mysteryshop.inbox.text.parties import Parties
from mysteryshop.inbox.text.portal import without_portal
from mysteryshop.inbox.text.signature import split_signature
from mysteryshop.inbox.text.writer import Writer
from mysteryshop.model import Certainty, Channel, Cursor, Match, Message, NatureVerdict, Notice, RawMail, Shop, Touch

BATCH_MAILS = 150
BATCH_BYTES = 2_000_000
"""A batch is stored in one go; these bound the memory it takes."""

NOBODYS = Match(None, Certainty.BY_HAND, 0.0, ("said by hand to belong to no shop",))

Likeness = Callable[[str, Message], float | None]
"""How like (0..100) the message's words are to what other shops got: (shop id, message) -> likeness, None where none is near."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One mail as understood: `touch` is None where it belongs to no known shop."""

    mail: RawMail
    message: Message
    match: Match
    nature: NatureVerdict
    notice: Notice | None
    touch: Touch | None
    among_twins: NatureVerdict | None = None
    """Its nature if other shops got the very same words; None where that was not asked."""


def arrivals(mailbox: Mailbox, cursor_of: Callable[[str], Cursor | None]) -> Iterator[tuple[tuple[RawMail, ...], Cursor]]:
    """Batches of new mails, folder by folder, each with the cursor to commit once the batch is stored.

    Connects and disconnects. Raises MailboxError; what was yielded before stands.
    """
    with mailbox:
        yield from new_mails(mailbox, cursor_of)


def new_mails(mailbox: Mailbox, cursor_of: Callable[[str], Cursor | None]) -> Iterator[tuple[tuple[RawMail, ...], Cursor]]:
    """The same from a mailbox that is open already, and stays open."""
    for folder in mailbox.folders():
        batch: list[RawMail] = []
        size = 0
        for mail in mailbox.fetch(folder, cursor_of(folder.name)):
            batch.append(mail)
            size += len(mail.raw)
            if len(batch) >= BATCH_MAILS or size >= BATCH_BYTES:
                yield tuple(batch), _after(batch[-1])
                batch, size = [], 0
        if batch:
            yield tuple(batch), _after(batch[-1])


def _after(mail: RawMail) -> Cursor:
    return Cursor(mail.account, mail.folder, mail.uidvalidity, mail.uid)


def read_arrival(
    mail: RawMail,
    matcher: Matcher,
    *,
    trusted_hosts: Sequence[str] = (),
    likeness: Likeness | None = None,
    nobodys: Collection[str] = (),
) -> Arrival:
    """Understand one mail. Never raises: a mail that breaks the reading is kept with what is known, its defect named.

    The servers of the shoppers' own domains are trusted for the time of arrival, too.
    `nobodys` are the hashes of mails that a person said belong to no shop.
    """
    try:
        message = read_message(mail, trusted_hosts=(*trusted_hosts, *matcher.alias_domains))
    except Exception as error:  # noqa: BLE001 - one mail must never stop the batch; the defect is shown in `status`
        message = _unreadable(mail, error)
    notice = read_notice(message)
    match = NOBODYS if message.sha256 in nobodys else matcher.match(message, notice)
    shop = matcher.shop(match.shop_id) if match.shop_id else None
    if shop is not None:
        message = without_echo(message, shop)
    among = None
    if likeness is not None or shop is None:
        twins = likeness(match.shop_id, message) if likeness is not None and match.shop_id else None
        nature = judge_nature(message, shop=shop, notice=notice, twins=twins)
    else:
        nature, among = judge_alone_and_among(message, shop=shop, notice=notice)
    if matcher.is_strange(match):
        nature = unrelated(nature)
    touch = touch_of(message, match, nature, notice) if match.shop_id else None
    return Arrival(mail, message, match, nature, notice, touch, among)


def without_echo(message: Message, shop: Shop) -> Message:
    """The message without the lead and the shopper's details repeated in it, and the signature that stood above them apart."""
    mine = [one for one in (shop.persona.email, shop.persona.phone) if one]
    car = f"{shop.vehicle.words()} {shop.vehicle.stock or ''}" if shop.vehicle else ""
    own = Own.of(tuple(mine), shop.persona.full_name, shop.message, car, shop.dealer.name)
    said = without_quoted_lead(without_own_table(message.text, own), shop.message, mine)
    said = without_row_of_lead(said, shop.message)
    said = without_details(without_lead(said, shop.message), mine)
    store = shop.dealer
    who = Parties(
        store.name, shop.persona.full_name, car, message.from_name, message.from_address, store.mail_domains, store.group or ""
    )
    said = without_portal(said, who, message.boxes)
    said = without_imprint(without_head(said, (shop.persona.first_name, shop.persona.last_name)), shop.dealer.name)
    said = without_openings(said, message.from_name, shop.dealer.name, message.signature)
    said, card = without_heading_below(said, message.signature)
    said, named = without_store_below(said, shop.dealer.name)
    cards = [named, card]
    for _ in range(2):  # a car's name may stand between a letter and what a portal says under it
        if (told := without_car_below(said, own)) == message.text:
            return message
        body, card = split_signature(told.split("\n"), Writer(message.from_name, message.from_address))
        said, cards = "\n".join(body).strip("\n "), [card, *cards]
        if without_car_below(said, own) == said:
            break
    return replace(message, text=said, signature="\n".join(part for part in cards if part))


def look_again(read: Arrival, matcher: Matcher, likeness: Likeness) -> Arrival:
    """What was read without `likeness` as it is with it: judged anew where other shops got a body like it."""
    shop_id = read.match.shop_id
    twins = likeness(shop_id, read.message) if shop_id else None
    if shop_id is None or twins is None:
        return read
    if read.among_twins is not None and twins >= TWIN:
        nature = at_likeness(read.among_twins, twins)
    else:
        nature = judge_nature(read.message, shop=matcher.shop(shop_id), notice=read.notice, twins=twins)
    return replace(read, nature=nature, touch=touch_of(read.message, read.match, nature, read.notice))


def touch_of(message: Message, match: Match, nature: NatureVerdict, notice: Notice | None) -> Touch:
    """The touch a matched message is. Raises ValueError for an unmatched one."""
    if match.shop_id is None:
        raise ValueError("an unmatched message is no touch")
    return Touch(
        id=message.sha256[:16],
        shop_id=match.shop_id,
        channel=notice.channel if notice else Channel.EMAIL,
        nature=nature.nature,
        nature_confidence=nature.confidence,
        signals=nature.signals,
        at=(notice.at if notice and notice.at else None) or message.received_at,
        at_why=message.received_why,
        certainty=match.certainty,
        how=match.evidence,
        subject="" if notice else message.subject,
        text=(notice.text or "") if notice else message.text,
        signature="" if notice else message.signature,
        sender_name="" if notice else message.from_name,
        sender_address=(notice.caller or "") if notice else message.from_address,
        language=message.language,
        folder=message.folder,
        junk=message.junk,
        junk_delay_seconds=message.junk_delay_seconds,
        message_sha256=message.sha256,
        missed_call=bool(notice and notice.missed),
        html_facts=message.html_facts,
        has_attachment=bool(message.attachments) and notice is None,
    )


def _unreadable(mail: RawMail, error: Exception) -> Message:
    """The least that can be said of a mail: its bytes, where it lies, when it was seen."""
    bare = replace(mail, raw=b"Subject: (unreadable)\r\n\r\n")
    told = f"the mail could not be read: {type(error).__name__}"
    return replace(read_message(bare), sha256=hashlib.sha256(mail.raw).hexdigest(), size=len(mail.raw), defects=(told,))
