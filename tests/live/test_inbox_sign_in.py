"""Signing in without a password, against an authorisation server and a Dovecot of our own."""

from __future__ import annotations

import json
import stat
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import keyring
import keyring.backend
import pytest
import requests
from keyring.backends.fail import Keyring as NoKeyring

from mysteryshop.cli.main import main
from mysteryshop.errors import InputError, MailboxError
from mysteryshop.inbox.mailboxes.bearer import OAUTHBEARER, XOAUTH2, Conversation, mechanism
from mysteryshop.inbox.mailboxes.mailbox import open_mailbox
from mysteryshop.inbox.watch import arrivals
from mysteryshop.model import InboxSettings
from mysteryshop.workspace.oauth import TokenSecret, sign_in, sign_in_warning
from mysteryshop.workspace.secrets import secret_of
from mysteryshop.workspace.tokens import PIECE, TokenKeep
from tests.inbox_mails import a_mail
from tests.live.imap_support import DOVECOT, MailServer, dovecot
from tests.live.oauth_support import Authority, authorisation_server

pytestmark = [pytest.mark.live, pytest.mark.skipif(DOVECOT is None, reason="Debian's dovecot-imapd is not installed")]
USER = "shop@example.com"


class Clock:
    def now(self) -> datetime:
        return datetime(2026, 7, 1, tzinfo=UTC)


