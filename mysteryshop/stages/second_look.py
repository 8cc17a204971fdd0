"""Mails judged together: what one alone does not tell, its like at other shops may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mysteryshop.inbox.together.copies import Copy, Kin
from mysteryshop.inbox.together.kin import SAMPLE, has_own_line, judge_events, judge_kin, verdict_among, verdict_on_event
from mysteryshop.inbox.together.phrases import FEWEST_SHOPS, Phrased, Phrases, verdict_by_phrases
from mysteryshop.inbox.together.threads import Answers, by_thread
from mysteryshop.model import Actor, NatureVerdict
from mysteryshop.store import Store
from mysteryshop.store.arrivals import Whole
from mysteryshop.store.families import Worded

FAMILIES_AT_ONCE = 20
"""Families whose letters are read in one go."""
AT_ONCE = 200
"""Mails that are judged anew in one go."""
FEWEST_FAMILIES = 4
"""Letters that people write again and again from which their habits are known."""
QUOTING = 0.25
"""Part of people's letters that quote from which it tells something that others do not."""
LATEST = 3_000
"""Mails whose phrases are known when others are judged by theirs."""


def second_look(store: Store, filed: Sequence[str]) -> int:
    """Judge together what has the same words at several shops: a template's first letter comes before its second, and in one
    batch none knows of the others. How many are judged otherwise now."""
    judged = [(family, kin) for family, kin in _judged(store, store.worded_alike(filed)) if kin is not None]
    left = [(family, kin) for family, kin in judged if kin.open]
    changed = _settle(store, [(family, kin) for family, kin in judged if not kin.open])
    if left:
        first = store.first_answers({one.sha256 for family, _ in left for one in family})
        answers = Answers(first, (one.shop for family, _ in judged for one in family), quoting=_quoting(judged))
        for family, kin in left:
            by_thread(kin, _copies(family), answers)
        changed += _settle(store, left)
    known = {one.sha256 for family, _ in judged if len({one.shop.id for one in family}) >= FEWEST_SHOPS for one in family}
    return changed + _third_look(store, [sha for sha in filed if sha not in known])


def _quoting(judged: Sequence[tuple[Sequence[Worded], Kin]]) -> bool:
    """Whether people's letters quote what they answer in this mailbox, as a rule: told by those of which several were read."""
    people = [kin for _, kin in judged if kin.read and not kin.open and kin.actor is Actor.HUMAN]
    read = sum(kin.read for kin in people)
    return len(people) >= FEWEST_FAMILIES and sum(kin.quotes for kin in people) >= QUOTING * read


def _judged(store: Store, families: Sequence[Sequence[Worded]]) -> Iterator[tuple[Sequence[Worded], Kin | None]]:
    """Each family by a few of its letters, which are read for many families at once."""
    few = [[one.sha256 for one in family[:: max(1, len(family) // SAMPLE)]][:SAMPLE] for family in families]
    for place in range(0, len(families), FAMILIES_AT_ONCE):
        here = range(place, min(place + FAMILIES_AT_ONCE, len(families)))
        read = {whole[0].sha256: whole for whole in store.whole([sha for which in here for sha in few[which]])}
        for which in here:
            yield families[which], _kin_of(families[which], [read[sha] for sha in few[which] if sha in read])


def _kin_of(family: Sequence[Worded], sample: Sequence[Whole]) -> Kin | None:
    members = [(message, shop) for message, _, notice, shop in sample if notice is None]
    if members:
        return judge_kin(members, _copies(family))
    spoken = next((notice.text for *_, notice, _ in sample if notice and notice.text), None)
    return judge_events(_copies(family), spoken) if spoken is not None else None


def _copies(family: Sequence[Worded]) -> list[Copy]:
    return [Copy(one.shop, one.at) for one in family]


def _settle(store: Store, families: Sequence[tuple[Sequence[Worded], Kin]]) -> int:
    """Give each family's members the nature of all; how many had another."""
    changed, verdicts = 0, dict[str, NatureVerdict]()
    for family, kin in families:
        doubted = [one.sha256 for one in family if one.nature.actor is not kin.actor]
        for place in range(0, len(doubted), AT_ONCE):
            for message, _, notice, shop in store.whole(doubted[place : place + AT_ONCE]):
                if notice is None and kin.actor is Actor.AUTOMATED and has_own_line(message, kin):
                    continue
                verdicts[message.sha256] = verdict_among(message, shop, kin) if notice is None else verdict_on_event(notice, kin)
            if len(verdicts) >= AT_ONCE:
                store.judge_anew(verdicts)
                changed, verdicts = changed + len(verdicts), {}
    store.judge_anew(verdicts)
    return changed + len(verdicts)


def _third_look(store: Store, filed: Sequence[str]) -> int:
    """Judge what is like no other letter as a whole by the phrases that it shares with the latest of other shops."""
    latest = store.latest_words(LATEST) if filed else []
    natures = {one.sha256: one.nature for one, _ in latest}
    phrases = Phrases(Phrased(one.sha256, Copy(one.shop, one.at), words) for one, words in latest)
    points = {sha: told for sha in filed if (told := phrases.points(sha)) is not None}
    doubted = [sha for sha, told in points.items() if (natures[sha].actor is Actor.HUMAN) == (told > 0)]
    verdicts: dict[str, NatureVerdict] = {}
    for place in range(0, len(doubted), AT_ONCE):
        for message, _, notice, shop in store.whole(doubted[place : place + AT_ONCE]):
            nature = verdict_by_phrases(message, shop, points[message.sha256]) if notice is None else None
            if nature is not None and nature.nature.actor is not natures[message.sha256].actor:
                verdicts[message.sha256] = nature
    store.judge_anew(verdicts)
    return len(verdicts)
