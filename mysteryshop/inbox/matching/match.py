"""Which shop a message answers, and how we know. A wrong shop is the worst error, so doubt ends in `unmatched`. Pure.

The alias decides: it is each shop's own address, and CRMs keep it where they change everything else. Where it stands nowhere
(two recipients in one delivery, a lost tag, a slip of the pen), the rest is gathered and named: the shopper's name, the car,
the stock number, the store's domain, phone and name, the lead's own words quoted back, and the time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mysteryshop.inbox.language.signals import domain_of, local_part
from mysteryshop.inbox.matching.evidence import (
    SURNAMED,
    Facts,
    Seen,
    by_time,
    facts_of,
    of_the_lead,
    of_the_store,
    phrases,
    seen_in,
    speaks_of_both,
    spoken_of,
)
from mysteryshop.inbox.matching.slips import Slips
from mysteryshop.model import Certainty, Match, Message, Notice, Shop

ENVELOPE = ("To", "Cc", "Bcc")
"""Places where the sender writes recipients; every other place was stamped by a server that delivered."""
CERTAIN, ENOUGH, AHEAD, HINT = 100.0, 55.0, 20.0, 30.0
"""Points: an alias; what a match without one needs; how far it must be ahead of the next."""

IN_THE_TEXT = 50.0
"""Points of an alias that stands in the mail, though it was not sent to it."""
SENT_ON = 65.0
"""The same where a mail to the alias stands in it, with its heading: somebody sent it on."""
TAGLESS = "is the alias without its tag"
AT_THE_BASE = {1: 44.0, 2: 38.0}
"""What is enough at the address that all aliases share, by how many things more speak for one lead: the store's own domain or the
shopper's full name, or two smaller ones. No friend of the mailbox's owner writes to a shopper by name about a car."""
GREETING = 400
"""Characters of a mail's beginning in which it greets."""
CALLED = 45.0
"""Points of a call or a text from the store's phone."""
FEWEST_OWN_WORDS = 2
"""Words of one lead's question, and of no other's at the same store, that tell which one a call answers."""
SHARED_BY_MANY = 50
"""Words that more leads than this share (a scenario's own sentences) single nobody out."""

OWN = "sent from a shopper's own address"
_THIN = (OWN, "too little to be sure", "greets ", "names the shopper", "the car, ")
"""Evidence that mail of friends, shops and magazines holds as well."""

_UNMATCHED = Match(None, Certainty.UNMATCHED, 0.0, ())


