"""Playwright's session: which browser is used, how it is started and kept from private addresses, pictures and PDF."""

from mysteryshop.browser.lookup import FoundBrowser, find_browser, install_browser
from mysteryshop.browser.session import Browser
from mysteryshop.browser.tunnel import Tunnel, private_reason

__all__ = ["Browser", "FoundBrowser", "Tunnel", "find_browser", "install_browser", "private_reason"]
