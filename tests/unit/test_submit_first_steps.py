"""A first step of one box: the beginning of the right errand, or a list, a door, a search, an alert. Pure."""

from __future__ import annotations

from datetime import date

import pytest

from mysteryshop.model import FormType, Intent, TradeIn
from mysteryshop.submit.finding.candidates import Candidates, Scene, by_itself
from mysteryshop.submit.finding.warrant import BY_PLACE, LAST_RESORT
from mysteryshop.submit.finding.ways import Way
from mysteryshop.submit.finding.welcome import Place
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import recognise
from tests.builders import a_planned_shop, a_scenario

_AT_THE_CAR = Place(our_car=1.0, heading="Toyota RAV4 2023")
_OWN = TradeIn(year=2015, make="Opel", model="Astra", mileage=83_000)
_TRADE = a_planned_shop(scenario=a_scenario(intent=Intent.TRADE_IN, trade_in=_OWN))


def _form(heading: str, label: str, button: str, later: tuple[str, ...], kind: str) -> FormSnapshot:
    """`later`: the labels of the boxes of a step out of sight, the last one of which is large."""
    box = FieldSnapshot("#a", kind=kind, label=label, required=True, box=(0, 100, 200, 30))
    unseen = tuple(
        FieldSnapshot(
            f"#later{n}", kind="textarea" if n == len(later) - 1 else "text", label=words,
            visible=False, why_hidden="display none", hidden_in="step", hidden_with=len(later),
        )
        for n, words in enumerate(later)
    )  # fmt: skip
    go = FieldSnapshot("#b", tag="button", kind="button", button=True, text=button, box=(0, 140, 90, 30))
    said = f"{heading} {label} {button}"
    return FormSnapshot("#f", (box, *unseen), (go,), method="post", heading=heading, heading_inside=True, heading_near=True, text=said)  # fmt: skip


def _asked_at_the_car(language: str, heading: str, button: str, later: tuple[str, ...]) -> float:
    """The best welcome of a form that asks for an e-mail address alone, on the page of the shopper's car."""
    shop, scene = a_planned_shop(), Scene("https://d.example/rav4", _AT_THE_CAR, "", ())
    read = recognise(FrameSnapshot(language=language, title="RAV4", forms=(_form(heading, "E-mail", button, later, "email"),)))
    judged = [Candidates(shop, date(2026, 6, 1))._weighed(scene, one, scene.url) for one in by_itself(read, shop, _AT_THE_CAR)]
    return max((welcome for _, welcome, _ in judged), default=0.0)


@pytest.mark.parametrize(
    ("language", "heading", "button", "later"),
    [
        ("en", "Ask about this car", "Next", ("First name", "Last name", "Your question")),
        ("fr", "Une question sur cette voiture ?", "Continuer", ("Prénom", "Nom", "Votre question")),
        ("de", "Frage zu diesem Fahrzeug", "Weiter", ("Name", "Ihre Nachricht")),
        ("es", "Pregunta por este coche", "Siguiente", ("Nombre", "Mensaje")),
        ("it", "Richiedi informazioni", "Avanti", ("Nome", "Messaggio")),
        ("nl", "Interesse in deze auto?", "Volgende", ("Naam", "Uw vraag")),
        ("nl", "Interesse in deze auto?", "Volgende", ()),
        ("en", "Enquire about this vehicle", "Continue", ()),
    ],
)
def test_an_address_alone_begins_the_inquiry(language: str, heading: str, button: str, later: tuple[str, ...]) -> None:
    assert _asked_at_the_car(language, heading, button, later) > 0.9


