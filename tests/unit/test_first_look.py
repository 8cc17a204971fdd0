"""Where a store known by its address alone is taken to be: the ending of the address, the page's mark, its words, its numbers."""

from __future__ import annotations

import pytest

from mysteryshop.cli.first_look import first_look, signs_of
from mysteryshop.workspace.places import Signs, place_of
from tests.live.sites import Served, Site, page

_GERMAN = (
    "<p>Willkommen bei uns. Wir sind für Sie da und freuen uns auf Ihren Besuch in unserem Haus. Bei uns finden Sie neue und "
    "gebrauchte Fahrzeuge, und wenn Sie Fragen haben, dann rufen Sie uns bitte an oder schreiben Sie uns.</p>"
)


@pytest.mark.parametrize(
    ("host", "signs", "country", "language"),
    [
        ("www.autohaus.de", None, "DE", "de"),
        ("garage.fr", None, "FR", "fr"),
        ("www.dealer.co.uk", None, "GB", "en"),
        ("concessionaria.com.br", None, "BR", "pt"),
        ("garage.be", None, "BE", "nl"),
        ("garage.be", Signs(declared="fr-BE"), "BE", "fr"),
        ("garage.ch", Signs(declared="fr"), "CH", "fr"),
        ("autohaus.com", Signs(declared="de-AT"), "AT", "de"),
        ("autohaus.com", Signs(declared="de-DE", phones="CH"), "CH", "de"),
        ("autohaus.de", Signs(declared="en-US", words="de"), "DE", "de"),
        ("kia-montreal.com", Signs(declared="fr-CA"), "CA", "fr"),
        ("coches.com", Signs(words="es"), "ES", "es"),
        ("harbor.com", Signs(declared="en", words="en"), "US", "en"),
        ("127.0.0.1", None, "US", "en"),
        ("motors.io", Signs(declared="it"), "IT", "it"),
    ],
)
def test_the_likeliest_place(host: str, signs: Signs | None, country: str, language: str) -> None:
    place = place_of(host, signs)
    assert (place.country, place.language) == (country, language)
    assert place.why_country
    assert place.why_language


def test_what_a_page_tells() -> None:
    told = signs_of(f"<html lang='en'><body>{_GERMAN}<a href='tel:+43 732 123456'>Anrufen</a></body></html>")
    assert (told.declared, told.words, told.phones) == ("en", "de", "AT")
    assert signs_of('<html lang="fr"><meta property="og:locale" content="fr_CA">').declared == "fr_CA"
    assert signs_of("<p>?</p>") == Signs()


def test_the_first_page_is_asked_once_and_private_addresses_only_when_allowed() -> None:
    class Moved(Site):
        """The front page moves on to the language's own."""

    Moved.pages = {"/": lambda site, asked: (302, "", {"Location": "/de/"}), "/de/": page(_GERMAN, lang="de-CH")}
    with Served(Moved()) as served:
        assert first_look(served.url, allow_private=False) is None
        assert served.site.seen == []
        told = first_look(served.url, allow_private=True)
        assert told is not None
        assert (told.declared, told.words) == ("de-CH", "de")
        assert served.site.seen == ["/", "/de/"]


def test_a_page_that_is_not_there_tells_nothing() -> None:
    assert first_look("http://127.0.0.1:9/", allow_private=True) is None
    assert first_look("https://www.own.example/", allow_private=True) is None
