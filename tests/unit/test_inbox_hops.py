"""When a mail arrived: our own servers' stamps count, the sender's never, and slow forwarding is not the dealer's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mysteryshop.inbox.mail.hops import MAX_HOPS, arrival, parse_date, parse_hop, trusted_run
from mysteryshop.inbox.message import read_message
from tests.inbox_mails import SEEN, a_mail, fetched

T0 = datetime(2026, 6, 1, 14, 41, tzinfo=UTC)
MX = "from crm7.vendor.example (crm7.vendor.example [198.51.100.7]) by mx2.shop.example with ESMTPS id 4Q for <maria@shop.example>; Mon, 1 Jun 2026 16:41:00 +0200"
STORE = "from mx2.shop.example by imap.shop.example (LMTP); Mon, 01 Jun 2026 19:36:00 +0000"
FORGED = "from pc by mx9.shop.example; Mon, 01 Jun 2026 14:01:00 +0000"
VENDOR = "from app by crm7.vendor.example; Mon, 01 Jun 2026 14:39:00 +0000"


def test_a_stamp_is_read_whole() -> None:
    hop = parse_hop(MX)
    assert (hop.by, hop.from_, hop.for_, hop.at) == ("mx2.shop.example", "crm7.vendor.example", "maria@shop.example", T0)


def test_slow_forwarding_of_our_own_is_taken_off_the_dealers_time() -> None:
    """The dealer took 41 minutes; our own hub sat on the mail for nearly five hours."""
    stored = T0 + timedelta(hours=4, minutes=55)
    found = arrival(
        [parse_hop(v) for v in (STORE, MX, VENDOR)], trusted_hosts=["shop.example"], internal_date=stored, seen_at=SEEN
    )
    assert found.at == T0
    assert found.forwarding_seconds == (stored - T0).total_seconds()
    assert "mx2.shop.example" in found.why


def test_a_stamp_below_a_strangers_may_be_forged_and_is_not_believed() -> None:
    hops = [parse_hop(v) for v in (MX, VENDOR, FORGED)]
    assert trusted_run(hops, ["shop.example"]) == hops[:1]
    assert arrival(hops, trusted_hosts=["shop.example"], internal_date=None, seen_at=SEEN).at == T0


@pytest.mark.parametrize("host", ["evilshop.example", "shop.example.attacker.example"])
def test_a_name_that_only_looks_like_ours_is_a_strangers(host: str) -> None:
    assert trusted_run([parse_hop(f"from x by {host}; Mon, 01 Jun 2026 14:00:00 +0000")], ["shop.example"]) == []


def test_without_a_trusted_stamp_the_servers_own_date_counts_then_the_moment_we_saw_it() -> None:
    stranger = [parse_hop(VENDOR)]
    stored = arrival(stranger, trusted_hosts=["shop.example"], internal_date=T0, seen_at=SEEN)
    assert (stored.at, stored.why.split(":")[0]) == (T0, "INTERNALDATE")
    seen = arrival([], trusted_hosts=[], internal_date=None, seen_at=SEEN)
    assert (seen.at, "seen" in seen.why) == (SEEN, True)


def test_a_stamp_from_the_future_is_not_believed() -> None:
    future = parse_hop("from x by mx2.shop.example; Fri, 01 Jan 2038 00:00:00 +0000")
    assert arrival([future], trusted_hosts=["shop.example"], internal_date=T0, seen_at=SEEN).at == T0


def test_the_senders_date_is_kept_and_decides_nothing() -> None:
    read = read_message(fetched(a_mail(at=T0 - timedelta(days=3)), internal_date=T0))
    assert (read.received_at, read.date_claimed) == (T0, T0 - timedelta(days=3))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Mon, 1 Jun 2026 10:41:00 -0400", T0),
        ("1 Jun 2026 14:41 GMT", T0),
        ("Mon, 1 Jun 2026 14:41:00", T0),
        ("Mon, 1 Jun 2026 14:41:60 +0000", T0 + timedelta(seconds=59)),
        ("yesterday", None),
        ("Mon, 31 Feb 2026 10:00:00 +0000", None),
        ("Mon, 1 Jun 2026 14:41:00 +9999", None),
        ("Mon, 1 Jun 0026 99:41:00 +0000", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_as_mail_programs_write_them(written: str | None, meant: datetime | None) -> None:
    assert parse_date(written) == meant


@given(st.text(max_size=300))
def test_any_stamp_is_read(text: str) -> None:
    hop = parse_hop(text)
    assert hop.at is None or hop.at.tzinfo is UTC


def test_hundreds_of_stamps_are_bounded() -> None:
    raw = b"".join(b"Received: " + MX.encode() + b"\r\n" for _ in range(500)) + a_mail()
    read = read_message(fetched(raw), trusted_hosts=["shop.example"])
    assert len(read.hops) == MAX_HOPS
    assert read.received_at == T0


def test_a_clock_that_runs_ahead_does_not_make_the_answer_later_than_the_box_that_got_it() -> None:
    hub = parse_hop("from crm7.vendor.example by hub.shop.example; Mon, 01 Jun 2026 14:53:00 +0000")
    box = parse_hop("from hub.shop.example by imap.shop.example (LMTP); Mon, 01 Jun 2026 14:41:00 +0000")
    found = arrival([box, hub], trusted_hosts=["shop.example"], internal_date=T0, seen_at=SEEN)
    assert (found.at, found.forwarding_seconds) == (T0, 0.0)
    assert "runs ahead" in found.why


def test_the_servers_of_the_shoppers_own_domain_are_believed_behind_the_mailboxs_keeper() -> None:
    """The mailbox lies at another house, which stamps last: at the very top it may stand whoever it is."""
    keeper = parse_hop("from mx2.shop.example by store.keeper.example (LMTP); Mon, 01 Jun 2026 19:36:00 +0000")
    assert trusted_run([keeper, parse_hop(MX), parse_hop(VENDOR), parse_hop(FORGED)], ["shop.example"]) == [keeper, parse_hop(MX)]
    stranger = parse_hop("from a by relay.stranger.example; Mon, 01 Jun 2026 19:00:00 +0000")
    assert trusted_run([keeper, stranger, parse_hop(MX)], ["shop.example"]) == []


def test_where_no_server_is_known_the_two_stamps_of_the_mailboxs_keeper_count() -> None:
    box = parse_hop("from mx.keeper.example by imap.keeper.example (LMTP); Mon, 01 Jun 2026 19:36:00 +0000")
    door = parse_hop(
        "from out.vendor.example by mx.keeper.example with ESMTPS id 7 for <maria@shop.example>; Mon, 01 Jun 2026 14:41:00 +0000"
    )
    stored = T0 + timedelta(hours=5)
    assert arrival([box, door, parse_hop(VENDOR)], trusted_hosts=[], internal_date=stored, seen_at=SEEN).at == T0
    assert arrival([door, parse_hop(VENDOR)], trusted_hosts=[], internal_date=stored, seen_at=SEEN).at == stored


@given(
    day=st.sampled_from(["1", "03", "31", "0", "32"]),
    month=st.sampled_from(["Jan", "Feb", "Sep", "Sept", "dec", "Foo"]),
    year=st.sampled_from(["2026", "1979", "2201", "0099", "26"]),
    clock=st.sampled_from(["10:12:13", "24:00:00", "23:59:60", "9:05:00", "10:12"]),
    zone=st.sampled_from(["+0200", "-0330", "-0000", "+2400", "+0099", "GMT", ""]),
    note=st.sampled_from(["", " (CEST)", " ()", " x"]),
)
def test_a_date_as_most_are_written_is_read_as_the_parser_reads_it(
    day: str, month: str, year: str, clock: str, zone: str, note: str
) -> None:
    said = f"Tue, {day} {month} {year} {clock} {zone}{note}"
    assert parse_date(said) == parse_date(said.lower())  # the quick way knows months with a capital alone


@pytest.mark.parametrize(
    ("top", "believed"),
    [
        ("from out.crm.example (out.crm.example [203.0.113.9]) by mx.box.example with ESMTPS for <a@box.example>; {at}", True),
        ("from out.crm.example by mx.box.example with ESMTPS id 1; {at}", False),  # for nobody
        (
            "from out.crm.example by mx.crm-mail.example with ESMTPS id 1 for <a@box.example>; {at}",
            False,
        ),  # for somebody else's box
        ("from app7.internal ([10.0.0.3]) by mail.crm.example with ESMTP for <a@box.example>; {at}", False),  # the sender's own
    ],
)
def test_a_mail_that_was_fetched_hours_later_came_when_its_keeper_took_it(top: str, believed: bool) -> None:
    came = datetime(2026, 10, 5, 14, 2, tzinfo=UTC)
    late = came + timedelta(hours=9)
    hops = [parse_hop(top.format(at="Mon, 05 Oct 2026 14:02:00 +0000"))]
    told = arrival(hops, trusted_hosts=(), internal_date=late, seen_at=late)
    assert told.at == (came if believed else late)
    soon = came + timedelta(minutes=2)
    assert arrival(hops, trusted_hosts=(), internal_date=soon, seen_at=late).at == soon
