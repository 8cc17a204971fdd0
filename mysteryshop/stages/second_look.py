"""Mails judged together: what one alone does not tell, its like at other shops may."""

from __future__ import annotations

from collections.abc import Sequence

from mysteryshop.inbox.kin import SAMPLE, Copy, judge_events, judge_kin, verdict_among, verdict_on_event
from mysteryshop.inbox.phrases import FEWEST_SHOPS, Phrased, Phrases, verdict_by_phrases
from mysteryshop.model import Actor, NatureVerdict
from mysteryshop.store import Store

AT_ONCE = 200
"""Mails that are judged anew in one go."""
LATEST = 3_000
"""Mails whose phrases are known when others are judged by theirs."""


def second_look(store: Store, filed: Sequence[str]) -> int:
    """Judge together what has the same words at several shops: a template's first letter comes before its second, and in one
    batch none knows of the others. How many are judged otherwise now."""
    changed, verdicts = 0, dict[str, NatureVerdict]()
    known: set[str] = set()
    for family in store.worded_alike(filed):
        step = max(1, len(family) // SAMPLE)
        sample = store.whole([one.sha256 for one in family[::step]][:SAMPLE])
        copies = [Copy(one.shop, one.at) for one in family]
        members = [(message, shop) for message, _, notice, shop in sample if notice is None]
        spoken = next((notice.text for *_, notice, _ in sample if notice and notice.text), None)
        if not members and spoken is None:
            continue
        if len({one.shop.id for one in family}) >= FEWEST_SHOPS:
            known.update(one.sha256 for one in family)
        kin = judge_kin(members, copies) if members else judge_events(copies, spoken or "")
        doubted = [one.sha256 for one in family if one.nature.actor is not kin.actor]
        for place in range(0, len(doubted), AT_ONCE):
            for message, _, notice, shop in store.whole(doubted[place : place + AT_ONCE]):
                verdicts[message.sha256] = verdict_among(message, shop, kin) if notice is None else verdict_on_event(notice, kin)
            if len(verdicts) >= AT_ONCE:
                store.judge_anew(verdicts)
                changed, verdicts = changed + len(verdicts), {}
    store.judge_anew(verdicts)
    return changed + len(verdicts) + _third_look(store, [sha for sha in filed if sha not in known])


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
