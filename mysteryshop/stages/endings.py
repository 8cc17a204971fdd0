"""What programs put above and under different letters, taken off once enough letters have shown it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mysteryshop.inbox.nature.verdict import judge_nature
from mysteryshop.inbox.text.signature import split_signature
from mysteryshop.inbox.text.writer import Writer
from mysteryshop.inbox.together.endings import Ending, ending_of, programs_endings, without_endings
from mysteryshop.inbox.together.systems import Letter, has_frame, letter_of, systems_lines, without_frame_of
from mysteryshop.inbox.watch import without_echo
from mysteryshop.model import Message, NatureVerdict, Shop
from mysteryshop.store import Store

LATEST = 3_000
"""Mails whose endings are known when others are read."""
AT_ONCE = 200
"""Mails that are read whole in one go."""


def take_off_endings(store: Store, filed: Sequence[str]) -> int:
    """Take the lines and closing paragraphs of programs off the new texts of mails read before and now, and judge those anew that
    have another text; how many they are.

    Runs before mails are judged together: without them letters are alike that are alike.
    """
    if not filed:
        return 0
    letters: dict[str, Letter] = {}
    last: dict[str, Ending] = {}
    for sha, shop, touch in store.letters(LATEST, filed):
        letter = letter_of(touch.text, shop, touch.sender_name, touch.sender_address, touch.language)
        if letter is None:
            continue
        letters[sha] = letter
        if (ending := ending_of(touch.text, _names(shop, touch.sender_name))) is not None:
            last[sha] = ending
    before = store.endings()
    known = before | systems_lines(letters.values()) | programs_endings(last.values())
    store.know_endings(known - before)
    framed = {sha for sha, letter in letters.items() if has_frame(letter, known)}
    ended = {sha for sha, ending in last.items() if ending.mark in known}
    return sum(_told_anew(store, part, letters, known) for part in _parts(sorted(framed | ended)))


def _parts(whole: Sequence[str]) -> Iterable[Sequence[str]]:
    return (whole[place : place + AT_ONCE] for place in range(0, len(whole), AT_ONCE))


def _told_anew(store: Store, part: Sequence[str], letters: dict[str, Letter], known: frozenset[str]) -> int:
    said: dict[str, tuple[str, str]] = {}
    verdicts: dict[str, NatureVerdict] = {}
    for message, _, notice, shop in store.whole(part):
        told = _without_frame(message, shop, letters[message.sha256], known)
        if told.text != message.text:
            said[message.sha256] = (told.text, told.signature)
            verdicts[message.sha256] = judge_nature(told, shop=shop, notice=notice)
    store.reword(said)
    store.judge_anew(verdicts)
    return len(said)


def _without_frame(message: Message, shop: Shop, letter: Letter, known: frozenset[str]) -> Message:
    writer = Writer(message.from_name, message.from_address)
    if (bare := without_frame_of(message.text, letter, known)) is not None:
        body, card = split_signature(bare.split("\n"), writer)
        message = without_echo(_worded(message, "\n".join(body).strip("\n "), card), shop)
    ended = without_endings(message.text, _names(shop, message.from_name), known, writer)
    return message if ended is None else _worded(message, *ended)


def _worded(message: Message, text: str, card: str) -> Message:
    return replace(message, text=text, signature="\n".join(part for part in (card, message.signature) if part))


def _names(shop: Shop, sender: str) -> tuple[str, ...]:
    return (shop.dealer.name, shop.persona.full_name, sender)
