"""Phone logs as the systems export them: read, laid beside the shops, booked once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mysteryshop.cli.main import main
from mysteryshop.errors import InputError
from mysteryshop.model import Certainty, Channel, ShopState, Touch, Wave
from mysteryshop.stages.phone_log import place_calls
from mysteryshop.store import Store
from mysteryshop.workspace.call_logs import LoggedCall, ReadLog, read_log
from tests.builders import a_dealer, a_persona, a_shop, a_touch

STORE, OURS = "+12125550100", "+15185550123"
AT = datetime(2026, 11, 6, 14, 41, tzinfo=UTC)  # 9:41 in New York


def read(text: str, *, zone: str | None = None, dates: str | None = None, **mapping: str) -> ReadLog:
    return read_log(text, shown="log.csv", mapping=mapping, zone=zone, dates=dates)


NY = "America/New_York"
SYSTEMS = {
    "ringcentral": (
        NY,
        "Direction,From,To,Extension,Forwarded To,Name,Date,Time,Action,Action Result,Result Description,Duration\n"
        'Incoming,(212) 555-0100,(518) 555-0123,101 - Ann,,HARBOR VIEW,Fri 11/06/2026,9:41 AM,Phone Call,Missed,,0:00:00\n'
        'Outgoing,(518) 555-0123,(212) 555-0100,101 - Ann,,,Fri 11/06/2026,10:00 AM,Phone Call,Call connected,,0:01:10\n',
    ),
    "twilio": (
        None,
        "Sid,From,To,Status,Direction,StartTime,EndTime,Duration\n"
        "CA1,+12125550100,+15185550123,no-answer,inbound,2026-11-06T14:41:00Z,2026-11-06T14:41:20Z,0\n",
    ),
    "3cx": (
        NY,
        "Call Time,Caller ID,Destination,Status,Ringing,Talking,Call Activity Details\n"
        '2026-11-06 09:41:00,"2125550100","15185550123",Unanswered,0:00:20,,"..."\n',
    ),
    "aircall": (
        None,
        "line,date (TZ offset incl.),number timezone,datetime (UTC),direction,from,to,answered,missed_call_reason,duration (in call)\n"
        "Shop,2026-11-06,America/New_York,2026-11-06 14:41:00,inbound,12125550100,15185550123,No,no_available_agent,0\n",
    ),
    "callrail": (
        NY,
        "Call Status,Number Name,Tracking Number,Source,Start Time,Duration (seconds),Name,Customer Phone Number,Direction\n"
        "Missed Call,Ann,518-555-0123,x,11/06/2026 09:41 AM,0,Harbor,212-555-0100,Inbound\n",
    ),
    "justcall": (
        NY,
        "Call SID,Date,Time,Contact Number,JustCall Number,Type,Duration\n"
        "1,2026-11-06,09:41:00 AM,+1 212-555-0100,+1 518-555-0123,Missed,00:00:00\n",
    ),
    "dialpad": (
        None,
        "call_id,category,direction,external_number,internal_number,date_started,talk_duration,timezone\n"
        "7,missed,inbound,+12125550100,+15185550123,2026-11-06 09:41:00,0,America/New_York\n",
    ),
    "a German table": (
        "Europe/Berlin",
        "Anrufliste;;;\nRichtung;Anrufer;Angerufen;Datum;Uhrzeit;Dauer;Ergebnis\n"
        "eingehend;0012125550100;0015185550123;06.11.2026;15:41;00:00;verpasst\n",
    ),
    "a French table": (
        "Europe/Paris",
        "Sens;Appelant;Destinataire;Date et heure;Durée;Résultat\nEntrant;+1 212 555 0100;+1 518 555 0123;06/11/2026 15:41;0;Manqué\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SYSTEMS)
def test_each_systems_missed_call_is_read(name: str) -> None:
    zone, text = SYSTEMS[name]
    log = read(text, zone=zone, dates="dmy" if "table" in name else None)
    assert log.bad == ()
    row = log.rows[0]
    assert (row.channel, row.at, row.missed) == (Channel.CALL, AT, True)
    assert row.incoming in (True, None)
    placed = place_calls(log, [shop()], {}, "Kim")
    assert placed[0].touch is not None
    assert placed[0].touch.missed_call
    assert placed[0].touch.certainty is Certainty.CERTAIN
    assert all(one.touch is None for one in placed[1:]), "what the shopper called does not count"


def shop(**over: object) -> object:
    sent = AT - timedelta(days=2)
    values = {
        "dealer": a_dealer(phone=STORE), "persona": a_persona(phone=OURS), "sent_at": sent, "due_at": sent, "state": ShopState.SENT,
    }  # fmt: skip
    return a_shop(**(values | over))


def row(**over: object) -> LoggedCall:
    one = LoggedCall(2, Channel.CALL, AT, STORE, OURS, True, False, 60, "", "")
    return replace(one, **over)  # type: ignore[arg-type]


def placed(one: LoggedCall, *shops: object, before: dict[str, list[Touch]] | None = None) -> tuple[str | None, str]:
    found = place_calls(ReadLog((one,), {}, (), False), shops or (shop(),), before or {}, "Kim")[0]  # type: ignore[arg-type]
    return (found.touch.shop_id if found.touch else None), found.why


def test_texts_voicemails_and_answers_are_told_apart() -> None:
    log = read(
        "From,To,Body,Status,SentDate,Direction\n"
        f'{STORE},{OURS},"Hi Maria, the RAV4 is here.\nCall me.",received,2026-11-06T14:41:00Z,inbound\n'
    )
    assert (log.texts, log.rows[0].channel, log.rows[0].text) == (True, Channel.TEXT, "Hi Maria, the RAV4 is here.\nCall me.")
    calls = read(
        "From,To,Start time,Result,Duration,Transcription\n"
        f"{STORE},{OURS},2026-11-06T14:41:00Z,Voicemail,31,Hi this is Dana\n{STORE},{OURS},2026-11-06T15:41:00Z,Call connected,2:05,\n"
    )
    assert [(one.channel, one.missed, one.seconds) for one in calls.rows] == [
        (Channel.VOICEMAIL, False, 31),
        (Channel.CALL, False, 125),
    ]


@pytest.mark.parametrize(
    ("words", "order", "wanted"),
    [
        ("11/06/2026 9:41 AM", None, AT), ("06/11/2026 09:41", "dmy", AT), ("6.11.2026, 09:41", None, AT), ("Nov 6, 2026 9:41 am", None, AT),
        ("Fri 11/06/2026 9:41 AM", None, AT), ("2026-11-06 09:41", None, AT), ("2026-11-06T09:41:00-05:00", None, AT),
        ("11/6/26 9:41:00 AM", None, AT), ("2026-11-06 9:41 AM", None, AT), ("1793976060", None, AT),
    ],
)  # fmt: skip
def test_times_of_twelve_and_twenty_four_hours(words: str, order: str | None, wanted: datetime) -> None:
    assert read(f'from,to,at\n{STORE},{OURS},"{words}"\n', zone=NY, dates=order, at="at").rows[0].at == wanted


def test_a_day_above_twelve_anywhere_tells_the_order_of_all() -> None:
    log = read(f'from,to,start time\n{STORE},{OURS},"06/11/2026 09:41"\n{STORE},{OURS},"25/11/2026 09:41"\n', zone=NY)
    assert log.rows[0].at == AT


def test_what_is_missing_is_told_with_the_remedy() -> None:
    with pytest.raises(InputError) as told:
        read("a,b,c\n1,2,3\n")
    assert "--map from=" in str(told.value.tip)
    with pytest.raises(InputError, match="no time zone") as told:
        read(f"from,to,start time\n{STORE},{OURS},2026-11-06 09:41\n")
    with pytest.raises(InputError) as told:
        read("who,when\n1,2\n", **{"from": "woh", "at": "when"})
    assert '"who"' in str(told.value.tip)
    log = read(f"from,to,start time\n{STORE},{OURS},2026-11-06T09:41Z\n{STORE},{OURS},yesterday\n")
    assert (len(log.rows), log.bad[0][0]) == (1, 3)


def test_which_shop_a_call_belongs_to() -> None:
    assert placed(row())[0] == "shop-1"
    assert placed(row(incoming=None))[0] == "shop-1"
    assert placed(row(incoming=None, caller=OURS, called=STORE))[0] is None
    assert placed(row(at=AT - timedelta(days=3)))[0] is None, "before the lead"
    assert placed(row(called="+15185559999")) == (None, "no shopper gave the number that was called")
    assert placed(row(caller="+19995550111"))[0] == "shop-1", "nobody else gave this number"
    second = shop(id="shop-2", dealer=a_dealer(id="other", phone="+13105550199"))
    assert placed(row(caller="+19995550111"), shop(), second)[0] is None, "a shared number and a stranger"
    assert placed(row(), shop(), second)[0] == "shop-1"
    assert (
        placed(
            row(caller="+19995550111", text="Hi from Harbor View Motors"),
            shop(),
            shop(id="s", dealer=a_dealer(id="x", name="Else")),
        )[0]
        == "shop-1"
    )
    mobile = a_touch(shop(), after="1h", text="My cell is (999) 555-0111. Dana")  # type: ignore[arg-type]
    assert placed(row(caller="+19995550111"), shop(), second, before={"shop-1": [mobile]})[0] == "shop-1"


def test_a_call_that_came_as_a_notice_by_mail_is_not_counted_twice() -> None:
    notice = replace(a_touch(shop(), after="2d", text="voicemail"), channel=Channel.VOICEMAIL, at=AT + timedelta(minutes=1))  # type: ignore[arg-type]
    assert placed(row(), before={"shop-1": [notice]})[0] is None
    text = replace(notice, channel=Channel.TEXT, text="Is Friday good?")
    assert placed(row(channel=Channel.TEXT, text="Is Friday good?"), before={"shop-1": [text]})[0] is None
    assert placed(row(channel=Channel.TEXT, text="Or Saturday?"), before={"shop-1": [text]})[0] == "shop-1"


def test_importing_books_once_and_makes_the_channel_watched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mysteryshop.toml").write_text("")
    file = tmp_path / "calls.csv"
    file.write_text(SYSTEMS["ringcentral"][1])
    url, evidence = f"sqlite:///{tmp_path}/mysteryshop.db", tmp_path / "evidence"
    ours = shop()
    with Store.open(url, evidence) as store:
        store.add_wave(Wave(ours.wave, "w", AT - timedelta(days=3), AT + timedelta(days=20), "standard"))  # type: ignore[attr-defined]
        store.add_shops([ours])  # type: ignore[list-item]
    command = ["-w", str(tmp_path), "log", "import", str(file), "--zone", NY, "--by", "Kim"]
    assert main([*command, "--dry-run"]) == 0
    assert "1 of 2 would be booked; nothing is" in capsys.readouterr().out
    with Store.open(url, evidence) as store:
        assert store.touches("shop-1") == []
        assert Channel.CALL not in store.evidence("shop-1", as_of=AT, watched=frozenset()).watched
    assert main(command) == 0
    assert "1 of 2 rows booked" in capsys.readouterr().out
    assert main(command) == 0
    assert "0 of 2 rows booked, 1 were booked before" in capsys.readouterr().out
    with Store.open(url, evidence) as store:
        (touch,) = store.touches("shop-1")
        assert touch.missed_call
        assert touch.logged_by == "Kim"
        watched = store.evidence("shop-1", as_of=AT + timedelta(days=1), watched=frozenset({Channel.EMAIL})).watched
        assert watched == {Channel.EMAIL, Channel.CALL, Channel.VOICEMAIL}
    assert main(["-w", str(tmp_path), "log", "import", "nowhere.csv"]) == 2
    assert main(["-w", str(tmp_path), "log", "import", str(file), "--map", "from"]) == 2
