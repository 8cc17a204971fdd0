"""Tick boxes and radio buttons: a box is told by its whole sentence, a group by its question and answers, a run by both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot
from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.evidence import read_name, read_words
from mysteryshop.submit.recognise.layout import first_line, last_line
from mysteryshop.submit.recognise.sentence import SELLS, Leave, bare, read_leave, settle, speaks
from mysteryshop.submit.recognise.votes import Votes
from mysteryshop.submit.recognise.words import FILLER, MOTOR, group, listed, name_words, plain

ASKED_IN_BOXES = group("asked_in_boxes")
PERMISSIONS = frozenset({"consent", "marketing_optin"})
ASKED = PERMISSIONS | {"contact_method", "has_trade_in"}
"""What a bare "I agree" or "yes" may answer: leave or a wish, not what a heading offers."""
BOXES = frozenset({"checkbox", "radio"})
REPLIES, PREFERRING, HOW = listed("replies"), listed("preferring"), [[word] for word in listed("by_which")]
"""Words for an answer, and those that ask for a way: under them it is an answer that is received by mail or telephone."""
CONTROLS = listed("controls")
RUN_WORDS = 6
"""The most words of a box that answers a question together with its neighbours."""

Read = tuple[str, float, str]
"""Type, weight and why."""
NOTHING: Read = ("other", 0.0, "")


def _joined(text: str) -> str:
    """The first line, with those that go on with its sentence."""
    lines = [line for line in text.split(" | ") if plain(line)]
    kept = lines[:1]
    for line in lines[1:4]:
        if re.search(r"[.!?:*]\s*$", kept[-1]) or not line[:1].islower():
            break
        kept.append(line)
    return " ".join(kept)


def sentence_of(box: FieldSnapshot) -> str:
    """All that a box says of itself; without a label the words after it, or those before it where only they speak."""
    after, before = _joined(box.text_after), last_line(box.text_before)
    beside = before if before and not speaks(after) and speaks(before) and not _is_channel(plain(after)) else after or before
    named = {word for word in plain(box.aria_label).split() if word.isascii()} - FILLER
    thing = beside and named <= CONTROLS  # "switch": what it is, and not what it asks; or in another script
    return box.label or ("" if thing else box.aria_label) or beside or box.title


def _around(box: FieldSnapshot) -> list[str]:
    """The words near a box that says too little of itself, the nearest first."""
    lines = [line for line in box.text_before.split(" | ") if plain(line)]
    after = "" if box.label and plain(box.text_after).startswith(plain(box.label)[:40]) else first_line(box.text_after)
    return [text for text in (box.description, box.group_label, " ".join(lines[-2:]), after, box.section) if plain(text)]


def _named(box: FieldSnapshot) -> Leave:
    """What its name and id say it asks leave for."""
    leave = Leave()
    words = tuple(word for source in (box.name, box.id) for word in name_words(source))
    keys = books.permission_keys()
    hits = list(keys.find_words(words)) or [found for word in words if (found := keys.find_in_word(word))]
    kinds = [kind for hit in hits[:4] for kind in hit.kinds]
    best = next((kind for kind in ("other", "has_trade_in", "marketing_optin", "consent") if kind in kinds), None)
    if best:
        leave.add(best, 0.7, [])
        leave.reasons[best] = [f'name "{hit.phrase}"' for hit in hits if best in hit.kinds]
    return leave


def _starred(box: FieldSnapshot) -> bool:
    return box.required or box.label.strip().startswith("*") or box.label.strip().endswith("*")


def read_sentence(box: FieldSnapshot) -> Read:
    """(type, weight, why) of a single tick box by its sentence; "other" when it gives no leave."""
    own = sentence_of(box)
    leave = read_leave(own)
    if bare(own):
        for text in _around(box):
            near = read_leave(text)
            if near.score.keys() & ASKED and speaks(text):
                leave.merge(near, 0.8)
                break
    elif box.description:
        leave.merge(read_leave(box.description), 0.4)
    named = _named(box)
    leave.merge(named, 1.0 if leave.score.keys() <= {"contact_method"} or set(leave.score) & set(named.score) else 0.6)
    return settle(leave, required=_starred(box))


def _advertises(question: str) -> str:
    """The phrase by which a question over a list of channels asks leave to advertise, else ""."""
    words = plain(question).split()[-60:]
    signs = {kind for hit in books.signs().find_words(tuple(words)) for kind in hit.kinds}
    sold = bool(signs & SELLS)
    if not (sold and "agree" in signs) and ("enquiry" in signs or (not sold and (words[:1] in HOW or REPLIES & set(words)))):
        return ""  # an answer is what is to be received
    for hit in books.labels().find_words(tuple(words)):
        if "contact_method" in hit.kinds:
            words[hit.start : hit.start + hit.length] = [""] * hit.length
    leave = read_leave(" ".join(filter(None, words)))
    return leave.why("marketing_optin") if leave.of("marketing_optin") >= (0.6 if sold and "agree" in signs else 0.9) else ""


def _named_advertising(box: FieldSnapshot) -> str:
    named = _named(box)
    return named.why("marketing_optin") if named.of("marketing_optin") else ""


def _letters(answers: Sequence[str]) -> bool:
    """Letter post is among the channels: nobody answers an enquiry by it. "Mail" beside "e-mail" is the letter post."""
    mails = {"email", "e mail", "by email", "by e mail", "via email"}
    return bool(set(answers) & books.post()) or ("mail" in answers and bool(set(answers) & mails))


def read_group(boxes: Sequence[FieldSnapshot], question: str = "", about: str = "") -> Read:
    """(type, weight, why) of boxes under one question (default: their group's label). `about`: what else stands around them."""
    votes = Votes()
    first = boxes[0]
    question = question or first.group_label
    read_words(votes, "question", last_line(question), 2.4)
    read_name(votes, "name", first.name, 1.6)
    answers = [plain(box.label or first_line(box.text_after) or box.aria_label or box.value) for box in boxes]
    for kind, known in books.choices().items():
        hits = sum(1 for answer in answers if answer in known)
        if kind in ASKED_IN_BOXES and hits >= max(2, 0.6 * len(answers)):
            votes.add(kind, 2.0, "answers look like " + kind)
            if kind == "subject" and not books.choices()["state"] & set(answers):
                votes.scale(("state",), 0.0)  # "Département" over sales and workshop is no part of France
            if kind == "new_or_used" and hits == len(answers):
                votes.scale(("vehicle_other", "vehicle_interest"), 0.4)
    channels = sum(1 for answer in answers if _is_channel(answer))
    if channels >= max(1, 0.5 * len(answers)):
        near = _advertises(question) or _advertises(f"{first.group_label} {question}")  # what stands farther never takes it back
        if why := near or _named_advertising(first) or _advertises(about):
            votes.add("marketing_optin", 3.5, f"question {why}")
            votes.scale(("contact_method",), 0.4)
        elif first.kind == "checkbox" and _letters(answers):
            votes.add("marketing_optin", 3.0, "offers letters too")
        else:
            votes.add("contact_method", 0.6, "answers are channels")
    if set(answers) <= books.choices()["yes_no"]:
        votes.scale([k for k in votes.score if k not in {"has_trade_in"}], 0.5)
        votes.scale(("name_prefix", "gender"), 0.0)  # "do you have the title?"
    votes.scale([k for k in votes.score if k not in ASKED_IN_BOXES | {"marketing_optin"}], 0.0)
    kind, weight, _ = votes.best()
    return (kind, weight, votes.why(kind)) if weight >= 1.1 else ("other", weight, "")


def _is_channel(answer: str) -> bool:
    known = books.choices()["contact_method"] | books.post()
    return answer in known or any(" ".join(answer.split()[:n]) in known for n in (1, 2))


def _short(box: FieldSnapshot) -> bool:
    return box.kind == "checkbox" and len(plain(sentence_of(box)).split()) <= RUN_WORDS


def _put_between(before: FieldSnapshot, box: FieldSnapshot) -> str:
    """The words between two neighbouring boxes that are neither's own answer: what is asked anew by the second, else ""."""
    own = {plain(text) for text in (box.label, box.aria_label, before.label, before.aria_label) if text}
    lines = [line for line in box.text_before.split(" | ") if plain(line) and plain(line) not in own]
    if len(lines) == 1 and not before.label and plain(lines[0]) == plain(first_line(before.text_after)):
        return ""
    asks = [line for line in lines if line[:1] not in "([" and not line[:1].islower()]
    return " | ".join(lines) if asks and not all(_is_channel(plain(line)) for line in asks) else ""


def _anew(form: FormSnapshot, i: int) -> bool:
    """A question of its own begins at this box: other words, another heading or another group stand over it than over the box
    before."""
    before, box = form.fields[i - 1], form.fields[i]
    apart = before.group_label != box.group_label or box.section not in ("", before.section)
    return apart or bool(_put_between(before, box))


def _runs(form: FormSnapshot, single: dict[int, Read]) -> list[list[int]]:
    """Neighbouring tick boxes with few words and no leave of their own: the answers to one question."""
    runs: list[list[int]] = []
    for i in sorted(single):
        loose = _short(form.fields[i]) and single[i][0] not in {*PERMISSIONS, "captcha"}
        if loose and runs and runs[-1][-1] == i - 1 and not _anew(form, i):
            runs[-1].append(i)
        elif loose:
            runs.append([i])
    return runs


def _questions(form: FormSnapshot) -> dict[int, str]:
    """The question over each box: its group's, else the words before the first of a run of boxes with short labels."""
    found: dict[int, str] = {}
    for i, field in enumerate(form.fields):
        if field.kind in BOXES:
            after_box = i - 1 in found and form.fields[i - 1].kind == field.kind and _short(form.fields[i - 1])
            if after_box and not _anew(form, i):
                found[i] = found[i - 1]
                continue
            near = _put_between(form.fields[i - 1], field) if after_box else field.text_before
            once_more = after_box and near and field.group_label == form.fields[i - 1].group_label
            found[i] = near if once_more or _advertises(near) else field.group_label or near
    return found


def _asks_how_to_answer(question: str) -> bool:
    """By a known question, or by words for an answer or a preference and none for what is sent to many."""
    votes = Votes()
    read_words(votes, "question", last_line(question), 1.0)
    if votes.score.get("contact_method", 0.0) > 0 or read_leave(question).of("contact_method") > 0:
        return True
    words = tuple(plain(last_line(question)).split())
    sold = any(SELLS & set(hit.kinds) for hit in books.signs().find_words(words))
    return bool((REPLIES | PREFERRING) & set(words)) and not sold


def _unsaid(form: FormSnapshot, found: dict[int, Read], questions: dict[int, str]) -> list[int]:
    """Tick boxes that offer channels under words that do not ask how to answer, which the form goes without: it may be leave to
    advertise, in words nobody knows here, and a wish for an answer that is not told costs nothing."""
    asked: dict[str, list[int]] = {}
    for i, (kind, _, _) in found.items():
        if kind == "contact_method" and i in questions and form.fields[i].kind == "checkbox":
            asked.setdefault(questions[i], []).append(i)
    out = []
    for question, places in asked.items():
        boxes = [form.fields[i] for i in places]
        around = [text for text in (question, boxes[0].group_label, boxes[0].section, boxes[0].description) if plain(text)]
        told = any(map(_asks_how_to_answer, (*around, *map(sentence_of, boxes))))
        if around and not told and not any(box.required for box in boxes):
            out += places
    return out


def _groups(form: FormSnapshot) -> list[list[int]]:
    """Boxes that share a name, or stand alone."""
    groups: dict[tuple[str, str], list[int]] = {}
    for i, field in enumerate(form.fields):
        if field.kind in BOXES:
            key = field.name if field.name and (field.kind == "radio" or field.group_size > 1) else f"\n{i}"
            known = groups.get((field.kind, key))
            if known and field.kind == "checkbox" and known[-1] == i - 1 and _anew(form, i):
                groups[field.kind, f"{key}\n{i}"] = groups.pop((field.kind, key))  # closed: the next question begins
            groups.setdefault((field.kind, key), []).append(i)
    return list(groups.values())


def _rest(last: FieldSnapshot) -> str:
    """What goes on with the sentence of the last answer: "I agree / I do not agree", then "to the use of my data for ..."."""
    rest = first_line(last.text_after.removeprefix(last.label).lstrip(" |"))
    return rest if last.label and rest[:1].islower() and speaks(rest) else ""


def _radios(fields: Sequence[FieldSnapshot], question: str) -> Read:
    """Two or three radio buttons may ask for leave: "Would you like our newsletter? Yes / No"."""
    if len(fields) > 3:
        return NOTHING
    first = fields[0]
    answers = " ".join(sentence_of(field) for field in fields[:1])
    question = _rest(fields[-1]) or question
    leave = read_leave(answers if speaks(answers) else f"{question} | {answers}")
    leave.merge(_named(first), 0.6)
    kind, weight, why = settle(leave, required=False)
    return (kind, weight, why) if kind in PERMISSIONS else NOTHING


def _list_of_yes_and_no(field: FieldSnapshot) -> Read:
    """A list may ask for leave, too: its entries are yes and no, or one of them alone, and perhaps one that bids to choose."""
    answers = [plain(text) in books.choices()["yes_no"] for text, _ in field.options]
    alone = sum(answers) == 1 and all(so or not value for so, (_, value) in zip(answers, field.options, strict=True))
    if field.kind not in {"select", "listbox"} or len(answers) > 3 or not (alone or sum(answers) == 2):
        return NOTHING
    leave = read_leave(field.label or field.aria_label or last_line(field.text_before))
    kind, weight, why = settle(leave, required=False)
    return (kind, weight, why) if kind in PERMISSIONS else NOTHING


def read_boxes(form: FormSnapshot) -> dict[int, Read]:
    """(type, weight, why) of every tick box, radio button and list of yes and no that asks for leave, by position in the form."""
    questions = _questions(form)
    lists = {i: _list_of_yes_and_no(field) for i, field in enumerate(form.fields)}
    found: dict[int, Read] = {i: told for i, told in lists.items() if told[0] != "other"}
    single: dict[int, Read] = {}
    for places in _groups(form):
        fields, question = [form.fields[i] for i in places], questions[places[0]]
        radio = fields[0].kind == "radio"
        told = read_group(fields, question) if radio or len(fields) > 1 else NOTHING
        if told[0] == "vehicle_interest" and not MOTOR & set(plain(form.text).split()):
            told = ("subject", told[1], told[2])  # "what are you looking for?" of a shop without vehicles
        if told[0] == "other" and radio:
            told = max(_radios(fields, question), told, key=lambda read: read[1]) if _radios(fields, question)[1] else told
        for i in places:
            found[i] = told
            if told[0] == "other" and not radio:
                found[i] = single[i] = read_sentence(form.fields[i])
    runs = _runs(form, single)
    starts = {run[0] for run in runs}
    for run in runs:
        first, last = form.fields[run[0]], form.fields[run[-1]]
        after = first_line(last.text_after) if len(run) > 1 and run[-1] + 1 not in starts else ""  # else it is the next question
        about = " | ".join((first.section, last_line(first.text_before), after))
        told = read_group([form.fields[i] for i in run], questions[run[0]], about)
        for i in run:
            loose = found[i][0] == "other" and found[i][1] < 0.5
            if told[0] != "other" and (loose or (len(run) > 1 and told[0] == "marketing_optin")):
                found[i] = told
    found |= dict.fromkeys(_unsaid(form, found, questions), NOTHING)
    return found
