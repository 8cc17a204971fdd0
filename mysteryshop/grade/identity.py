"""Who and what is named: the shopper, the car asked about, the person who signs, the store and how to reach it."""

from __future__ import annotations

import re
from functools import cache

from mysteryshop.grade.lead import squeeze
from mysteryshop.grade.reply import Reply
from mysteryshop.grade.words import fold, plain
from mysteryshop.lexicons import load

_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", re.UNICODE)
_PHONE = re.compile(r"(?<![\w/.,-])(?:\+?\d[\d\s().\-/]{6,17}\d)(?![\w/])")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("grade_people")[name], re.IGNORECASE)


def shopper_name(reply: Reply) -> str:
    """The lead's name as the message writes it; "" when it does not. Short forms count in a greeting ("Deb" for Deborah)."""
    for part in (reply.body, reply.subject):
        for match in _NAME_WORD.finditer(part):
            word = match.group(0)
            folded = fold(plain(word))
            pieces = {folded, folded.removesuffix("'s"), *folded.split("-")}
            if pieces & set(reply.lead.names) and (word[:1].isupper() or match.start() < 25 or len(folded) > 4):
                return word
    greeted = greeting_name(reply)
    if greeted and any(_short_of(fold(greeted), name) for name in reply.lead.names):
        return greeted
    squeezed = squeeze(reply.lead.first_name)
    for word in _NAME_WORD.findall(reply.body[:80]):
        if len(squeezed) >= 4 and squeeze(word) == squeezed:
            return str(word)
    return ""


def _short_of(short: str, name: str) -> bool:
    return (
        len(short) >= 3
        and name.startswith(short[:3])
        and (name.startswith(short) or short.rstrip("iey") == name[: len(short.rstrip("iey"))])
    )


def greeting_name(reply: Reply) -> str:
    """The name a greeting addresses, as written; "" where the message greets nobody by name."""
    for line in reply.lines[:2]:
        match = _pattern("greeting").match(plain(line))
        if match:
            name = line[match.start("name") : match.end("name")].strip(" ,.!:")
            words = [w for w in name.split() if fold(w).strip(".,!") not in _titles()]
            if words and words[0][:1].isupper() and fold(words[0]) not in _nobody():
                return words[0].strip(".,!:")
    return ""


@cache
def _titles() -> frozenset[str]:
    return frozenset(load("grade_people")["titles"])


@cache
def _nobody() -> frozenset[str]:
    return frozenset(load("grade_people")["nobody"])


def wrong_name(reply: Reply) -> str:
    """The name greeted when it is not the shopper's; "" otherwise."""
    greeted = greeting_name(reply)
    if not greeted or shopper_name(reply) or not reply.lead.names:
        return ""
    folded = fold(plain(greeted))
    close = any(_close(folded, name) for name in reply.lead.names)
    return "" if close or folded in fold(reply.lead.dealer_name) else greeted


