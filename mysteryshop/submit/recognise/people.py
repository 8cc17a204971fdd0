"""What the company of a form tells of its person: names beside names, titles, boxes that ask again, what one logs in with."""

from __future__ import annotations

from itertools import pairwise

from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.candidate import Candidate, neighbours
from mysteryshop.submit.recognise.words import AGAIN, OR, plain

NAMES = frozenset({"first_name", "last_name", "full_name"})
SHARED = frozenset(
    ["first_name", "last_name", "full_name", "street", "house_number", "zip", "city", "state", "phone_part", "phone", "email"]
)
"""What often stands in one line under one label."""
TITLE = ("title", "titel", "titre", "titolo", "titulo")
"""The bare word for a form of address, which is also that for a job."""


def shared_words(all_: list[Candidate], about: str) -> None:
    """Two or three boxes under words that ask as many things take one each, in order: "State / Zip", "Vorname, Name"."""
    i = 0
    while i < len(all_):
        j = i + 1
        while j < len(all_) and all_[i].asked and _shares(all_[i], all_[j]):
            j += 1
        kinds = _asked_in_order(all_[i].asked)
        if 2 <= j - i == len(kinds) == len(set(kinds)) and set(kinds) <= SHARED:
            for one, kind in zip(all_[i:j], kinds, strict=True):
                one.become(kind, f"in order under {all_[i].asked!r}")
        i = j


def _asked_in_order(asked: str) -> list[str]:
    """What the words ask, one after the other. "Name Vorname" asks one box for all of a name, and two for its parts."""
    kinds = [hit.kinds[0] for hit in books.labels().find(asked)]
    words = [hit.kinds[0] for word in asked.split() for hit in books.labels().find(word)]
    parts = set(words) & {"first_name", "last_name"}
    if kinds == ["full_name"] and len(words) == 2 and set(words) <= NAMES and parts:
        other = "last_name" if "first_name" in parts else "first_name"
        return [other if kind == "full_name" else kind for kind in words]
    return kinds


def _shares(first: Candidate, one: Candidate) -> bool:
    """It stands under the very words of another, tied to neither box alone."""
    told = one.field.label or one.field.aria_label or one.field.placeholder or first.field.aria_label or first.field.placeholder
    if told or one.field.kind not in {"text", "tel", "number", "select"} or one.field.cell_left != first.field.cell_left:
        return False
    if one.field.cell_left:
        return one.asked in {first.asked, ""}
    return not (one.asked or first.field.label) and abs(one.field.box[1] - first.field.box[1]) <= 6


def names_beside_names(all_: list[Candidate], about: str) -> None:
    """ "Name" beside a surname is the first name; "Nom" beside a "Prénom" is the last name."""
    for one, after in pairwise(all_):
        below = [_part(box.field.text_after).replace("full", "first") for box in (one, after)]
        told = one.field.label or after.field.label or one.field.text_after != after.field.text_before
        if not told and set(below) == NAMES - {"full_name"} and _part(one.asked) == "full_name":
            for box, kind in zip((one, after), below, strict=True):
                box.become(kind, "its words stand below it")
    for one, after in pairwise(all_):
        if one.type == "full_name" and after.type in {"other", "full_name"} and in_one_line(one, after):
            one.become("first_name", "two boxes under one name")
            after.become("last_name", "two boxes under one name")
    for i, one in enumerate(all_):
        if one.type != "full_name":
            continue
        near = {c.type for c in neighbours(all_, i, 2)}
        if "last_name" in near and "first_name" not in near:
            one.become("first_name", "beside a last name")
        elif "first_name" in near and "last_name" not in near:
            one.become("last_name", "beside a first name")
    for one in all_:
        if one.type == "middle_name" and one.votes.sum("first_name") > 0.5 and not any(c.type == "first_name" for c in all_):
            one.become("first_name", "nothing else takes it")
    for i, one in enumerate(all_):
        if one.type in {"first_name", "last_name"} and i and all_[i - 1].type == one.type:
            other = "last_name" if one.type == "first_name" else "first_name"
            if one.votes.score.get(other, 0.0) > 0.7 and other not in {c.type for c in neighbours(all_, i, 2)}:
                one.become(other, f"after a {all_[i - 1].type.replace('_', ' ')}")


def _part(words: str) -> str:
    """The part of a name these words ask for and nothing else; "" for other words."""
    hits = books.labels().find(plain(words))
    return hits[0].kinds[0] if len(hits) == 1 and hits[0].kinds[0] in NAMES else ""


