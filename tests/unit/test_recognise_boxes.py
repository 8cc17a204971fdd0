"""Tick boxes: permission, advertising, or a choice, told by the whole sentence; and questions told by their answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import recognise

SENTENCES = [
    ("I have read and agree to the privacy policy", "consent"),
    ("I agree to the Terms & Conditions", "consent"),
    ("By ticking this box you agree to our terms of use and to being contacted about your request", "consent"),
    ("I consent to the dealer storing my details so that it can answer this enquiry", "consent"),
    (
        "I agree to receive calls and texts about my inquiry at the number provided. Consent is not a condition of purchase.",
        "consent",
    ),
    ("I understand that my data is handled as described in the privacy notice.", "consent"),
    ("Yes, sign me up for the monthly newsletter", "marketing_optin"),
    ("Send me special offers and news by e-mail", "marketing_optin"),
    ("I would like to hear about new models, events and promotions", "marketing_optin"),
    ("I agree to receive marketing text messages and promotional offers", "marketing_optin"),
    ("Keep me up to date with deals from Harbor Motors and its partners", "marketing_optin"),
    ("Subscribe to our mailing list. You can unsubscribe at any time, see our privacy policy.", "marketing_optin"),
    ("I have a vehicle to trade in", "has_trade_in"),
    ("Remember me on this computer", "other"),
    ("Send me a copy of this message", "other"),
    ("Is the car still available?", "other"),
    ("I am not a robot", "captcha"),
    ("He leído y acepto la política de privacidad", "consent"),
    ("Acepto el tratamiento de mis datos para atender mi consulta", "consent"),
    ("Deseo recibir comunicaciones comerciales y ofertas", "marketing_optin"),
    ("Quiero suscribirme al boletín de novedades", "marketing_optin"),
    ("J'accepte que mes données soient traitées pour répondre à ma demande", "consent"),
    ("J'ai lu et j'accepte les conditions générales", "consent"),
    ("Je souhaite recevoir les offres et actualités de la concession", "marketing_optin"),
    ("Ich habe die Datenschutzerklärung gelesen und bin einverstanden", "consent"),
    ("Ich stimme der Verarbeitung meiner Daten zur Beantwortung der Anfrage zu", "consent"),
    ("Ja, ich möchte den Newsletter mit Angeboten und Aktionen erhalten", "marketing_optin"),
    ("Ik ga akkoord met de privacyverklaring", "consent"),
    ("Ja, ik wil graag de nieuwsbrief met aanbiedingen ontvangen", "marketing_optin"),
    ("Ho letto l'informativa e acconsento al trattamento dei dati personali", "consent"),
    ("Acconsento a ricevere offerte e comunicazioni commerciali", "marketing_optin"),
    ("Voglio iscrivermi alla newsletter", "marketing_optin"),
    ("Li e aceito a política de privacidade", "consent"),
    ("Quero receber novidades e promoções por e-mail", "marketing_optin"),
]


def reading(*fields: FieldSnapshot) -> list[str]:
    form = FormSnapshot("form", fields=fields)
    return [field.type for field in recognise(FrameSnapshot(forms=(form,)))[0].fields]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_box_is_what_its_sentence_says(sentence: str, expected: str) -> None:
    assert reading(FieldSnapshot("#a", kind="checkbox", label=sentence)) == [expected]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_the_sentence_may_stand_beside_the_box(sentence: str, expected: str) -> None:
    assert reading(FieldSnapshot("#a", kind="checkbox", name="field_7", text_after=sentence)) == [expected]


@pytest.mark.parametrize(
    "thing", ["Switch", "Toggle", "Schakelaar", "Schalter", "Interrupteur", "Interruptor", "Interruttore", "开关"]
)
def test_a_box_that_is_named_after_its_look_is_read_by_the_words_before_it(thing: str) -> None:
    asked = {"Send me special offers by e-mail": "marketing_optin", "Ik ga akkoord met de privacyverklaring": "consent"}
    boxes = [FieldSnapshot(f"#{kind}", kind="checkbox", aria_label=thing, text_before=words) for words, kind in asked.items()]
    assert [reading(box)[0] for box in boxes] == list(asked.values())


def radios(question: str, *answers: str, name: str = "q") -> list[FieldSnapshot]:
    size = len(answers)
    return [
        FieldSnapshot(f"#r{i}", kind="radio", name=name, label=answer, group_label=question, group_size=size)
        for i, answer in enumerate(answers)
    ]


@pytest.mark.parametrize(
    ("question", "answers", "expected"),
    [
        ("How should we contact you?", ("Email", "Phone", "Text"), "contact_method"),
        ("", ("E-Mail", "Telefon", "WhatsApp"), "contact_method"),
        ("Best time to reach you", ("Morning", "Afternoon", "Evening"), "contact_time"),
        ("Are you looking for", ("New", "Used"), "new_or_used"),
        ("Do you have a trade-in?", ("Yes", "No"), "has_trade_in"),
        ("Anrede", ("Herr", "Frau"), "name_prefix"),
        ("Gender", ("Male", "Female"), "gender"),
        ("Which flavour do you like?", ("Vanilla", "Mint"), "other"),
    ],
)
def test_a_question_is_told_by_its_words_and_answers(question: str, answers: tuple[str, ...], expected: str) -> None:
    assert reading(*radios(question, *answers)) == [expected] * len(answers)


def test_contact_preference_boxes_are_no_permission() -> None:
    boxes = [
        FieldSnapshot(
            f"#c{i}", kind="checkbox", name="prefer[]", label=word, group_label="Preferred contact method", group_size=3
        )
        for i, word in enumerate(("Email", "Phone call", "Text message"))
    ]
    assert reading(*boxes) == ["contact_method"] * 3


def test_boxes_that_share_a_name_are_read_one_by_one() -> None:
    """Required consent and an opt-in in one list must never be taken for each other."""
    words = ("I accept the privacy policy", "I would like to receive special offers")
    boxes = [FieldSnapshot(f"#c{i}", kind="checkbox", name="legal[]", label=text, group_size=2) for i, text in enumerate(words)]
    assert reading(*boxes) == ["consent", "marketing_optin"]


def test_a_yes_or_no_question_about_news_is_an_opt_in() -> None:
    assert reading(*radios("Would you like to receive our newsletter?", "Yes", "No", name="nl")) == ["marketing_optin"] * 2


def test_channels_under_an_advertising_question_are_opt_ins() -> None:
    """ "Email" and "SMS" alone say nothing: the words over them tell leave to advertise from the wish for an answer."""
    first = FieldSnapshot("#a", kind="checkbox", name="em", label="Email", text_before="Tell me about offers and promotions by")
    assert reading(first, FieldSnapshot("#b", kind="checkbox", name="sm", label="SMS")) == ["marketing_optin"] * 2
    first = FieldSnapshot("#a", kind="checkbox", name="em", label="Email", text_before="How would you like to be contacted?")
    assert reading(first, FieldSnapshot("#b", kind="checkbox", name="sm", label="SMS")) == ["contact_method"] * 2


@pytest.mark.parametrize("words", [("Email", "SMS", "Phone", "Post"), ("E-Mail", "Telefon", "Brief")])
def test_boxes_that_offer_letters_ask_leave_to_advertise(words: tuple[str, ...]) -> None:
    """Nobody answers an enquiry by letter post."""
    boxes = [FieldSnapshot(f"#b{i}", kind="checkbox", name=f"via_{i}", label=word) for i, word in enumerate(words)]
    assert reading(*boxes) == ["marketing_optin"] * len(words)


def test_channel_boxes_named_after_advertising_are_opt_ins() -> None:
    boxes = [
        FieldSnapshot(f"#b{i}", kind="checkbox", name="marketing_by[]", label=w, group_size=2)
        for i, w in enumerate(("Email", "SMS"))
    ]
    assert reading(*boxes) == ["marketing_optin"] * 2


@pytest.mark.parametrize(
    "question",
    [
        "I agree to be contacted with offers and news by:",
        "Acepto que me contacten con ofertas y promociones por:",
        "J'accepte d'être contacté pour des offres commerciales par :",
        "Ich bin einverstanden, mit Angeboten kontaktiert zu werden per:",
        "Ik geef toestemming om contact met mij op te nemen met acties en aanbiedingen via:",
        "Acconsento a essere contattato con offerte e promozioni tramite:",
        "Autorizo a loja a entrar em contato com ofertas por:",
    ],
)
def test_leave_to_write_with_offers_is_an_opt_in_though_it_speaks_of_contact(question: str) -> None:
    assert set(reading(*radios(question, "E-mail", "WhatsApp", name="c"))) == {"marketing_optin"}


@pytest.mark.parametrize(
    "question",
    [
        "How would you like to receive your answer?",
        "¿Cómo prefiere recibir la respuesta?",
        "Comment souhaitez-vous recevoir la réponse ?",
        "Wie möchten Sie die Antwort erhalten?",
        "Antwoord ontvang ik het liefst via",
        "Come preferisce ricevere la risposta?",
        "Como prefere receber a resposta?",
    ],
)
def test_an_answer_that_is_to_be_received_is_no_advertising(question: str) -> None:
    assert set(reading(*radios(question, "E-mail", "WhatsApp", name="c"))) == {"contact_method"}


OFFERS = [
    ("Keep me up to date with offers and events by:", "How would you like us to reply to this enquiry?"),
    ("Marketing preferences", "Preferred contact method"),
    ("Halten Sie mich auf dem Laufenden per:", "Wie dürfen wir Ihnen antworten?"),
    ("Werbeeinwilligung", "Bevorzugte Kontaktart"),
    ("Tenez-moi informé des offres par :", "Comment souhaitez-vous être recontacté ?"),
    ("Restons en contact", "Moyen de contact préféré"),
    ("Manténganme informado por:", "¿Cómo prefiere que le contactemos?"),
    ("Tenetemi informato tramite:", "Come preferisce essere ricontattato?"),
    ("Houd mij op de hoogte van aanbiedingen via:", "Hoe wilt u dat wij reageren?"),
    ("Mantenha-me informado por:", "Como prefere ser contactado?"),
]
"""Words over channels for advertising, and over those for an answer."""
REPLY, LEAVE = ["contact_method"] * 2, ["marketing_optin"] * 2


def pair(question: str, prefix: str, *, legend: str = "", heading: str = "", name: str = "") -> list[FieldSnapshot]:
    """Two labelled tick boxes under one question, of their own names or of one."""
    return [
        FieldSnapshot(
            f"#{prefix}{i}", kind="checkbox", name=name or f"{prefix}{i}", label=word, text_before="" if i else question,
            text_after=word, group_label=legend, section=heading, group_size=4 if name else 1,
        )
        for i, word in enumerate(("E-mail", "SMS"))
    ]  # fmt: skip


@pytest.mark.parametrize(("offers", "answer"), OFFERS)
def test_the_nearest_question_over_tick_boxes_is_theirs(offers: str, answer: str) -> None:
    """The same channels stand under two questions, one after the other."""
    assert reading(*pair(answer, "r"), *pair(offers, "o")) == REPLY + LEAVE
    assert reading(*pair(offers, "o"), *pair(answer, "r")) == LEAVE + REPLY


@pytest.mark.parametrize(("offers", "answer"), OFFERS)
def test_legends_and_headings_part_the_questions_of_tick_boxes(offers: str, answer: str) -> None:
    assert reading(*pair("", "r", legend=answer), *pair("", "o", legend=offers)) == REPLY + LEAVE
    assert reading(*pair("", "o", heading=offers), *pair("", "r", heading=answer)) == LEAVE + REPLY


def test_one_legend_or_one_name_around_two_questions_makes_them_no_one_question() -> None:
    legend, answer, offers = "How should we contact you?", "By which way shall we reply?", "Send me news and offers by"
    assert reading(*pair(answer, "r", legend=legend), *pair(offers, "o", legend=legend))[2:] == LEAVE
    assert reading(*pair(legend, "r", name="a[]"), *pair(offers, "o", name="a[]")) == REPLY + LEAVE


def test_channels_are_no_wish_for_an_answer_under_words_nobody_knows() -> None:
    answer, unknown = "How should we contact you?", "Zostańmy razem:"
    assert reading(*pair(unknown, "r")) == ["other", "other"]
    assert reading(*(replace(box, required=True) for box in pair(unknown, "r"))) == REPLY
    assert reading(*pair(answer, "r"), *pair(unknown, "o")) == [*REPLY, "other", "other"]
    assert reading(*pair(unknown, "o"), *pair(answer, "r")) == ["other", "other", *REPLY]


@pytest.mark.parametrize(
    "question",
    [
        "Get back to me via",
        "Lieber per",
        "Répondez-moi par",
        "Respóndanme por",
        "Liefst per",
        "Come possiamo raggiungerti?",
        "Responda-me por",
    ],
)
def test_words_for_an_answer_or_a_preference_ask_how_to_answer(question: str) -> None:
    assert reading(*pair(question, "r")) == REPLY


@pytest.mark.parametrize(
    "sentence",
    [
        "I agree to be contacted by the brand in the future",
        "Ja, das Autohaus darf mir hin und wieder schreiben",
        "J'accepte que Renault m'adresse des messages personnalisés",
        "Quiero formar parte del Club",
        "Acconsento all'analisi delle mie abitudini di navigazione",
        "Ik wil niets missen",
        "Quero ideias do mundo automóvel",
        "Suchagent für ähnliche Fahrzeuge anlegen",
        "Avísame de coches parecidos y bajadas de precio",
    ],
)
def test_what_comes_again_or_looks_at_habits_is_advertising(sentence: str) -> None:
    assert reading(FieldSnapshot("#a", kind="checkbox", label=sentence, required=True)) == ["marketing_optin"]


def test_a_hint_between_two_boxes_asks_nothing_anew() -> None:
    boxes = pair("How should we contact you?", "r")
    hinted = FieldSnapshot(
        "#c", kind="checkbox", name="c", label="Phone", text_before="(to the address above)", text_after="Phone"
    )
    assert reading(*boxes, hinted) == ["contact_method"] * 3


@pytest.mark.parametrize("answers", [("Yes",), ("true",), ("true", "false"), ("Ja", "Nein")])
def test_a_list_that_holds_yes_alone_or_a_truth_asks_for_leave(answers: tuple[str, ...]) -> None:
    options = (("Please choose", ""), *((answer, answer) for answer in answers))
    consent = FieldSnapshot("#c", tag="select", kind="select", options=options, option_count=len(options))
    consent = replace(consent, label="I agree that my data is processed for this request")
    news = replace(consent, selector="#n", label="I would like to receive your newsletter")
    assert reading(consent, news) == ["consent", "marketing_optin"]
