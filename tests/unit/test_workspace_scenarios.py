"""The starting set: real questions, sound messages, and patterns that tell an answer from none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mysteryshop.model import Channel, Question, Scenario, ScenarioFile, Settings
from mysteryshop.plan.words import message_of, vehicle_for
from mysteryshop.workspace.problems import Problems
from mysteryshop.workspace.scenarios import read_scenarios
from mysteryshop.workspace.starting import starter_text
from tests.builders import a_dealer, a_persona

ROOT = Path(__file__).parents[2]


def _read() -> ScenarioFile:
    problems = Problems()
    found = read_scenarios(ROOT / "scenarios.yaml", Settings(alias_domain="shop.example"), problems)
    assert not list(problems), list(problems)
    return found


FILE = _read()
BY_ID = {scenario.id: scenario for scenario in FILE.scenarios}


def test_the_root_and_the_package_hold_the_same_set() -> None:
    assert (ROOT / "scenarios.yaml").read_text(encoding="utf-8") == starter_text("scenarios.yaml")


def test_there_is_one_for_each_thing_shoppers_ask() -> None:
    assert len(FILE.scenarios) >= 8
    intents = {str(scenario.intent) for scenario in FILE.scenarios}
    assert intents >= {"availability", "price", "history", "trade_in", "test_drive", "lease", "electric", "browsing"}
    assert {scenario.language for scenario in FILE.scenarios} >= {"en", "es", "de", "fr", "nl", "it", "pt"}
    locales = {getattr(persona, "locale", "") for persona in FILE.personas}
    assert locales >= {"en_US", "es_MX", "de_DE", "fr_FR", "nl_NL", "it_IT", "pt_PT", "pt_BR"}


@pytest.mark.parametrize("scenario", FILE.scenarios, ids=lambda one: one.id)
def test_each_is_whole(scenario: Scenario) -> None:
    assert scenario.timeframe is not None
    assert scenario.preferred_channel is not None
    assert scenario.questions
    for question in scenario.questions:
        assert question.answered_by, question.id
        assert question.deferred_by, question.id
        assert not any(re.search(p, question.text, re.IGNORECASE) for p in question.answered_by), f"{question.id} answers itself"


@pytest.mark.parametrize("scenario", FILE.scenarios, ids=lambda one: one.id)
def test_the_message_is_a_shoppers(scenario: Scenario) -> None:
    for brand in ("Toyota", "Volkswagen", None):
        dealer = a_dealer(brand=brand, language=scenario.language)
        text = message_of(scenario, dealer, a_persona(), vehicle_for(scenario, dealer))
        assert 30 <= len(text.split()) <= 72, len(text.split())
        for question in scenario.questions:
            assert question.text in text
        assert scenario.timeframe is not None
        assert scenario.timeframe.words in text
        assert "Maria" in text


def test_the_pair_differs_in_nothing_but_the_time_frame() -> None:
    one, two = BY_ID["family-car-90-days"], BY_ID["family-car-this-month"]
    assert (one.pair, two.pair) == (two.id, one.id)
    differing = {name for name in Scenario.model_fields if getattr(one, name) != getattr(two, name)}
    assert differing == {"id", "name", "timeframe", "pair"}
    assert one.timeframe is not None
    assert two.timeframe is not None
    assert one.timeframe.days >= 90 > 31 >= two.timeframe.days


def test_who_wants_a_text_gives_a_number() -> None:
    for scenario in FILE.scenarios:
        assert scenario.preferred_channel is not Channel.TEXT or scenario.give_phone


def _question(name: str) -> Question:
    scenario, _, question = name.partition("/")
    return next(one for one in BY_ID[scenario].questions if one.id == question)


def _says(question: Question, text: str) -> str:
    for key, patterns in (
        ("answered", question.answered_by),
        ("refused", question.refused_by),
        ("deferred", question.deferred_by),
    ):
        if any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns):
            return key
    return "nothing"


ANSWERED = [
    ("availability/available", "Yes, it's still here and I just walked past it."),
    ("availability/available", "Sorry Maria, that one sold on Tuesday."),
    ("availability/available", "The RAV4 is no longer available."),
    ("availability/available", "We still have it, parked out front."),
    ("availability/available", "There's a deposit on it until Friday."),
    ("availability/keys", "It has both keys and the manual."),
    ("availability/keys", "Only one key, I'm afraid, but we would pay half of a second."),
    ("out-the-door/out_the_door", "Out the door you are at $34,812.50 with everything."),
    ("out-the-door/out_the_door", "It comes to 34,812 OTD."),
    ("out-the-door/add_ons", "We don't put any add-ons on our cars."),
    ("out-the-door/add_ons", "That includes a $399 nitrogen package."),
    ("used-history/owners", "One-owner car, traded in here in March."),
    ("used-history/owners", "It was a lease return from a teacher in Troy."),
    ("used-history/owners", "Carfax shows it came from a rental fleet."),
    ("used-history/last_service", "Last oil change was in March at 41,200 miles."),
    ("used-history/last_service", "I have attached the service records."),
    ("trade-in/trade_value", "For a 2017 Accord like yours we have paid $11,500 to $13,000."),
    ("trade-in/trade_check", "Send me four photos of the dent and I can tell."),
    ("test-drive/saturday", "Saturday at 10 works, I have put you down."),
    ("test-drive/saturday", "We're booked solid on Saturday, sorry."),
    ("test-drive/child_seats", "Two seats fit in the back and the crate goes in the cargo area, it's tight."),
    ("lease/monthly", "That would be $412 a month plus tax, $2,999 due at signing."),
    ("lease/wear", "Curbed wheels are covered up to two inches each."),
    ("electric/winter_range", "Figure about 190 miles at 70 mph in January."),
    ("electric/winter_range", "You lose around 30% in the cold."),
    ("electric/charging", "From empty it takes about 9.5 hours."),
    ("family-car-90-days/third_seat", "With two seats in, the middle is 10 inches wide, too tight for a grown-up."),
    ("family-car-90-days/colors", "Right now there's one in white and one in Lunar Rock grey."),
    ("sunday-evening/tires", "It's on Michelins with 7/32 left."),
    ("sunday-evening/tires", "The tires were replaced last month, brand new."),
    ("tow/hitch", "It has the factory tow package with a 2-inch receiver."),
    ("tow/payload", "The sticker says 1,420 lbs."),
    ("disponible/available", "Sí, todavía está disponible."),
    ("disponible/available", "Lo siento, ya se vendió ayer."),
    ("disponible/keys", "Trae las dos llaves."),
    ("verfuegbar/available", "Der Wagen ist noch da."),
    ("verfuegbar/available", "Leider ist er bereits verkauft."),
    ("verfuegbar/keys", "Es sind beide Schlüssel dabei."),
    ("disponibilite/available", "Oui, elle est toujours disponible."),
    ("disponibilite/available", "Désolé, elle est vendue depuis lundi."),
    ("disponibilite/keys", "Les deux clés sont là."),
    ("beschikbaar/available", "Ja, hij staat nog bij ons."),
    ("beschikbaar/available", "Helaas, hij is gisteren verkocht."),
    ("beschikbaar/keys", "Beide sleutels zijn erbij."),
    ("disponibile/available", "Sì, è ancora disponibile."),
    ("disponibile/available", "Ce l'abbiamo, è qui in salone."),
    ("disponibile/available", "Purtroppo è stata venduta ieri."),
    ("disponibile/keys", "Ci sono tutte e due le chiavi."),
    ("disponivel/available", "Sim, ainda está disponível."),
    ("disponivel/available", "Ainda temos, pode vir ver."),
    ("disponivel/available", "Infelizmente já foi vendido."),
    ("disponivel/keys", "Vem com as duas chaves e o manual."),
]

NOT_ANSWERED = [
    ("availability/available", "Thank you for your interest! When can you come in?"),
    ("availability/available", "Are you still looking for a RAV4?"),
    ("availability/available", "I will check if it is still available and get back to you."),
    ("availability/keys", "You asked about keys. When would you like to stop by?"),
    ("availability/keys", "Do you need two keys?"),
    ("out-the-door/out_the_door", "We have the best prices in the county, come see us."),
    ("out-the-door/add_ons", "Our managers will go over all the details with you."),
    ("used-history/owners", "Great choice, these go fast."),
    ("used-history/last_service", "Our service department is open until six."),
    ("trade-in/trade_value", "We give top dollar for trades!"),
    ("trade-in/trade_value", "You said it has 84,000 miles."),
    ("test-drive/saturday", "What day works for you?"),
    ("lease/monthly", "We have great lease specials this month."),
    ("electric/winter_range", "It has an impressive range."),
    ("electric/charging", "Charging at home is easy and convenient."),
    ("family-car-90-days/colors", "We have many colors to choose from."),
    ("sunday-evening/tires", "It passed our 150-point inspection."),
    ("tow/payload", "It is a very capable SUV."),
    ("disponible/available", "Gracias por su interés. ¿Cuándo puede venir?"),
    ("verfuegbar/available", "Vielen Dank für Ihre Anfrage. Wann möchten Sie vorbeikommen?"),
    ("disponibilite/available", "Merci pour votre demande, un conseiller vous contactera."),
    ("beschikbaar/available", "Bedankt voor uw bericht. Wanneer wilt u langskomen?"),
    ("disponibile/available", "Grazie per averci scritto! Quando può passare?"),
    ("disponibile/available", "Verifico se è ancora disponibile e le faccio sapere."),
    ("disponibile/keys", "Ha chiesto delle chiavi. Quando le va bene passare?"),
    ("disponivel/available", "Obrigado pelo contacto! Quando pode passar no stand?"),
    ("disponivel/available", "Vou verificar se está disponível e já lhe digo."),
    ("disponivel/keys", "Perguntou pelas chaves. Quando pode vir?"),
]


@pytest.mark.parametrize(("name", "text"), ANSWERED)
def test_an_answer_is_seen(name: str, text: str) -> None:
    assert _says(_question(name), text) == "answered"


@pytest.mark.parametrize(("name", "text"), NOT_ANSWERED)
def test_what_is_no_answer(name: str, text: str) -> None:
    assert _says(_question(name), text) != "answered"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("I can't quote a price over email, we do that in person.", "refused"),
        ("We don't give prices by phone.", "refused"),
        ("Come in and we'll work some numbers.", "refused"),
        ("Let me check with my manager and I'll write this afternoon.", "deferred"),
        ("I'm not sure yet, waiting to hear from service.", "deferred"),
        ("Thank you for contacting us!", "nothing"),
    ],
)
def test_refusals_and_promises_are_told_apart(text: str, what: str) -> None:
    assert _says(_question("out-the-door/out_the_door"), text) == what


def test_two_workspaces_have_shoppers_of_their_own() -> None:
    """A store that two operators shop must not meet the same invented person twice."""
    from datetime import date

    import yaml

    from mysteryshop.model import PersonaPool, Settings
    from mysteryshop.plan.personas import expand_personas
    from mysteryshop.workspace.starting import Answers, scenarios_text

    names = []
    for seed in (1, 2):
        pools = [
            PersonaPool(**pool)
            for pool in yaml.safe_load(scenarios_text(Answers(today=date(2026, 1, 2), seed=seed, phones=("+15185550100",))))[
                "personas"
            ]
        ]
        assert pools[0].phones == ("+15185550100",)
        shoppers = expand_personas(pools[:1], settings=Settings(alias_domain="shop.example"))
        names.append({person.full_name for person in shoppers})
    assert len(names[0] & names[1]) < len(names[0]) / 10


def test_a_brand_is_spelled_as_a_list_of_dealers_spells_it(tmp_path: Path) -> None:
    text = """
personas: [{id: p, first_name: Ana, last_name: Melo, email: ana@shop.example, phone: "+351210555019"}]
scenarios:
  - {id: s, name: S, language: pt, intent: contact, brands: [Mercedes], vehicles_by_brand: {VW: {make: Volkswagen, model: Golf}},
     message: "Bom dia, {{ questions }}", personas: [p], questions: [{id: q, text: "Ainda há?", about: availability, answered_by: [sim]}]}
"""
    (tmp_path / "scenarios.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    read = read_scenarios(tmp_path / "scenarios.yaml", Settings(alias_domain="shop.example"), problems)
    assert not list(problems), list(problems)
    assert read.scenarios[0].brands == ("Mercedes-Benz",)
    assert list(read.scenarios[0].vehicles_by_brand) == ["Volkswagen"]