def in_one_line(before: Candidate, one: Candidate) -> bool:
    """A text box without words of its own right beside another, in one line."""
    field, (x, y, width, _), (left, top, own, _) = one.field, before.field.box, one.field.box
    told = (field.label, field.placeholder, field.aria_label, field.title, field.text_before, before.field.placeholder)
    return (
        field.kind == before.field.kind == "text"
        and not any(plain(text) for text in told)
        and min(width, own) > 40
        and abs(width - own) < 0.5 * width
        and abs(top - y) <= 6
        and 0 <= left - (x + width) < 60
    )


def repeats(all_: list[Candidate], about: str) -> None:
    """The second of two mail or password boxes asks it again."""
    for kind, again in (("email", "email_confirm"), ("password", "password_confirm")):
        seen: Candidate | None = None
        for i, one in enumerate(all_):
            if one.type == kind and seen is not None and all_[i - 1] is seen:
                words = plain(one.field.label or one.field.placeholder or one.field.text_before.rpartition(" | ")[2])
                told = one.votes.score.get(again, 0.0) > 0.5 or plain(one.field.label) == plain(seen.field.label) != ""
                told = told or bool(AGAIN & set(words.split()))
                if kind == "password" or told:
                    one.become(again, f"a second {kind} beside the first")
            if one.type == kind:
                seen = one
    if not any(c.type == "password" for c in all_):
        for one in all_:
            if one.type == "password_confirm" and one.field.kind != "password":
                one.become("other", "nothing to repeat")


def riddles(all_: list[Candidate], about: str) -> None:
    """A list or a large box asks who or what, and no riddle: "Who should answer?". Where one logs in, the answer follows."""
    if not any(c.type in {"password", "password_confirm"} for c in all_):
        for one in all_:
            if one.type == "security_qa" and one.field.kind in {"select", "listbox", "textarea"}:
                one.become("message" if one.field.kind == "textarea" else "other", "a list or a large box is no riddle")
    for before, one in pairwise(all_):
        if before.type == "security_qa" and one.type == "other" and one.field.kind in {"text", "password"}:
            one.become("security_qa", "the answer to the riddle before")


def titles(all_: list[Candidate], about: str) -> None:
    """A "title" before a name is a form of address; after one, or beside a company, it is a job."""
    for i, one in enumerate(all_):
        if one.type != "name_prefix" or one.field.kind not in {"text", "textarea"}:
            continue
        near = [c.type for c in neighbours(all_, i, 2)]
        following = all_[i + 1].type if i + 1 < len(all_) else ""
        told = [why for why in one.votes.reasons.get("name_prefix", []) if not why.startswith(("name", "id"))]
        words = plain(one.field.label or one.field.placeholder or one.field.aria_label or one.field.cell_left).split()
        bare = len(words) <= 2 and any(f'"{word}"' in why for word in TITLE for why in told)
        named = any(c.type in NAMES for c in all_[:i])
        if following not in NAMES and bare and (named or "company" in near):
            one.become("job_title", "a title after a name, or beside a company")
        elif not told or (not set(near) & NAMES and one.votes.score.get("name_prefix", 0) < 3.4):
            one.become("subject" if any(c.type == "message" for c in all_) else "other", "a title without a name")


def someone_else(all_: list[Candidate], about: str) -> None:
    """The name of a child, a spouse, a dog or a project is not the shopper's, where the shopper's own is asked as well."""
    theirs = [c for c in all_ if c.type in NAMES and c.votes.score.get("someone else")]
    if any(c.type in NAMES and c not in theirs for c in all_):
        for one in theirs:
            one.become("other", "somebody else's name")


def logins(all_: list[Candidate], about: str) -> None:
    """What stands before the only password is what one logs in with."""
    passwords = [i for i, c in enumerate(all_) if c.type == "password"]
    if not passwords and {"message", "phone", "full_name", "last_name"} & {c.type for c in all_}:
        for one in all_:
            if one.type == "login_id":
                one.become("other", "a customer's number where nobody logs in")
            elif one.type == "username" and one.votes.sum("full_name") >= 1.5:
                one.become("full_name", "words of a name where nobody logs in")
            elif one.type == "otp" and (one.votes.sum("captcha") > 0.5 or any(c.type == "message" for c in all_)):
                one.become("captcha", "a code where nobody logs in")
    if len(passwords) != 1 or any(c.type == "password_confirm" for c in all_):
        return
    i = passwords[0]
    before = [c for c in all_[max(0, i - 2) : i] if c.field.kind in {"text", "email", "tel", "search"}]
    if not before:
        return
    either = before[-1].type == "email" and before[-1].field.kind == "text" and OR & set(plain(before[-1].field.label).split())
    if either or before[-1].type in {"other", "full_name"}:
        before[-1].become("login_id", "before the password")
