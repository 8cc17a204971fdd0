"""Signs to verdicts, answers of servers, and objections answered: the pure part of proof."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mysteryshop.model import FormType, Outcome
from mysteryshop.submit.content.values import Phone, visit_day
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.page.snapshot import FormSnapshot
from mysteryshop.submit.page.survey import Button, Link, Survey
from mysteryshop.submit.page.walls import bot_wall, cookie_step, dead_page, parked
from mysteryshop.submit.recognise import FormReading
from mysteryshop.submit.sending.answers import lines_of, what_it_says
from mysteryshop.submit.sending.complaints import blamed
from mysteryshop.submit.sending.ends import taken
from mysteryshop.submit.sending.marks import Marks, heard, turned_down
from mysteryshop.submit.sending.objections import bare, later, longer, respell_code, respell_phone, shorter
from mysteryshop.submit.sending.signs import Carrier, Signs, Verdict
from mysteryshop.submit.sending.thanks import thanks_in
from mysteryshop.submit.sending.witness import judge
from tests.builders import a_shop

TAKEN = Carrier("http://d.example/lead", True, 200, whole=True)
THERE = "http://d.example/contact"


def signs(*text: str, **over: object) -> Signs:
    """What was seen after a press on one and the same page."""
    values: dict[str, object] = {"url_before": THERE, "url": THERE, "new_text": text, "carriers": (TAKEN,)}
    return Signs(**(values | over))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('{"exito": false, "texto": "Hoy no se puede."}', False),
        ('{"estado": "error"}', False),
        ('{"succès": true}', True),
        ('{"résultat": "échec"}', False),
        ('{"erfolg": 0}', False),
        ('{"ergebnis": "gesendet"}', True),
        ('{"gelukt": false}', False),
        ('{"esito": "KO"}', False),
        ('{"esito": "OK"}', True),
        ('{"d": {"sucesso": false}}', False),
        ('{"success": true, "data": {"sucesso": false, "mensagem": "Hoje não dá."}}', False),
        ('{"status": "nok"}', False),
        ('{"estado": "Zaragoza", "texto": "x"}', None),
    ],
)
def test_an_answer_claims_in_other_languages_as_well(body: str, told: bool | None) -> None:
    assert what_it_says(body)[0] is told


def test_an_answer_whose_words_the_page_shows_beside_a_marked_box_turned_the_lead_down() -> None:
    assert lines_of('{"html": "----", "ref": "}());"}') == lines_of("<script>}());</script>") == frozenset()  # no words
    body = '{"f": {"mail": "Mit dieser Adresse wird das nichts."}, "ref": "Katja"}'
    answered = (replace(TAKEN, scripted=True, lines=lines_of(body)),)
    shown = Marks({"names": ["mail"]}, {}, quiet=False, late=False, returned=False, heard=heard(answered))
    painted = {"names": ["mail"], "invalid": [("mail", "Mit dieser Adresse wird das nichts.", "red")]}
    assert shown.wrong(painted) == (("mail", "Mit dieser Adresse wird das nichts."),)
    assert shown.wrong(painted | {"invalid": [("mail", "*", "red")]}) == ()
    assert shown.wrong(painted | {"invalid": [("mail", "Bitte E-Mail", "red")]}) == ()  # boxes are painted when they are emptied
    said = [
        carrier.says for words in ("Mit dieser Adresse wird das nichts.", "Bitte") for carrier in turned_down(answered, [words])
    ]
    assert said == [False, None]


@pytest.mark.parametrize(
    ("over", "outcome"),
    [
        ({"invalid": (("mail", "Ce courriel nous pose souci."),)}, Outcome.REJECTED),
        ({"alerts": ("Ce courriel nous pose souci.",)}, Outcome.UNCONFIRMED),  # a part beside the form may say so
        ({"invalid": (("mail", ""),), "emptied": True}, Outcome.UNCONFIRMED),
        ({"invalid": (("mail", ""),), "new_text": ("Merci, votre message a été envoyé",)}, Outcome.UNCONFIRMED),
        ({"new_text": ("Veuillez saisir une adresse",)}, Outcome.UNCONFIRMED),
    ],
)
def test_what_a_page_marks_after_a_good_answer_turned_the_lead_down_where_the_form_stands(
    over: dict[str, object], outcome: Outcome
) -> None:
    seen = signs(**({"carriers": (replace(TAKEN, scripted=True),)} | over))
    told = taken(seen, "it asks for a correction")
    assert told is not None
    assert told[0] is outcome
    assert taken(replace(seen, carriers=(replace(TAKEN, scripted=True, says=False),)), "it says no") is None


@pytest.mark.parametrize(
    ("words", "status", "verdict", "final"),
    [
        ("Your message could not be sent. Please try again later.", 200, Verdict.REFUSED, True),
        ("No se ha podido enviar su mensaje", 200, Verdict.REFUSED, True),
        ("Please enter a valid phone number", 200, Verdict.REFUSED, False),
        ("Your message could not be sent. Please try again later.", 500, Verdict.TROUBLE, False),
    ],
)
def test_a_server_that_says_no_has_not_taken_it(words: str, status: int, verdict: Verdict, final: bool) -> None:
    told = judge(signs(words, carriers=(Carrier("u", True, status, says=False, words=words),)))
    assert (told.verdict, told.final) == (verdict, final)


@pytest.mark.parametrize(
    "words",
    [
        "We could not process your message. Please call us instead.",
        "Your request could not be completed.",
        "Su solicitud no pudo ser procesada",
        "Votre demande n'a pas pu être traitée.",
        "Ihre Anfrage konnte leider nicht bearbeitet werden.",
        "Uw aanvraag kon niet worden verwerkt.",
        "La tua richiesta non può essere elaborata.",
        "Não foi possível processar o seu pedido.",
    ],
)
def test_what_was_not_processed_was_not_taken(words: str) -> None:
    told = judge(signs(words, navigated=True, again=True))
    assert (told.verdict, told.final) == (Verdict.REFUSED, True)
    assert judge(signs(words, navigated=True, form_gone=True)).verdict is Verdict.TROUBLE  # without the form nobody knows


@pytest.mark.parametrize(
    "words",
    [
        "Mobile must be 7 digits. Please go back.",
        "El teléfono debe tener 9 dígitos",
        "Die Telefonnummer muss 7 Ziffern haben. Bitte gehen Sie zurück.",
        "Veuillez remplir tous les champs obligatoires. Retour au formulaire.",
    ],
)
def test_a_bare_page_that_wants_a_value_corrected_has_not_taken_the_lead(words: str) -> None:
    told = judge(signs("Oops", words, navigated=True, form_gone=True))
    assert (told.verdict, told.final) == (Verdict.REFUSED, True)
    assert judge(signs("Thank you for your message!", words, navigated=True, form_gone=True)).verdict is not Verdict.REFUSED


def test_what_is_not_processed_on_sundays_may_be_taken() -> None:
    told = judge(
        signs("Ihre Anfrage ist eingegangen. Am Wochenende können wir Anfragen nicht bearbeiten.", navigated=True, form_gone=True)
    )
    assert told.verdict is Verdict.PROVEN


@pytest.mark.parametrize(
    ("seen", "verdict"),
    [
        (signs("Thank you for your message"), Verdict.PROVEN),
        (signs("Thank you for visiting us", form_gone=True, navigated=True), Verdict.SILENT),
        (signs("Our offers", form_gone=True, navigated=True), Verdict.SILENT),
        (signs("Our offers", form_gone=True), Verdict.SILENT),
        (signs(form_gone=True), Verdict.PROVEN),
        (signs("See you soon, Maria", named=True, form_gone=True, navigated=True), Verdict.PROVEN),
        (signs("Thank you for your interest", "City is required", again=True, navigated=True), Verdict.REFUSED),
        (signs("Thank you for your message", "Coupon code is invalid"), Verdict.PROVEN),
        (signs("Please give a telephone number", form_gone=True, navigated=True), Verdict.REFUSED),
        (signs("Please review your entries", review="review your", form_gone=True, navigated=True), Verdict.REVIEW),
        (signs("Your message has not been sent yet.", review="review your", form_gone=True, navigated=True), Verdict.REVIEW),
        (signs("Ihre Nachricht wurde noch nicht gesendet.", review="angaben", form_gone=True, navigated=True), Verdict.REVIEW),
        (signs("Your message has not been sent.", review="review your", form_gone=True, navigated=True), Verdict.REFUSED),
        (signs("Thank you for your message", review="summary", form_gone=True), Verdict.PROVEN),
        (signs(carriers=(Carrier("u", True, 429),)), Verdict.WALL),
        (signs("Try again later", carriers=(Carrier("u", True, 403),)), Verdict.WALL),
        (signs("Thank you for your message", carriers=(Carrier("u", True, 502),)), Verdict.TROUBLE),
        (signs("Thank you for your message", carriers=(Carrier("u", True, None, True),)), Verdict.TROUBLE),
        (signs("Thank you for your message", carriers=(Carrier("u", True, 200, says=False),)), Verdict.TROUBLE),
        (signs("Thank you for your message", carriers=()), Verdict.SILENT),
        (signs(carriers=(Carrier("u", True, 200, says=False, words="phone: invalid"),)), Verdict.REFUSED),
        (signs(carriers=(replace(TAKEN, says=True),)), Verdict.PROVEN),
        (signs(carriers=(Carrier("u", True, 200, says=True),)), Verdict.SILENT),  # the address alone was checked
        (signs(form_gone=True, carriers=(Carrier("u", True, 200, says=True),)), Verdict.PROVEN),
        (signs("Solve this puzzle to go on", carriers=()), Verdict.CAPTCHA),
        (signs("Thank you for your message", "This site is protected by reCAPTCHA"), Verdict.PROVEN),
        (signs("Sorry, your message could not be delivered"), Verdict.TROUBLE),
        (signs("Sorry, your message could not be delivered", navigated=True, form_gone=True), Verdict.REFUSED),
        (signs("Échec de l'envoi, réessayez plus tard", navigated=True, form_gone=True), Verdict.REFUSED),
        (signs("Rita will ping you today", emptied=True, carriers=(replace(TAKEN, scripted=True),)), Verdict.PROVEN),
        (signs("Your session has expired", emptied=True, carriers=(replace(TAKEN, scripted=True),)), Verdict.SILENT),
        (signs("Why not call us?", emptied=True, carriers=(replace(TAKEN, scripted=True),)), Verdict.SILENT),
        (signs("El mensaje no se ha enviado", navigated=True, form_gone=True), Verdict.REFUSED),
        (signs("Something went wrong", navigated=True, form_gone=True), Verdict.TROUBLE),
        (signs("Message not sent", navigated=True, form_gone=True, carriers=(Carrier("u", True, 500),)), Verdict.TROUBLE),
        (signs("Message not sent", navigated=True, form_gone=True, carriers=(replace(TAKEN, scripted=True),)), Verdict.TROUBLE),
        (signs("Your message could not be sent", "City is required", navigated=True, again=True), Verdict.REFUSED),
        (signs(lingering=("City is required",), carriers=()), Verdict.REFUSED),
        (signs(), Verdict.SILENT),
    ],
)
def test_verdicts(seen: Signs, verdict: Verdict) -> None:
    assert judge(seen).verdict is verdict


@pytest.mark.parametrize(
    ("body", "taken", "words"),
    [
        ('{"success": true}', True, ""),
        ('{"success": "false"}', False, ""),
        ('{"status": "spam", "message": "There was an error"}', False, "There was an error"),
        ('{"data": null, "errors": [{"message": "bad store"}]}', False, "bad store"),
        ('{"data": {"createLead": {"id": 1}}}', None, ""),
        ('{"errors": []}', None, ""),
        ('{"message": "Invalid.", "errors": {"email": ["must be valid"]}}', False, "Invalid.; email: must be valid"),
        ('{"violations": [{"propertyPath": "phone", "title": "too short"}], "errors": 1}', False, "phone: too short"),
        ('{"result": {"text": "Your message has been sent"}}', True, ""),
        ("<p>Phone</p><b>City is required</b>", False, "City is required"),
        ("<div>Thank you for your message</div>", True, ""),
        ("<!doctype html><p>City is required</p>", None, ""),
        ("1", None, ""),
        ("[1, 2]", None, ""),
        ('/**/cb_12({"success": false, "message": "City is required"});', False, "City is required"),
        ("{broken", None, ""),
    ],
)
def test_what_an_answer_claims(body: str, taken: bool | None, words: str) -> None:
    assert what_it_says(body) == (taken, words)


@pytest.mark.parametrize(
    ("words", "least"),
    [
        ("Message is too short (minimum is 120 characters)", 120),
        ("Bitte mindestens 150 Zeichen eingeben.", 150),
        ("Le message doit comporter au moins 25 mots", 180),
        ("El mensaje es demasiado corto.", 41),
    ],
)
def test_a_message_grows_to_the_length_a_site_wants(words: str, least: int) -> None:
    message = "Is the RAV4 still there? Regards, Maria"
    grown = longer(message, [words], "en")
    assert grown.startswith(message)
    assert len(grown) >= least
    assert longer(message, ["At most 300 characters"], "en") == message


@pytest.mark.parametrize(
    ("name", "letters"), [("Lucía", "Lucia"), ("Jürgen Groß", "Juergen Gross"), ("Zoë", "Zoe"), ("Ann", "Ann")]
)
def test_a_name_in_the_letters_every_site_knows(name: str, letters: str) -> None:
    assert bare(name) == letters


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Wir haben donnerstags geschlossen.", "2026-06-05"),
        ("At least 7 days ahead, please", "2026-06-09"),
        ("48 hours", "2026-06-05"),
    ],
)
def test_a_day_a_site_will_not_have_is_put_off(words: str, day: str) -> None:
    today = date(2026, 6, 1)
    assert visit_day(today) == date(2026, 6, 4)
    planner = later(Planner(a_shop(), FormReading(FormSnapshot("#f"), FormType.CONTACT, 1.0, ()), today), [words])
    assert visit_day(planner.today) == date.fromisoformat(day)


PHONE = Phone.read("+15185550123", "US", "US")
GERMAN = Phone.read("+493012345678", "DE", "DE")
FRENCH = Phone.read("+33155501234", "FR", "FR")


@pytest.mark.parametrize(
    ("phone", "words", "spelled"),
    [
        (PHONE, "Please use the format 555-555-5555", "518-555-0123"),
        (PHONE, "Format: (###) ###-####", "(518) 555-0123"),
        (PHONE, "e.g. 202.555.0188", "518.555.0123"),
        (PHONE, "Must be 10 digits", "5185550123"),
        (PHONE, "Include the country code", "+15185550123"),
        (PHONE, "Like +1 202 555 0188", "+1 518 555 0123"),
        (PHONE, "Invalid phone number", "5185550123"),
        (GERMAN, "Format: 030/1234567", "030/12345678"),
        (FRENCH, "Saisissez un numéro valide (0612345678)", "0155501234"),
        (FRENCH, "10 chiffres sans espace", "0155501234"),
        (FRENCH, "Format international requis", "+33155501234"),
        (FRENCH, "Uniquement des chiffres, indicatif + 8 chiffres", "0155501234"),
    ],
)
def test_the_number_as_the_site_asks(phone: Phone | None, words: str, spelled: str) -> None:
    assert phone is not None
    assert respell_phone(phone, [words], phone.national) == spelled


@pytest.mark.parametrize(
    ("code", "country", "words", "spelled"),
    [
        ("K1A 0B1", "CA", "6 characters without spaces", "K1A0B1"),
        ("K1A0B1", "CA", "Use the form A1A 1A1", "K1A 0B1"),
        ("1011AB", "NL", "Vul een geldige postcode in (bijv. 1234 AB)", "1011 AB"),
        ("1000001", "PT", "Código postal inválido", "1000-001"),
        ("12205", "US", "Invalid ZIP", "12205"),
        ("SW1A1AA", "GB", "Invalid postcode", "SW1A 1AA"),
    ],
)
def test_the_postal_code_as_the_site_asks(code: str, country: str, words: str, spelled: str) -> None:
    assert respell_code(code, country, [words]) == spelled


def test_a_message_within_the_limit() -> None:
    assert shorter("Is the car still there, and has it two keys?", ["Maximum 30 characters"]) == "Is the car still there, and"
    assert shorter("Short", ["Maximum 30 characters"]) == "Short"
    assert shorter("A message of some length", ["Too long"]) == "A message of some length"


def test_what_an_objection_speaks_of() -> None:
    assert blamed(signs("Ungültige Telefonnummer")) == {"phone"}
    assert blamed(signs(invalid=(("email", "bad"),))) == {"email"}
    assert blamed(signs("Le code postal est invalide", "Message too long (maximum 20 characters)")) == {"zip", "message"}


def button(text: str, title: str = "", layer: str = "We use cookies") -> Button:
    """A button in a layer over the page."""
    return Button(f"#{text}{title}", text, title, "overlay", layer=layer, layer_share=0.5)


@pytest.mark.parametrize(
    ("offered", "kind"),
    [
        ([button("Accept all"), button("Reject all")], "reject"),
        ([button("Accept all"), button("Settings")], "settings"),
        ([button("Accept all"), button("×")], "close"),
        ([button("×", "Continue without accepting"), button("Accept")], "reject"),
        ([button("Alle akzeptieren"), button("Auswahl speichern")], "save"),
        ([button("J'ai compris")], "accept"),
        ([button("Accept", layer="Join our newsletter")], None),
    ],
)
def test_what_to_press_in_a_cookie_wall(offered: list[Button], kind: str | None) -> None:
    step = cookie_step(offered)
    assert (step[0] if step else None) == kind


def test_pages_that_are_no_site() -> None:
    links = tuple(Link(f"l{n}", "", f"http://d.example/{n}", "nav", True, False) for n in range(20))
    sale = Survey(text="harbor.example. This domain is for sale!")
    assert parked(sale)
    assert not parked(Survey(text="harbor.example. This domain is for sale!", links=links))
    assert dead_page(Survey(text="We'll be back soon! Scheduled maintenance."), 200)
    assert dead_page(Survey(), 200) == "the page is empty"
    assert dead_page(Survey(text="Nothing here"), 404)
    assert dead_page(Survey(text="Welcome to Harbor View", links=links), 200) is None
    assert bot_wall(Survey(text="Verify you are human"), 403)
    assert bot_wall(Survey(title="Pardon Our Interruption", text="Something about your browser. " * 15), 200)
    assert bot_wall(Survey(text="Hemos detectado una actividad inusual en su conexión."), 200)
    assert bot_wall(Survey(text="Slide to verify you are not a robot, then send", links=links), 200) is None


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        ("Votre demande nous est bien parvenue.", True),
        ("Ihre Anfrage liegt jetzt auf unserem Tisch.", True),
        ("Your message is now with Dana.", True),
        ("Su consulta ya ha llegado a nuestra mesa.", True),
        ("Your message is too long", False),
        ("Your request was blocked.", False),
        ("Ihre Nachricht wurde nicht übermittelt", False),
        ("Your information is used only once you have agreed", False),
        ("Merci de préciser votre demande", False),
        ("Merci d'indiquer votre code postal", False),
        ("Merci de nous avoir contactés", True),
    ],
)
def test_sentences_that_tell_what_became_of_a_message(words: str, taken: bool) -> None:
    assert thanks_in([words]) is taken


def test_words_about_a_box_while_nothing_leaves_are_an_objection() -> None:
    waits = Signs("http://a/contact", "http://a/contact", new_text=("Enter phone number as 10 digits",))
    assert judge(waits).verdict is Verdict.REFUSED
    assert judge(replace(waits, spoke=True)).verdict is Verdict.SILENT
    assert judge(replace(waits, new_text=("Sending your phone number…",))).verdict is Verdict.SILENT
    back = replace(waits, spoke=True, navigated=True, again=True, returned=True, carriers=(Carrier("http://a/lead", True, 200),))
    assert judge(replace(back, new_text=("Postcode: gebruik 1234AB",))).verdict is Verdict.REFUSED
    assert judge(replace(back, new_text=("Merci pour votre message",))).verdict is Verdict.PROVEN


def test_a_promise_counts_where_the_form_went_and_nothing_is_asked() -> None:
    gone = signs("Notre équipe prend le relais et vous contacte aujourd'hui.", form_gone=True, navigated=True)
    assert judge(gone).verdict is Verdict.PROVEN
    for over in ({"form_gone": False}, {"again": True}, {"asks": True}, {"familiar": True}):
        assert judge(replace(gone, **over)).verdict is not Verdict.PROVEN
    assert judge(replace(gone, new_text=("How should we contact you?",))).verdict is not Verdict.PROVEN


def test_an_example_that_can_be_dialled_is_a_telephone_number() -> None:
    assert blamed(signs("Dat klopt niet (bijv. 06 1234 5678)")) == {"phone"}
    assert blamed(signs("Numéro invalide")) == {"phone"}
    assert blamed(signs("Dat klopt niet (bijv. 1234)")) == set()


def test_a_length_is_said_of_a_message() -> None:
    assert blamed(signs("Vertel ons iets meer: minstens 150 tekens.", spoke=False, carriers=())) == {"message"}
    assert blamed(signs("Phone: at least 10 characters", spoke=False, carriers=())) == {"phone"}


@pytest.mark.parametrize(
    ("line", "apart", "verdict"),
    [
        ("Rita vous passe un coup de fil tantôt.", True, Verdict.SILENT),
        ("You have reached the limit for today.", True, Verdict.SILENT),
        ("Notre boîte est pleine.", True, Verdict.REFUSED),
        ("Demande n° 8812 créée", True, Verdict.PROVEN),
        ("Tu propuesta se está cocinando", True, Verdict.PROVEN),
        ("Richiesta acquisita", True, Verdict.PROVEN),
        ("Wir sind schon dran!", False, Verdict.PROVEN),
        ("Daar gaan we mee aan de slag. Fijne dag!", False, Verdict.PROVEN),
        ("¡Va! Tu asesor te marca en un ratito.", False, Verdict.PROVEN),
        ("Votre offre se prépare, surveillez votre messagerie.", False, Verdict.PROVEN),
        ("We're at the workshop till noon.", False, Verdict.SILENT),
        ("ok", True, Verdict.SILENT),
        ("Vous êtes déjà client ?", True, Verdict.SILENT),
        ("Je sessie is verlopen", True, Verdict.REFUSED),
        ("Whoops, our server hiccuped", True, Verdict.SILENT),
        ("Découvrez nos véhicules", True, Verdict.SILENT),
    ],
)
def test_a_page_only_the_form_leads_to_and_that_says_little_answers_it(line: str, apart: bool, verdict: Verdict) -> None:
    seen = signs(line, form_gone=True, navigated=True, apart=apart, url="http://d.example/x7")
    assert judge(seen).verdict is verdict
    assert judge(replace(seen, new_text=(line, "The page could not be found"))).verdict is not Verdict.PROVEN


@pytest.mark.parametrize(
    "line", ["Rita vous passe un coup de fil tantôt.", "Wir sind schon dran!", "Tu propuesta se está cocinando"]
)
def test_words_a_script_puts_in_the_forms_place_may_be_any_good_ones(line: str) -> None:
    scripted = replace(TAKEN, scripted=True)
    assert judge(signs(line, form_gone=True, carriers=(scripted,))).verdict is Verdict.PROVEN
    assert judge(signs("Nothing here", form_gone=True, carriers=(scripted,))).verdict is Verdict.SILENT
    assert judge(signs(line, "Datenbankfehler", form_gone=True, carriers=(scripted,))).verdict is Verdict.SILENT


@pytest.mark.parametrize(
    "words",
    [
        "Your message looks like spam and was discarded.",
        "Votre demande a été considérée comme indésirable.",
        "Votre brouillon est enregistré. Terminez-le pour l’envoyer.",
        "Wij hebben u een pincode gestuurd.",
        "La tua richiesta non è ancora stata inviata.",
        "Sua mensagem foi marcada como spam.",
        "Doppelte Anfrage verworfen",
        "Ihre Nachricht wartet auf die Bestätigung Ihrer E-Mail-Adresse",
    ],
)
def test_what_sounds_like_thanks_and_is_none(words: str) -> None:
    page = signs(words, form_gone=True, navigated=True, apart=True)
    assert judge(page).verdict is not Verdict.PROVEN
    assert judge(signs(words, form_gone=True, carriers=(replace(TAKEN, scripted=True),))).verdict is not Verdict.PROVEN


@pytest.mark.parametrize(
    "words", ["La ringraziamo per il messaggio.", "Nous vous remercions de votre demande", "Agradecemos a sua mensagem"]
)
def test_thanks_for_a_message_whatever_the_verb(words: str) -> None:
    assert judge(signs(words, carriers=(replace(TAKEN, scripted=True),))).verdict is Verdict.PROVEN


def test_a_window_is_a_cookie_wall_by_what_its_host_is_called() -> None:
    offered = tuple(Button(f"#b{i}", words, layer="We and our partners", layer_mark="uc-consent") for i, words in enumerate(("More", "Deny", "Accept all")))  # fmt: skip
    step = cookie_step(offered)
    assert step is not None
    assert (step[0], step[1].text) == ("reject", "Deny")
    assert cookie_step(tuple(replace(button, layer_mark="greeter") for button in offered)) is None