def _close(one: str, other: str) -> bool:
    """Whether two names differ by a slip of the pen, which is no other person."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 4:
        return False
    return sum(a != b for a, b in zip(one, other, strict=False)) <= 1 or one[:4] == other[:4]


def vehicle_named(reply: Reply) -> str:
    """The words that name the model (or stock number) asked about; where the lead named none, any model named; else ""."""
    text = f"{reply.subject}\n{reply.body}"
    stock = reply.lead.stock
    if stock and len(stock) >= 4 and stock.casefold() in text.casefold():
        place = text.casefold().index(stock.casefold())
        return text[place : place + len(stock)]
    names = reply.lead.model_names
    if not names:
        return any_model(text)
    return next((hit for name in names if (hit := _named(name, text))), "")


@cache
def _spread(name: str) -> re.Pattern[str]:
    """The squeezed name with any hyphen, space or apostrophe between its letters and digits ("crv" meets "CR-V")."""
    between = r"[-\s.'/]{0,2}"
    body = between.join(re.escape(c) for c in name)
    return re.compile(rf"(?<![a-z0-9]){body}(?:'?s|e|en)?(?![a-z0-9])")


def _named(name: str, text: str) -> str:
    folded = "".join(fold(c)[:1] or " " for c in plain(text))
    match = _spread(name).search(folded)
    return text[match.start() : match.end()] if match else ""


def any_model(text: str, *, but: frozenset[str] = frozenset()) -> str:
    """The first car model named in a text, other than those in `but` (squeezed); "" when none is."""
    known = _models()
    for match in re.finditer(r"[A-Za-zÀ-ÿ0-9][\wÀ-ÿ-]*", text):
        word = match.group(0)
        name = squeeze(word)
        if name in known and name not in but and (word[0].isupper() or any(c.isdigit() for c in word) or len(name) > 5):
            return word
    return ""


@cache
def _models() -> frozenset[str]:
    return frozenset(load("grade_vehicles")["models"])


def signer(reply: Reply) -> str:
    """The name of the person who signs or introduces themselves; "" when only a store, team or nobody does."""
    if _pattern("machine").search(reply.spoken):
        return ""
    for pattern in ("introduced", "named_here"):
        for match in _pattern(pattern).finditer(reply.spoken):
            given = reply.body[match.start("name") : match.end("name")].rstrip(".'’-")
            near = pattern == "introduced" or match.start() < 90 or match.end() > len(reply.body) - 90
            if near and _is_person(given, reply):
                return given
    return _signed_below(reply)


def _signed_below(reply: Reply) -> str:
    lines = [*reply.lines, *(line.strip() for line in reply.signature.split("\n") if line.strip())]
    if not lines:
        return ""
    tail = [line for line in lines[1:][-7:] if not _pattern("greeting").match(plain(line))]
    for line in tail[::-1] if len(tail) < 3 else tail:
        name = _name_line(line, reply)
        if name and name in reply.whole + reply.signature:
            return name
    return _signed_inline(lines[-1], reply)


def _name_line(line: str, reply: Reply) -> str:
    """A line that is a person's name, perhaps with a role, a store or a number behind it."""
    cleaned = _pattern("valediction").sub("", plain(line), count=1).strip(" ,-~*|/")
    first = re.split(r"\s*(?:[,|/(–·•]|\s-\s|\bat\b|\bvon\b|\bchez\b|\bvan\b(?= [A-Z])|\d)", cleaned, maxsplit=1)[0].strip(
        " ,.-~*"
    )
    parts = first.split()
    if not 1 <= len(parts) <= 4 or len(first) > 40 or plain(line).rstrip().endswith(("?", "!", ":")):
        return ""
    if not all(
        p[:1].isupper() or fold(p) in {"de", "van", "der", "den", "von", "la", "y", "da", "di", "el", "le", "du"} for p in parts
    ):
        return ""
    place = plain(line).find(first)
    return line[place : place + len(first)] if place >= 0 and _is_person(first, reply) else ""


def _signed_inline(line: str, reply: Reply) -> str:
    """A name after the last sentence of a line: "... see you then. Thanks, Kim" or "... - Fintan" or "lg Cem"."""
    match = _pattern("signed_inline").search(plain(line))
    if match:
        group = next(name for name in ("name", "name2", "name3") if match.group(name))
        name = line[match.start(group) : match.end(group)]
        if _is_person(name.capitalize() if name.islower() else name, reply):
            return name
    return ""


def _is_person(name: str, reply: Reply) -> bool:
    """Whether a capitalised phrase can be a person: no store word, no role alone, not the shopper, not the store's own name."""
    parts = [fold(p).strip(".,") for p in plain(name).split()]
    if not parts or any(not p.replace("-", "").replace("'", "").isalpha() for p in parts if len(p) > 1):
        return False
    if any(p in _not_person() for p in parts):
        return False
    if set(parts) <= set(reply.lead.names):
        return False
    store = {fold(w) for w in plain(reply.lead.dealer_name).split()}
    if len(parts) > 1 and sum(p in store for p in parts) >= 2:
        return False
    if len(parts) == 1 and parts[0] in store and parts[0] in _models() | set(load("grade_vehicles")["makes"]):
        return False
    return len(parts[0]) >= 2 or len(parts) > 1


@cache
def _not_person() -> frozenset[str]:
    people, vehicles = load("grade_people"), load("grade_vehicles")
    return frozenset(people["not_person"]) | frozenset(m for m in vehicles["makes"] if " " not in m) | frozenset(people["nobody"])


def store_named(reply: Reply) -> str:
    """The store's name as the message writes it (two of its telling words on one line are enough); "" otherwise."""
    name = plain(reply.lead.dealer_name)
    text = reply.body + "\n" + reply.signature
    if not name:
        return ""
    place = plain(text).casefold().find(name.casefold())
    if place >= 0:
        return text[place : place + len(name)]
    telling = [w for w in re.findall(r"[\wÀ-ÿ'&-]+", name) if len(w) > 2]
    for line in text.split("\n"):
        folded = {fold(w) for w in re.findall(r"[\wÀ-ÿ'&-]+", plain(line))}
        if telling and sum(fold(w) in folded for w in telling) >= min(2, len(telling)):
            return line.strip()[:80]
    return ""


def reachable(reply: Reply) -> str:
    """A phone number, e-mail or street address in the message; "" where there is none."""
    text = reply.body + "\n" + reply.signature
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group(0))
        if 7 <= len(digits) <= 15 and not re.fullmatch(r"(?:19|20)\d\d\D+(?:19|20)\d\d", match.group(0)):
            return match.group(0).strip()
    mail = _MAIL.search(text)
    if mail:
        return mail.group(0)
    street = _pattern("street").search(plain(text))
    return text[street.start() : street.end()].strip() if street else ""