@pytest.mark.parametrize(
    ("language", "heading", "button", "later"),
    [
        ("en", "Newsletter", "Next", ("First name", "Last name")),
        ("en", "Stay informed", "Next", ()),
        ("en", "Join our mailing list", "Continue", ("First name", "Message")),
        ("en", "Subscribe to our newsletter", "Next", ("First name", "Your question")),
        ("de", "Newsletter abonnieren", "Weiter", ("Name", "Nachricht")),
        ("fr", "Abonnez-vous à notre lettre d'information", "Continuer", ("Prénom", "Message")),
        ("it", "Iscriviti alla newsletter", "Avanti", ("Nome", "Messaggio")),
        ("es", "Suscríbete a nuestras ofertas", "Siguiente", ()),
        ("nl", "Blijf op de hoogte", "Volgende", ("Naam", "Bericht")),
        ("en", "Get price drop alerts for this car", "Next", ()),
        ("en", "Price alert", "Continue", ("First name", "Comments")),
        ("en", "Notify me when a similar car arrives", "Next", ("Name", "Comments")),
        ("de", "Preisalarm", "Weiter", ()),
        ("en", "Sign in", "Continue", ()),
        ("en", "Sign in to ask a question", "Continue", ()),
        ("en", "Log in to see your price", "Next", ("Name", "Message")),
        ("en", "Create your account", "Next", ("First name", "Last name")),
        ("en", "Forgot your password?", "Next", ()),
        ("de", "Mein Konto", "Weiter", ()),
        ("en", "Track your order", "Next", ()),
        ("en", "Save this car", "Continue", ()),
        ("en", "Share this car with a friend", "Next", ("Name", "Message")),
        ("en", "Win a weekend away", "Next", ("First name", "Comments")),
        ("en", "Download the brochure", "Next", ()),
    ],
)
def test_an_address_alone_is_no_lead(language: str, heading: str, button: str, later: tuple[str, ...]) -> None:
    assert _asked_at_the_car(language, heading, button, later) == 0


def _vouched(heading: str, button: str, page: str, way: str, *, trade: bool = True) -> float:
    """What vouches that one question for a car, met by a link in unknown words, begins a trade-in; 0.0: it is none."""
    shop = _TRADE if trade else a_planned_shop()
    place = Place(heading=page.split(" | ")[0])
    scene = Scene("https://d.example/p", place, page, (Way(0.06, 0.8, way, href="https://d.example/p", kind="unknown"),))
    (read,) = recognise(FrameSnapshot(title="X", forms=(_form(heading, "", button, (), "text"),)))
    reading, welcome, vouched = Candidates(shop, date(2026, 6, 1))._weighed(scene, read, scene.url)
    return vouched if reading.form_type is FormType.TRADE_IN and welcome else 0.0


@pytest.mark.parametrize(
    ("heading", "button", "page", "way", "trade", "vouched"),
    [
        ("What do you drive now?", "Next", "Trade up | Swap | /swap", "Time to swap?", True, BY_PLACE),
        (
            "¿Qué coche conduces ahora?",
            "Siguiente",
            "¿Qué coche conduces ahora? | X | /cambio",
            "Cambia tu coche",
            True,
            BY_PLACE,
        ),
        ("Che auto guidi adesso?", "Avanti", "Permuta | X | /p", "Nuova vita", True, BY_PLACE),
        ("Quelle voiture avez-vous ?", "Suivant", "Quelle voiture avez-vous ? | X | /on-y-va", "On y va", True, LAST_RESORT),
        ("Welches Auto fahren Sie?", "Weiter", "Welches Auto fahren Sie? | X | /wechsel", "Wechselprämie", True, LAST_RESORT),
        ("Which car would you like to have?", "Next", "Trade in | X | /t", "Trade in", True, 0.0),
        ("Find your next car", "Next", "Find your next car | X | /find", "Start", True, 0.0),
        ("Which car do you drive?", "Search", "Which car do you drive? | X | /c", "Cars", True, 0.0),
        ("Which car do you drive?", "Next", "Trade in | X | /t", "Trade in", False, 0.0),
        ("Which car do you drive?", "Next", "Book a service | X | /service", "Book now", True, 0.0),
        ("Which car do you drive?", "Next", "Which car do you drive? | X | /s", "MOT and service", True, 0.0),
        ("Which car do you drive?", "Next", "Home charging | X | /charging", "Home charging", True, 0.0),
        ("¿Qué coche tienes?", "Siguiente", "Seguro de coche | X | /seguro", "Seguros", True, 0.0),
        ("Welches Auto fahren Sie?", "Weiter", "Reifenwechsel | X | /reifen", "Reifen", True, 0.0),
        ("Quelle voiture avez-vous ?", "Suivant", "Accessoires | X | /acc", "Accessoires", True, 0.0),
    ],
)
def test_a_question_for_the_car_that_the_shopper_has(
    heading: str, button: str, page: str, way: str, trade: bool, vouched: float
) -> None:
    assert _vouched(heading, button, page, way, trade=trade) == vouched
