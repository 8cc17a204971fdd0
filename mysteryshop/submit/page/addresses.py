"""Web addresses as a shopper's eyes sort them: this dealer's site, another site, no page at all. Pure."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urldefrag, urljoin, urlsplit

# Second levels under which sites are registered one label deeper ("co.uk"); enough of them for "is this the same site".
_SECOND_LEVELS = frozenset(("co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "gv", "plc", "ltd"))
_FILES = (
    ".pdf",
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".webp",
    ".svg",
    ".zip",
    ".mp4",
    ".doc",
    ".docx",
    ".xls",
    ".xlsx",
    ".ics",
    ".vcf",
)
_remembered = lru_cache(4_096)
"""The same links stand on page after page of a site."""


@_remembered
def plain(url: str) -> str:
    """The address without fragment, for telling pages apart. A fragment that routes ("#/contact", "#!/x") stays."""
    bare, fragment = urldefrag(url)
    return url if fragment.startswith(("/", "!")) else bare


@_remembered
def join(base: str, href: str) -> str | None:
    """The absolute web address of `href` on page `base`; None for mailto:, javascript:, data: and what cannot be read."""
    try:
        url = urljoin(base, href.strip())
        parts = urlsplit(url)
        _ = parts.port  # raises ValueError for a port that is none
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


@_remembered
def host(url: str) -> str:
    """The host in lower case, without "www."; "" where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@_remembered
def site(url: str) -> str:
    """What stands for one owner: the registered domain ("dealer.co.uk"), or the whole host for addresses and single names."""
    name = host(url)
    labels = name.split(".")
    if len(labels) <= 2 or _is_address(name):
        return name
    deep = 3 if len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS else 2
    return ".".join(labels[-deep:])


def same_site(one: str, other: str) -> bool:
    """Both belong to one owner, as far as the names tell."""
    return site(one) == site(other) != ""


@_remembered
def is_document(url: str) -> bool:
    """True for files that are not pages (PDF, pictures, archives)."""
    return urlsplit(url).path.lower().endswith(_FILES)


def origin(url: str) -> str:
    """Scheme, host and port, where robots.txt lies."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