class Drawer(keyring.backend.KeyringBackend):
    """A keyring that keeps no more under one name than Windows does."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        assert len(password) <= 1280
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Authority, MailServer]]:
    with authorisation_server(tmp_path_factory.mktemp("authority")) as authority, dovecot(authority.introspection) as mail:
        mail.deliver(USER, a_mail("yes, it is still here"))
        yield authority, mail


@pytest.fixture
def authority(running: tuple[Authority, MailServer], monkeypatch: pytest.MonkeyPatch) -> Authority:
    found, fresh = running[0], Authority()
    for name in ("lasts", "refresh_lasts", "rotate", "refuse", "consent"):
        setattr(found, name, getattr(fresh, name))
    for kept in (found.codes, found.access, found.refresh, found.grants, found.polls, found.device_says):
        kept.clear()
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(found.bundle))
    monkeypatch.delenv("MYSTERYSHOP_CLIENT_ID", raising=False)
    return found


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    before, ours = keyring.get_keyring(), Drawer()
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(before)


@pytest.fixture
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    yield
    keyring.set_keyring(before)


def settings(running: tuple[Authority, MailServer], auth: str, **over: object) -> InboxSettings:
    values = {"auth": auth, "client_id": "our-app", "login_url": running[0].base}
    return running[1].settings(USER, **(values | over))


def browse(page: str) -> None:
    """A browser with a person in it, who first lets it ask for an icon."""

    def go() -> None:
        sent = requests.get(page, allow_redirects=False, timeout=10)
        back = sent.headers["Location"]
        assert requests.get(back.partition("?")[0] + "favicon.ico", timeout=10).status_code == 404
        requests.get(back, timeout=10)

    threading.Thread(target=go).start()


def signed_in(inbox: InboxSettings, folder: Path) -> tuple[str, list[str]]:
    said: list[str] = []
    return sign_in(inbox, folder, say=said.append, open_page=browse), said


def read(inbox: InboxSettings, folder: Path) -> int:
    return sum(len(batch) for batch, _ in arrivals(open_mailbox(inbox, secret=secret_of(inbox, folder), clock=Clock()), {}.get))


@pytest.mark.parametrize("auth", ["google", "microsoft"])
def test_signed_in_once_the_mailbox_is_read_and_the_sign_in_lies_in_the_keyring(
    auth: str, running: tuple[Authority, MailServer], authority: Authority, drawer: Drawer, tmp_path: Path
) -> None:
    inbox = settings(running, auth)
    where, said = signed_in(inbox, tmp_path)
    assert where == "the system's keyring"
    assert "WXYZ-1234" in said[0] if auth == "microsoft" else "/authorize?" in said[0]
    assert len(drawer.kept) >= 2, "a long sign-in is kept in pieces"
    assert all(len(piece) <= PIECE for piece in drawer.kept.values())
    assert read(inbox, tmp_path) == 1
    assert not any(path.is_file() and b"rt-" in path.read_bytes() for path in tmp_path.rglob("*"))


@pytest.mark.parametrize("auth", ["google", "microsoft"])
def test_a_token_near_its_end_is_renewed_and_a_rotated_sign_in_is_kept(
    auth: str, running: tuple[Authority, MailServer], authority: Authority, drawer: Drawer, tmp_path: Path
) -> None:
    inbox = settings(running, auth)
    authority.lasts = 60
    signed_in(inbox, tmp_path)
    for _ in range(3):
        assert read(inbox, tmp_path) == 1
    assert authority.grants.count("refresh_token") == 3
    assert authority.refresh == {TokenKeep(inbox, tmp_path).load().refresh}  # type: ignore[union-attr]


@pytest.mark.parametrize("auth", ["google", "microsoft"])
def test_a_server_that_does_not_rotate_keeps_the_sign_in(
    auth: str, running: tuple[Authority, MailServer], authority: Authority, drawer: Drawer, tmp_path: Path
) -> None:
    inbox = settings(running, auth)
    authority.lasts = 60
    signed_in(inbox, tmp_path)
    before = TokenKeep(inbox, tmp_path).load().refresh  # type: ignore[union-attr]
    authority.rotate = False
    assert read(inbox, tmp_path) == 1
    assert TokenKeep(inbox, tmp_path).load().refresh == before  # type: ignore[union-attr]


@pytest.mark.parametrize("auth", ["google", "microsoft"])
def test_a_token_refused_by_the_mail_server_is_renewed_once(
    auth: str, running: tuple[Authority, MailServer], authority: Authority, drawer: Drawer, tmp_path: Path
) -> None:
    inbox = settings(running, auth)
    signed_in(inbox, tmp_path)
    authority.withdraw_access()
    assert read(inbox, tmp_path) == 1
    assert authority.grants.count("refresh_token") == 1
    with pytest.raises(MailboxError, match="refused the token") as told:
        read(inbox.model_copy(update={"user": "somebody-else@example.com"}), _with_sign_in_of(inbox, tmp_path, drawer))
    assert "at-" not in f"{told.value}{told.value.tip}"
    assert authority.grants.count("refresh_token") == 2, "tried once more, then told; never in a loop"


def _with_sign_in_of(inbox: InboxSettings, folder: Path, drawer: Drawer) -> Path:
    for (service, name), piece in list(drawer.kept.items()):
        drawer.kept[service, name.replace(str(inbox.user), "somebody-else@example.com")] = piece
    return folder


@pytest.mark.parametrize("auth", ["google", "microsoft"])
def test_a_withdrawn_sign_in_is_told_with_the_remedy_and_not_asked_for_again(
    auth: str, running: tuple[Authority, MailServer], authority: Authority, drawer: Drawer, tmp_path: Path
) -> None:
    inbox = settings(running, auth)
    authority.lasts = 60
    signed_in(inbox, tmp_path)
    authority.refuse = "invalid_grant"
    for _ in range(2):
        with pytest.raises(MailboxError, match="not signed in") as told:
            read(inbox, tmp_path)
        assert told.value.tip == "Sign in: mysteryshop login box"
    assert authority.grants.count("refresh_token") == 1
    assert "no longer works" in str(sign_in_warning(inbox, tmp_path, Clock().now()))
    authority.refuse = None
    signed_in(inbox, tmp_path)
    assert read(inbox, tmp_path) == 1


@pytest.mark.parametrize("auth", ["google", "microsoft"])
def test_a_sign_in_server_in_trouble_is_out_of_reach_and_the_sign_in_stays(
    auth: str, running: tuple[Authority, MailServer], authority: Authority, drawer: Drawer, tmp_path: Path
) -> None:
    inbox = settings(running, auth)
    authority.lasts = 60
    signed_in(inbox, tmp_path)
    authority.refuse = "temporarily_unavailable"
    with pytest.raises(MailboxError, match="could not be renewed now"):
        read(inbox, tmp_path)
    gone = inbox.model_copy(update={"login_url": "https://127.0.0.1:1"})
    with pytest.raises(MailboxError, match="cannot be reached"):
        read(gone, tmp_path)
    authority.refuse = None
    assert read(inbox, tmp_path) == 1


def test_a_person_who_says_no_and_a_forged_answer_are_refusals(
    running: tuple[Authority, MailServer], authority: Authority, drawer: Drawer, tmp_path: Path
) -> None:
    inbox = settings(running, "google")
    authority.consent = "access_denied"
    with pytest.raises(MailboxError, match="access_denied"):
        signed_in(inbox, tmp_path)

    def forge(page: str) -> None:
        place = requests.utils.unquote(page.partition("redirect_uri=")[2].partition("&")[0])
        threading.Thread(target=lambda: requests.get(f"{place}?code=stolen&state=guessed", timeout=10)).start()

    with pytest.raises(MailboxError, match="not meant"):
        sign_in(inbox, tmp_path, say=lambda _: None, open_page=forge)
    assert not drawer.kept


@pytest.mark.parametrize(
    ("says", "works"),
    [(["authorization_pending", "slow_down"], True), (["expired_token"], False), (["authorization_declined"], False)],
)
def test_the_device_code_waits_slows_down_and_gives_up_when_told(
    says: list[str], works: bool, running: tuple[Authority, MailServer], authority: Authority, drawer: Drawer, tmp_path: Path
) -> None:
    inbox = settings(running, "microsoft")
    authority.device_says = list(says)
    if works:
        signed_in(inbox, tmp_path)
        gaps = [b - a for a, b in zip(authority.polls, authority.polls[1:], strict=False)]
        assert len(authority.polls) == len(says) + 1
        assert gaps[-1] > gaps[0] + 3, "after slow_down five seconds more"
    else:
        with pytest.raises(MailboxError, match=says[0]):
            signed_in(inbox, tmp_path)


def test_without_a_keyring_a_file_only_the_owner_reads_stands_in(
    running: tuple[Authority, MailServer], authority: Authority, no_keyring: None, tmp_path: Path
) -> None:
    inbox = settings(running, "microsoft")
    authority.lasts = 60
    where, _ = signed_in(inbox, tmp_path)
    file = tmp_path / ".tokens" / "box.json"
    assert str(file) in where
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (file.parent / ".gitignore").read_text() == "*\n"
    before = json.loads(file.read_text())["refresh"]
    assert read(inbox, tmp_path) == 1
    assert json.loads(file.read_text())["refresh"] != before
    assert TokenKeep(inbox, tmp_path).forget()
    assert not file.exists()


def test_two_readers_at_once_renew_once(
    running: tuple[Authority, MailServer], authority: Authority, no_keyring: None, tmp_path: Path
) -> None:
    inbox = settings(running, "google")
    signed_in(inbox, tmp_path)
    token = TokenKeep(inbox, tmp_path).load()
    assert token is not None
    got: list[str] = []
    threads = [
        threading.Thread(target=lambda: got.append(TokenSecret(inbox, tmp_path, now=lambda: token.access_until - 60)()))
        for _ in range(4)
    ]
    authority.lasts = 7200
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(set(got)) == 1
    assert len(got) == 4
    assert authority.grants.count("refresh_token") == 1


def test_the_end_of_a_sign_in_is_told_days_before(
    running: tuple[Authority, MailServer], authority: Authority, drawer: Drawer, tmp_path: Path
) -> None:
    inbox = settings(running, "google")
    assert "nobody has signed in" in str(sign_in_warning(inbox, tmp_path, datetime.now(UTC)))
    authority.refresh_lasts = 7 * 86400
    signed_in(inbox, tmp_path)
    assert sign_in_warning(inbox, tmp_path, datetime.now(UTC)) is None
    until = TokenKeep(inbox, tmp_path).load().refresh_until  # type: ignore[union-attr]
    assert until is not None
    assert "the sign-in ends" in str(sign_in_warning(inbox, tmp_path, datetime.fromtimestamp(until - 2 * 86400, UTC)))


def test_a_token_command_may_be_any_program(running: tuple[Authority, MailServer], authority: Authority, tmp_path: Path) -> None:
    token = authority.tokens()["access_token"]
    (tmp_path / "token.txt").write_text("stale\n")
    inbox = settings(running, "token", token_command="cat token.txt", client_id=None)
    with pytest.raises(MailboxError, match="refused the token") as told:
        read(inbox, tmp_path)
    assert "token_command" in str(told.value.tip)
    (tmp_path / "token.txt").write_text(token + "\n")
    assert read(inbox, tmp_path) == 1
    with pytest.raises(InputError, match="token_command"):
        read(inbox.model_copy(update={"token_command": "false"}), tmp_path)


def test_login_signs_in_tries_the_mailbox_and_shows_no_token(
    running: tuple[Authority, MailServer],
    authority: Authority,
    no_keyring: None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    box = settings(running, "microsoft")
    (tmp_path / "mysteryshop.toml").write_text(
        f'[[inbox]]\nname = "leads"\nhost = "{box.host}"\nport = {box.port}\nsecurity = "plain"\nuser = "{USER}"\n'
        f'auth = "microsoft"\nclient_id = "our-app"\nlogin_url = "{authority.base}"\n'
    )
    assert main(["-w", str(tmp_path), "login"]) == 0
    told = capsys.readouterr()
    assert "WXYZ-1234" in told.err
    assert "no keyring" in told.out
    assert "It works: leads reads INBOX" in told.out
    assert "rt-" not in told.out + told.err
    assert main(["-w", str(tmp_path), "login", "lead"]) == 2
    assert "leads" in capsys.readouterr().err
    assert main(["-w", str(tmp_path), "login", "--forget"]) == 0
    assert main(["-w", str(tmp_path), "collect"]) == 4
    assert "mysteryshop login leads" in capsys.readouterr().err


def test_the_mechanism_is_the_servers_choice_and_a_refusal_ends_politely() -> None:
    assert mechanism(["IMAP4REV1", "AUTH=XOAUTH2", "AUTH=OAUTHBEARER"]) == XOAUTH2
    assert mechanism(["AUTH=OAUTHBEARER"]) == OAUTHBEARER
    assert mechanism([]) == XOAUTH2
    talk = Conversation(OAUTHBEARER, "a=b,c@example.com", "tok")
    assert talk(b"") == b"n,a=a=3Db=2Cc@example.com,\1auth=Bearer tok\1\1"
    assert talk(b'{"status":"401","scope":"mail"}') == b"\1"
    assert talk.refusal == "401"
    assert Conversation(XOAUTH2, "u", "t")(b"") == b"user=u\1auth=Bearer t\1\1"