class Matcher:
    """Knows all shops that may have an answer; `by_hand` maps a message's sha256 to the shop a person chose."""

    def __init__(self, shops: Sequence[Shop], *, by_hand: Mapping[str, str] | None = None) -> None:
        self._by_hand = dict(by_hand or {})
        self._facts = {shop.id: facts_of(shop) for shop in shops}
        self._aliases: dict[str, list[str]] = defaultdict(list)
        self._bases: dict[str, list[str]] = defaultdict(list)
        self._domains: dict[str, list[str]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        self._phones: dict[str, list[str]] = defaultdict(list)
        self._groups: dict[str, set[str]] = defaultdict(set)
        for shop in shops:
            alias = shop.reply_to.lower()
            self._aliases[alias].append(shop.id)
            self._bases[_without_tag(alias)].append(shop.id)
            self._names[shop.persona.last_name.casefold()].append(shop.id)
            facts = self._facts[shop.id]
            for domain in facts.domains:
                self._domains[domain].append(shop.id)
            if facts.phone:
                self._phones[facts.phone].append(shop.id)
            if facts.line:
                self._phones[facts.line].append(shop.id)
            if shop.dealer.group:
                self._groups[shop.dealer.group.casefold()].update(facts.domains)
        self._stocks: dict[str, list[str]] = defaultdict(list)
        self._phrases: dict[str, list[str]] = defaultdict(list)
        for facts in self._facts.values():
            if len(facts.stock) >= 4:
                self._stocks[facts.stock].append(facts.shop.id)
            for phrase in phrases(facts.shop.message):
                self._phrases[phrase].append(facts.shop.id)
        self.alias_domains = tuple(sorted({domain_of(alias) for alias in self._aliases}))
        self._slips = Slips(tuple(self._aliases))

    def shop(self, shop_id: str) -> Shop | None:
        """The shop of an id this matcher knows."""
        facts = self._facts.get(shop_id)
        return self._with_group(facts.shop) if facts else None

    def _with_group(self, shop: Shop) -> Shop:
        """The shop with the mail domains of its group's other stores: they write for each other."""
        more = self._groups.get((shop.dealer.group or "").casefold(), set()) - set(shop.dealer.mail_domains)
        if not more:
            return shop
        own = shop.dealer.model_copy(update={"mail_domains": (*shop.dealer.mail_domains, *sorted(more))})
        return replace(shop, dealer=own)

    def is_strange(self, match: Match) -> bool:
        """Whether nothing ties a mail to any of the leads that are out, or only a name and a car that others have, too."""
        unmatched = match.shop_id is None and match.certainty is Certainty.UNMATCHED
        return bool(self._facts) and unmatched and all(one.startswith(_THIN) for one in match.evidence)

    def match(self, message: Message, notice: Notice | None = None) -> Match:
        """The shop `message` belongs to with the evidence, strongest first; `shop_id` None where nobody could be sure."""
        chosen = self._by_hand.get(message.sha256)
        if chosen is not None:
            return Match(chosen, Certainty.BY_HAND, 1000.0, ("filed by hand",))
        if notice is None and message.from_address.lower() in self._aliases:
            return Match(None, Certainty.UNMATCHED, 0.0, (OWN,))
        seen = seen_in(message, notice)
        stamped, written = self._aliases_in(message)
        for addresses in (stamped, written):
            named = {shop_id: where for address, where in addresses.items() for shop_id in self._aliases[address]}
            if named:
                return self._by_alias(seen, named)
        return self._without_alias(seen)

    def _aliases_in(self, message: Message) -> tuple[dict[str, str], dict[str, str]]:
        """Known aliases (address -> where it stands), those stamped by servers apart from those the sender wrote."""
        stamped: dict[str, str] = {}
        written: dict[str, str] = {}
        for where, address in message.recipients:
            folded = address.lower()
            if folded in self._aliases:
                (written if where in ENVELOPE else stamped).setdefault(folded, where)
        return stamped, written

    def _by_alias(self, seen: Seen, named: dict[str, str]) -> Match:
        """One alias: certain. Several, or one that served two shops: the rest of the evidence decides between them."""
        scored = sorted(
            ((CERTAIN + points, shop_id, why) for shop_id in named for points, why in [self._rest(seen, shop_id)]),
            key=lambda item: (-item[0], -_sent(self._facts[item[1]].shop)),
        )
        best, shop_id, why = scored[0]
        evidence = (f"{named[shop_id]} is this shop's alias", *why)
        for near in self._neighbours(self._facts[shop_id].shop.reply_to.lower()) - named.keys():
            if CERTAIN + self._rest(seen, near)[0] - best >= AHEAD:
                return Match(None, Certainty.UNMATCHED, best, (*evidence, "an alias one letter away fits better"))
        if len(scored) == 1 or best - scored[1][0] >= AHEAD:
            return Match(shop_id, Certainty.CERTAIN, best, evidence)
        if best - scored[1][0] >= AHEAD / 2:
            return Match(shop_id, Certainty.PROBABLE, best, (*evidence, f"{len(scored)} shops share the evidence"))
        return Match(None, Certainty.UNMATCHED, 0.0, (f"addressed to {len(scored)} shops alike",))

    def _neighbours(self, alias: str) -> set[str]:
        """Shops whose alias is one slip of the pen from this one: an address mistyped into it reaches the wrong shop."""
        return {shop_id for other in self._slips.near(alias) for shop_id in self._aliases[other]}

    def _without_alias(self, seen: Seen) -> Match:
        scored: list[tuple[float, str, tuple[str, ...]]] = []
        for shop_id, (points, start) in self._candidates(seen).items():
            rest, why = self._rest(seen, shop_id)
            scored.append((points + rest, shop_id, (*start, *why)))
        scored.sort(key=lambda item: -item[0])
        if (called := self._by_caller(seen, scored) or self._by_first_name_and_car(seen, scored)) is not None:
            return called
        if not scored or scored[0][0] < _enough(scored[0][2]) or len(scored[0][2]) < 2:
            hints = scored[0][2] if scored and scored[0][0] >= HINT and len(scored[0][2]) >= 2 else ()
            return Match(None, Certainty.UNMATCHED, 0.0, ("too little to be sure", *hints)) if hints else _UNMATCHED
        if len(scored) > 1 and scored[0][0] - scored[1][0] < (AHEAD / 2 if self._one_dealer(scored) else AHEAD):
            return Match(None, Certainty.UNMATCHED, scored[0][0], ("two shops fit alike", *scored[0][2]))
        return Match(scored[0][1], Certainty.PROBABLE, scored[0][0], scored[0][2])

    def _by_caller(self, seen: Seen, scored: Sequence[tuple[float, str, tuple[str, ...]]]) -> Match | None:
        """A call or a text from a store's known phone says nothing else as a rule; where but one lead was out there by then, or
        but one asked what it speaks of, and nothing speaks for any other lead, it is meant."""
        if not seen.caller or not scored or not CALLED <= scored[0][0] < ENOUGH or len(scored[0][2]) != 1:
            return None
        points, shop_id, why = scored[0]
        phone = self._facts[shop_id].phone
        out = [one for one in self._phones.get(phone, []) if by_time(self._facts[one].shop, seen.message) >= 0]
        elsewhere = any(other > 0 for other, one, _ in scored if one not in self._phones.get(phone, []))
        if shop_id not in out or phone not in seen.caller or elsewhere:
            return None
        if out == [shop_id]:
            return Match(shop_id, Certainty.PROBABLE, points, (*why, "no other lead was out at this number"))
        if any(other != points for other, one, _ in scored if one in out):
            return None
        spoken = sorted(spoken_of([self._facts[one].shop for one in out], seen), key=lambda one: -len(one[1]))
        if not spoken or len(words := spoken[0][1]) < FEWEST_OWN_WORDS + 2 * sum(len(other) for _, other in spoken[1:]):
            return None
        told = f"speaks of what this lead alone asks ({', '.join(words)})"
        return Match(spoken[0][0], Certainty.PROBABLE, points, (*why, told))

    def _by_first_name_and_car(self, seen: Seen, scored: Sequence[tuple[float, str, tuple[str, ...]]]) -> Match | None:
        """A salesperson's text from his own phone calls the shopper by the first name and says the car: probable where one lead
        alone has both, and nothing speaks for another."""
        if seen.notice is None or any(points > 0 for points, *_ in scored):
            return None
        fit = [
            facts for facts in self._facts.values() if facts.given and facts.given <= seen.words and speaks_of_both(facts, seen)
        ]
        if len(fit) != 1 or by_time(fit[0].shop, seen.message) < 0:
            return None
        why = tuple(words for _, words in of_the_lead(fit[0], seen))
        return Match(fit[0].shop.id, Certainty.PROBABLE, IN_THE_TEXT, (*why, "no other lead has both"))

    def _greets_another(self, facts: Facts, seen: Seen) -> bool:
        """Whether a mail begins with the full name of another shopper of this surname, and not with this one's."""
        above = seen.folded[:GREETING]
        if facts.full in above:
            return False
        return any(self._facts[one].full in above for one in self._names[facts.shop.persona.last_name.casefold()])

    def _one_dealer(self, scored: Sequence[tuple[float, str, tuple[str, ...]]]) -> bool:
        """Whether the two best are leads to one dealer: which car is named then tells them apart."""
        first, second = (self._facts[shop_id].shop.dealer.id for _, shop_id, _ in scored[:2])
        return first == second and (len(scored) < 3 or scored[0][0] - scored[2][0] >= AHEAD)

    def _candidates(self, seen: Seen) -> dict[str, tuple[float, tuple[str, ...]]]:
        """Shops that share anything telling with the mail: an alias in its text, a damaged one, the store's domain or phone, the
        shopper's name."""
        found: dict[str, tuple[float, tuple[str, ...]]] = {}
        for address in seen.addresses & self._aliases.keys():  # in a quoted header, or in the lead as a system repeats it
            told = (f"{address} stands in the text",)
            for shop_id in self._aliases[address]:
                found[shop_id] = (SENT_ON, (*told, "a mail to it was sent on")) if address in seen.headed else (IN_THE_TEXT, told)
        for _, address in seen.message.recipients:
            for shop_id, points, why in self._damaged(address.lower()):
                found.setdefault(shop_id, (points, (why,)))
        related: list[str] = []
        for domain in seen.domains & self._domains.keys():
            related += self._domains[domain]
        for number in (seen.numbers | seen.caller) & self._phones.keys():
            related += self._phones[number]
        for word in seen.words & self._names.keys():
            related += self._names[word]
        for phrase in phrases(seen.message.full_text[:6000]) & self._phrases.keys():
            if len(self._phrases[phrase]) <= SHARED_BY_MANY:
                related += self._phrases[phrase]
        for stock in seen.stocks & self._stocks.keys():
            related += self._stocks[stock]
        for shop_id in sorted(related):
            found.setdefault(shop_id, (0.0, ()))
        return found

    def _damaged(self, address: str) -> Iterable[tuple[str, float, str]]:
        """Aliases an address may have been: its tag lost, or one letter wrong, at our own domain."""
        if domain_of(address) not in self.alias_domains:
            return
        base = _without_tag(address)
        for shop_id in self._bases.get(base, []):
            yield shop_id, 30.0 if len(self._bases[base]) == 1 else 14.0, f"{address} {TAGLESS}"
        slips = self._slips.near(address)
        if len(slips) == 1 and len(local_part(address)) >= 6:
            for shop_id in self._aliases[slips[0]]:
                yield shop_id, 45.0, f"{address} is one letter from the alias"

    def _rest(self, seen: Seen, shop_id: str) -> tuple[float, tuple[str, ...]]:
        """Points of all evidence besides the alias, each named."""
        facts = self._facts[shop_id]
        found = [*of_the_store(facts, seen), *of_the_lead(facts, seen)]
        if self._greets_another(facts, seen):
            found = [one for one in found if not one[1].startswith(SURNAMED)]
        related = self._groups.get((facts.shop.dealer.group or "").casefold(), set()) - facts.domains
        if sister := seen.domains & related:
            found.append((15.0, f"from another store of the group ({', '.join(sorted(sister))})"))
        points = sum(number for number, _ in found) + by_time(facts.shop, seen.message)
        return points, tuple(why for number, why in sorted(found, reverse=True))


def _enough(why: Sequence[str]) -> float:
    if not why or not why[0].endswith(TAGLESS):
        return ENOUGH
    return AT_THE_BASE.get(min(len(why) - 1, max(AT_THE_BASE)), ENOUGH)


def _sent(shop: Shop) -> float:
    return (shop.sent_at or shop.due_at).timestamp()


def _without_tag(address: str) -> str:
    """The address a server delivers to: what follows a plus in the local part is dropped."""
    local, _, domain = address.rpartition("@")
    return f"{local.split('+')[0]}@{domain}"
