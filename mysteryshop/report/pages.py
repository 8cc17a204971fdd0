"""Views become self-contained pages: one style sheet inside, its hash in the page's own content security policy, no script."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from mysteryshop.model import Branding
from mysteryshop.report import words
from mysteryshop.report.colour import brand_css


@cache
def environment() -> Environment:
    """Autoescape for every template; an unknown name is an error, never an empty spot on a scorecard."""
    env = Environment(
        loader=PackageLoader("mysteryshop.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["points"] = words.points
    env.filters["safe_url"] = safe_url
    return env


def render(template: str, *, branding: Branding, **values: Any) -> str:
    """A page by its template. Everything that came from a mail or a site is escaped as text."""
    style = stylesheet(branding)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    # the style is our own file plus colours checked by Branding's pattern: nothing of a mail is in it
    return environment().get_template(template).render(branding=branding, style=Markup(style), policy=policy, **values)


def stylesheet(branding: Branding) -> str:
    """The whole style sheet with the operator's colour."""
    text = (files("mysteryshop.report") / "templates" / "style.css").read_text(encoding="utf-8")
    return text.strip() + "\n" + brand_css(branding.color)


def safe_url(url: str | None) -> str | None:
    """`url` where it may be a link (http or https), else None; a page shows it as text then."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
