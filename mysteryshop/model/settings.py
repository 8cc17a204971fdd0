"""`mysteryshop.toml` as written by a person. Secrets never stand here: a setting names the environment variable instead."""

from __future__ import annotations

from pydantic import Field

from mysteryshop.model.parties import Written

SHOPS_PER_30_DAYS_CEILING = 4
"""The most leads one dealer may get in 30 days, whatever the configuration says (docs/ethics.md)."""


class InboxSettings(Written):
    """One watched mailbox: IMAP (`host`, `user`) or a Maildir (`maildir` path). `security`: tls, starttls or plain (loopback).

    The password comes from the environment variable `password_env`, from the file named by `<password_env>_FILE`, from
    `password_command`, or from the system keyring, in this order. `trusted_hosts`: mail servers whose Received stamps count
    as ours, besides the mailbox's own host.

    `auth`: "password"; "google" or "microsoft" (signed in once with `mysteryshop login`); "token": `token_command` prints a
    token. `client_id` is the public name of the operator's own app at the provider (else the environment variable
    MYSTERYSHOP_CLIENT_ID); its secret, where the provider gives one, comes from the variable `client_secret_env`.
    `login_url` is another authorisation server (a national cloud). `silent_days`: alarm after so long without mail (0: never).

    `plugin` names a kind of mailbox that one of the `plugins` registered, in place of IMAP and Maildir; it reads `options`.
    """

    name: str = "inbox"
    host: str | None = None
    port: int | None = Field(default=None, ge=1, le=65535)
    security: str = Field(default="tls", pattern=r"^(tls|starttls|plain)$")
    user: str | None = None
    password_env: str = "MYSTERYSHOP_INBOX_PASSWORD"
    password_command: str | None = None
    auth: str = Field(default="password", pattern=r"^(password|google|microsoft|token)$")
    token_command: str | None = None
    client_id: str | None = None
    client_secret_env: str = "MYSTERYSHOP_CLIENT_SECRET"
    tenant: str = "common"
    login_url: str | None = None
    silent_days: float = Field(default=0, ge=0, le=365)
    maildir: str | None = None
    plugin: str | None = None
    options: dict[str, str] = Field(default_factory=dict)
    folders: tuple[str, ...] = ()
    trusted_hosts: tuple[str, ...] = ()
    timeout_seconds: float = Field(default=60, gt=0, le=600)

    @property
    def is_imap(self) -> bool:
        """Whether it is a server with a user and a password."""
        return self.maildir is None and self.plugin is None


class PacingSettings(Written):
    """How gently leads leave. Jitter and gaps in minutes; `host_gap_seconds` between two leads to one web host. Over
    `spread_days` leads are spread; 0: each leaves at the first moment its scenario's `send` allows."""

    shops_per_dealer_30_days: int = Field(default=1, ge=1, le=SHOPS_PER_30_DAYS_CEILING)
    hours_between_shops_of_a_dealer: float = Field(default=24, ge=24)
    host_gap_seconds: float = Field(default=60, ge=0)
    platform_gap_seconds: float = Field(default=5, ge=0)
    jitter_minutes: float = Field(default=20, ge=0, le=720)
    spread_days: int = Field(default=5, ge=0, le=60)
    lease_minutes: float = Field(default=10, gt=0)


class SubmitSettings(Written):
    """Limits of one visit: seconds, navigations and bytes; `respect_robots` stays on except on one's own site. So long as
    `dwell_seconds` a page has stood before its form is sent: many discard what comes within 3, 4 or 5 seconds."""

    concurrency: int = Field(default=0, ge=0, le=32)
    visit_seconds: float = Field(default=150, gt=5, le=900)
    navigation_seconds: float = Field(default=30, gt=1, le=120)
    confirm_seconds: float = Field(default=20, gt=1, le=120)
    dwell_seconds: float = Field(default=5.5, ge=0, le=60)
    max_pages: int = Field(default=12, ge=1, le=60)
    respect_robots: bool = True
    attempts: int = Field(default=3, ge=1, le=10)
    allow_private_addresses: bool = False


class BrowserSettings(Written):
    """Which browser and how it is started. `sandbox`: "auto" (on, except as root where a warning is given), "on", "off".
    `proxy`: a proxy of one's own network, "http://host:port" or "socks5://name@host:port"; its password stands in the
    environment variable MYSTERYSHOP_PROXY_PASSWORD."""

    executable: str | None = None
    headless: bool = True
    sandbox: str = Field(default="auto", pattern=r"^(auto|on|off)$")
    images: bool = False
    proxy: str | None = Field(default=None, pattern=r"^(http|socks5)://([^\s:@/]+@)?[^\s:@/]+(:\d+)?/?$")


class Branding(Written):
    """White-label words and colours of the reports."""

    name: str = "mysteryshop"
    tagline: str = "Internet lead audit"
    color: str = Field(default="#0d4f43", pattern=r"^#[0-9a-fA-F]{6}$")
    prepared_for: str | None = None
    show_staff_names: bool = False


class SecondOpinionSettings(Written):
    """A second reader for `grade --second-opinion`: an endpoint that speaks the OpenAI chat protocol. Off without a `url`.

    `url` ends with /v1, as the vendors write it. The key, where one is needed, comes from the environment variable `key_env`.
    The messages of dealers go there as they are: a `url` outside this machine is a decision about other people's words.
    """

    url: str | None = Field(default=None, pattern=r"^https?://[^\s/@]+(/\S*)?$")
    model: str | None = None
    key_env: str = "MYSTERYSHOP_SECOND_OPINION_KEY"
    timeout_seconds: float = Field(default=120, gt=0, le=3600)
    max_tokens: int = Field(default=3000, ge=200, le=100_000)


class Settings(Written):
    """The whole of `mysteryshop.toml`. Relative paths are relative to the file."""

    live: bool = False
    hold: bool = False
    store: str = "sqlite:///mysteryshop.db"
    evidence: str = "evidence"
    reports: str = "reports"
    dealers: str = "dealers.csv"
    scenarios: str = "scenarios.yaml"
    rubric: str = "standard"
    optout: str = "optout.csv"
    alias_domain: str | None = None
    alias_base: str | None = None
    watched_channels: tuple[str, ...] = ("email",)
    wave_days: int = Field(default=7, ge=1, le=90)
    window_days: int = Field(default=14, ge=1, le=60)
    persona_reuse_days: int = Field(default=365, ge=1)
    seed: int = 1
    plugins: tuple[str, ...] = ()
    inbox: tuple[InboxSettings, ...] = ()
    pacing: PacingSettings = PacingSettings()
    submit: SubmitSettings = SubmitSettings()
    browser: BrowserSettings = BrowserSettings()
    branding: Branding = Branding()
    second_opinion: SecondOpinionSettings = SecondOpinionSettings()
