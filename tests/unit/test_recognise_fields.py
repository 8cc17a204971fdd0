"""Fields by their words, in seven languages, and by the company they keep."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import FormReading, recognise
from tests.unit.recognise_labels_cases import LABELS


def read(*fields: FieldSnapshot, **over: object) -> FormReading:
    form = FormSnapshot("form", fields=fields, **over)  # type: ignore[arg-type]
    return recognise(FrameSnapshot(forms=(form,)))[0]


def types(*fields: FieldSnapshot, **over: object) -> list[str]:
    return [field.type for field in read(*fields, **over).fields]


def labelled(*labels: str, **over: object) -> list[FieldSnapshot]:
    return [FieldSnapshot(f"#f{i}", label=text, name=f"field_{i}", **over) for i, text in enumerate(labels)]  # type: ignore[arg-type]


FORMS = {
    "en": ("First name*", "Last name*", "E-mail address", "Mobile number", "ZIP code", "City", "State"),
    "es": ("Nombre", "Apellidos", "Correo electrónico", "Teléfono móvil", "Código postal", "Ciudad", "Provincia"),
    "fr": ("Prénom *", "Nom *", "Adresse e-mail", "N° de téléphone", "Code postal", "Ville", "Région"),
    "de": ("Vorname", "Name", "E-Mail-Adresse", "Telefonnummer (für Rückfragen)", "PLZ", "Ort", "Bundesland"),
    "nl": ("Voornaam", "Achternaam", "E-mailadres", "Telefoonnummer", "Postcode", "Woonplaats", "Provincie"),
    "it": ("Nome", "Cognome", "Indirizzo e-mail", "Cellulare", "CAP", "Città", "Provincia"),
    "pt": ("Nome", "Sobrenome", "E-mail", "Celular com DDD", "CEP", "Cidade", "Estado"),
}


@pytest.mark.parametrize("language", FORMS)
def test_a_person_in_seven_languages(language: str) -> None:
    expected = ["first_name", "last_name", "email", "phone", "zip", "city", "state"]
    assert types(*labelled(*FORMS[language])) == expected


@pytest.mark.parametrize("where", ["label", "aria_label", "placeholder", "cell_left", "text_before", "title"])
def test_words_count_wherever_they_are_read(where: str) -> None:
    assert types(FieldSnapshot("#a", **{where: "Your phone number"})) == ["phone"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ctl00$Main$txtFirstName", "first_name"),
        ("lead[lastname]", "last_name"),
        ("contactEmailAddress", "email"),
        ("phone_number", "phone"),
        ("addr_postal_code", "zip"),
        ("userCity", "city"),
        ("vehicleModel", "vehicle_model"),
    ],
)
def test_names_in_the_source_speak_where_no_words_do(name: str, expected: str) -> None:
    assert types(FieldSnapshot("#a", name=name), text="Ask about this vehicle") == [expected]


def test_visible_words_outweigh_the_source() -> None:
    """A copied template often keeps the old names."""
    assert types(FieldSnapshot("#a", label="Company name", name="lastname", id="lastname")) == ["company"]


def test_autocomplete_tells_where_words_do_not() -> None:
    fields = [FieldSnapshot(f"#{i}", autocomplete=text) for i, text in enumerate(("given-name", "tel", "shipping postal-code"))]
    assert types(*fields) == ["first_name", "phone", "zip"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Company name", "company"),
        ("Name of your company", "company"),
        ("How did you hear about us?", "hear_about"),
        ("Email address", "email"),
        ("Best time to call", "contact_time"),
        ("Preferred contact method", "contact_method"),
        ("Nombre y apellidos", "full_name"),
        ("Name, Vorname", "full_name"),
        ("Street and house number", "street"),
        ("Social security number", "gov_id"),
        ("Card number", "payment"),
        ("Favourite colour of your cat", "other"),
    ],
)
def test_the_longest_phrase_wins(label: str, expected: str) -> None:
    assert types(FieldSnapshot("#a", label=label)) == [expected]


def test_what_one_may_help_to_find_is_no_question_for_the_source() -> None:
    assert types(FieldSnapshot("#a", kind="textarea", label="What can we help you find?")) == ["message"]
    assert types(FieldSnapshot("#a", kind="textarea", label="How did you find us?")) == ["hear_about"]


@pytest.mark.parametrize(
    "parts", [("First", "Last"), ("Last name", "First name"), ("Vorname", "Nachname"), ("Nombre", "Apellidos")]
)
def test_parts_of_a_name_may_stand_below_their_boxes(parts: tuple[str, str]) -> None:
    first = FieldSnapshot("#a", text_before="Name *", text_after=parts[0])
    second = FieldSnapshot("#b", text_before=parts[0], text_after=parts[1])
    wanted = ["last_name", "first_name"] if parts[0].startswith("Last") else ["first_name", "last_name"]
    assert types(first, second)[:2] == wanted


def test_name_beside_surname_is_the_first_name_and_alone_it_is_the_whole() -> None:
    assert types(*labelled("Name", "Surname")) == ["first_name", "last_name"]
    assert types(*labelled("Name", "Email")) == ["full_name", "email"]


def test_three_short_boxes_are_one_phone_number() -> None:
    boxes = [
        FieldSnapshot(f"#p{i}", label="Phone" if i == 0 else "", name=f"tel_{i}", maxlength=n, kind="tel")
        for i, n in enumerate((3, 3, 4))
    ]
    assert types(*boxes) == ["phone_part"] * 3


def test_boxes_that_say_only_how_many_figures_they_take_are_one_phone_number() -> None:
    """Under one question, between boxes that speak; their names mean other things elsewhere."""
    boxes = [
        FieldSnapshot(f"#{name}", label=label, group_label="Phone", name=name, maxlength=n, kind="text", box=(9, 9, 60, 20))
        for name, label, n in (("areacode", "(###)", 3), ("prefix", "###", 3), ("line", "####", 4))
    ]
    assert types(*labelled("Name", "E-mail"), *boxes, *labelled("Message")) == [
        "full_name",
        "email",
        *["phone_part"] * 3,
        "message",
    ]


def test_a_second_mail_box_confirms_the_first() -> None:
    assert types(*labelled("E-mail", "Confirm e-mail")) == ["email", "email_confirm"]
    assert types(*labelled("E-mail", "E-mail")) == ["email", "email_confirm"]


def test_year_make_and_model_mean_a_vehicle_only_where_one_is_spoken_of() -> None:
    fields = labelled("Year", "Make", "Model", "Mileage")
    assert types(*fields, heading="Value your car") == ["vehicle_year", "vehicle_make", "vehicle_model", "vehicle_mileage"]
    assert types(*labelled("Color"), heading="Order a shirt") == ["other"]


def test_selects_are_told_by_their_answers() -> None:
    def chosen(*texts: str) -> list[str]:
        return types(FieldSnapshot("#s", kind="select", tag="select", options=tuple((t, t) for t in texts)))

    assert chosen("Select", "Sales", "Service", "Parts", "General enquiry") == ["subject"]
    assert chosen("", "Austria", "Germany", "France", "Spain", "Italy") == ["country"]
    assert chosen("+1 United States", "+49 Germany", "+33 France") == ["phone_country_code"]
    assert chosen("Morning", "Afternoon", "Evening") == ["contact_time"]
    assert chosen("Mr", "Mrs", "Dr") == ["name_prefix"]


def test_the_only_large_box_is_the_message() -> None:
    box = FieldSnapshot("#m", kind="textarea", tag="textarea", label="What shall we know?")
    assert types(*labelled("Name", "Email"), box)[-1] == "message"


def test_every_reading_says_why_and_how_sure() -> None:
    reading = read(*labelled("Phone number")).fields[0]
    assert "phone number" in reading.why
    assert 0.5 < reading.confidence <= 1


CAR = {
    "en": "Ask about this car",
    "es": "Este coche",
    "fr": "Ce véhicule",
    "de": "Dieses Fahrzeug",
    "nl": "Deze auto",
    "it": "Questa auto",
    "pt": "Este carro",
}
FIRST = {"en": "First name", "es": "Nombre", "fr": "Nom", "de": "Vorname", "nl": "Voornaam", "it": "Nome", "pt": "Nome"}


@pytest.mark.parametrize(
    ("language", "label", "expected"), [(language, *case) for language, cases in LABELS.items() for case in cases]
)
def test_labels_of_dealers_forms_in_seven_languages(language: str, label: str, expected: str) -> None:
    """Beside what usually stands with them: a surname beside a first name, a repeated address after the first."""
    kind = {"message": "textarea", "file": "file"}.get(expected, "text")
    before = [FieldSnapshot("#m", label="E-mail")] if expected == "email_confirm" else []
    named = expected in {"last_name", "name_prefix"} or label == "Prénom *"
    after = [FieldSnapshot("#n", label=FIRST[language])] if named else []
    field = FieldSnapshot("#f", label=label, kind=kind, name="field_7")
    reading = read(*before, field, *after, heading=CAR[language], heading_inside=True, text=CAR[language])
    assert reading.fields[len(before)].type in expected.split("|")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("First name|Last name|Email|Pet's name|Breed", ["first_name", "last_name", "email", "other", "other"]),
        ("Parent's name|Child's first name|Child's last name|Phone", ["full_name", "other", "other", "phone"]),
        ("Vor- und Nachname|Name des Kindes|E-Mail", ["full_name", "other", "email"]),
        ("Student name|Email", ["full_name", "email"]),
        ("First name|Last name|Title|Company", ["first_name", "last_name", "job_title", "company"]),
        ("Title|First name|Last name", ["name_prefix", "first_name", "last_name"]),
    ],
)
def test_whose_name_and_which_title(words: str, expected: list[str]) -> None:
    assert types(*labelled(*words.split("|"))) == expected


def test_models_on_offer_speak_of_vehicles() -> None:
    models = FieldSnapshot("#m", kind="select", name="f7", options=(("Polo", "1"), ("Golf Variant", "2"), ("T-Roc", "3")))
    assert types(*labelled("Name"), models)[1] == "vehicle_model"
    horizon = FieldSnapshot("#w", kind="select", name="f8", options=(("Este mes", "Este mes"), ("1 a 3 meses", "1 a 3 meses")))
    assert types(*labelled("Nombre"), horizon)[1] == "other"


def test_heads_formats_and_types_after_makes() -> None:
    assert types(*labelled("Name", "Preferred service date", "Birthdate (MM/DD/YYYY)"))[1:] == ["date", "birth_date"]
    assert types(*labelled("Kenteken", "Merk", "Type"))[1:] == ["vehicle_make", "vehicle_model"]
    box = FieldSnapshot("#b", name="birthdate_mm_dd_yyyy", text_before="Birthdate (MM/DD/YYYY)")
    assert types(box) == ["birth_date"]
    assert types(FieldSnapshot("#o", name="wohnort", label="Wohnort")) == ["city"]


def test_parts_of_a_time_share_its_name_and_a_year_of_make_is_no_part_of_a_date() -> None:
    hour, minute = FieldSnapshot("#h", name="t[]", label="Start time"), FieldSnapshot("#m", name="t[]", label="MM")
    assert types(*labelled("Name"), hour, minute)[1:] == ["time", "time"]
    assert types(*labelled("Marke", "Modell", "Baujahr", "Monat"))[2] == "vehicle_year"
    assert types(*labelled("Day", "Month", "Year"))[2] == "date_part"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Name|Part exchange registration|Part exchange mileage", ["full_name", "vehicle_other", "vehicle_mileage"]),
        ("Nom complet|Téléphone|Nombre d'invités|Véhicule de prêt", ["full_name", "phone", "quantity", "other"]),
        ("Name|Gehaltsvorstellung|Telefon", ["full_name", "other", "phone"]),
        ("Name|Nature of business|Monthly income", ["full_name", "other", "other"]),
    ],
)
def test_what_a_word_means_beside_others(words: str, expected: list[str]) -> None:
    assert types(*labelled(*words.split("|")), text=words.replace("|", " ")) == expected


def test_words_before_the_boxes_are_not_those_of_the_box_before() -> None:
    part = FieldSnapshot("#p", name="f1", text_before="Order form | Part code", text_after="Quantity")
    quantity = FieldSnapshot("#q", name="f2", text_before="Quantity", text_after="Name")
    name = FieldSnapshot("#n", name="f3", text_before="Name")
    assert types(part, quantity, name) == ["other", "quantity", "full_name"]


def test_lists_of_a_birthday() -> None:
    def parts(word: str) -> tuple[tuple[str, str], ...]:
        return ((word, word), ("01", "01"), ("02", "02"))

    month = FieldSnapshot("#m", kind="select", name="m", options=parts("Month"), text_before="Date of Birth")
    day = FieldSnapshot("#d", kind="select", name="d", options=parts("Day"), value="Day")
    year = FieldSnapshot(
        "#y", kind="select", name="y", options=(("Year", "Year"), ("2000", "2000"), ("1999", "1999")), value="Year"
    )
    read = types(*labelled("Name"), month, day, year)[1:]
    assert set(read) <= {"birth_date", "date", "date_part"}


def test_a_plate_and_miles_speak_of_a_vehicle() -> None:
    assert types(*labelled("Nome", "Matrícula", "Quilómetros"))[1:] == ["vehicle_other", "vehicle_mileage"]
    assert types(*labelled("Name", "Email", "Form of treatment"))[:2] == ["full_name", "email"]


def test_a_row_of_words_over_a_row_of_boxes() -> None:
    first = FieldSnapshot("#a", name="q1", text_before="Write to us | First name | Last name")
    last, mail = FieldSnapshot("#b", name="q2"), FieldSnapshot("#c", name="q3", text_before="Email | Phone")
    assert types(first, last, mail, FieldSnapshot("#d", name="q4")) == ["first_name", "last_name", "email", "phone"]


def test_a_prompt_that_stands_in_the_box() -> None:
    assert types(FieldSnapshot("#a", name="q1", value="Your name"), FieldSnapshot("#b", name="q2", value="Your email")) == [
        "full_name",
        "email",
    ]


def test_numbers_in_names_tell_nothing() -> None:
    assert types(*labelled("Ваше имя"), FieldSnapshot("#x", name="text-06f3a-217", label="Ideal launch moment")) == [
        "full_name",
        "other",
    ]


def test_a_prompt_counts_beside_a_label_that_says_nothing() -> None:
    box = FieldSnapshot("#a", name="f_77", label="Contatto", placeholder="Telefono, email o WhatsApp")
    assert types(*labelled("Nome"), box)[1] in {"phone", "email"}


def test_words_under_a_row_of_boxes() -> None:
    first = FieldSnapshot("#a", name="q1", text_before="Your name", text_after="First")
    last = FieldSnapshot("#b", name="q2", text_after="Last")
    street = FieldSnapshot("#c", name="q3", text_before="Address", text_after="Street address")
    town, code = FieldSnapshot("#d", name="q4", text_after="City"), FieldSnapshot("#e", name="q5", text_after="Postal code")
    assert types(first, last, street, town, code) == ["first_name", "last_name", "street", "city", "zip"]


def test_two_boxes_in_one_line_under_one_name() -> None:
    first = FieldSnapshot("#a", name="q1", text_before="Voor- en achternaam", box=(10, 40, 200, 30))
    last = FieldSnapshot("#b", name="q2", box=(220, 40, 200, 30))
    assert types(first, last, *labelled("E-mail")) == ["first_name", "last_name", "email"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Azienda (se P.IVA)", "company"),
        ("Phone (not your email)", "phone"),
        ("Date (of birth)", "birth_date"),
        ("Email for your offer", "email"),
        ("Huisnr. + toevoeging", "house_number"),
        ("Work number", "phone"),
    ],
)
def test_what_stands_in_brackets_or_after_the_head_only_adds(label: str, expected: str) -> None:
    assert types(*labelled("Name", "Street", label))[2] == expected


def test_a_master_page_is_no_place() -> None:
    box = FieldSnapshot("#a", name="ctl00$ContentPlaceHolder1$ctl07", label="Favourite colour")
    assert types(box, *labelled("Name", "Email")) == ["other", "full_name", "email"]


@pytest.mark.parametrize(
    ("label", "trap"),
    [
        ("If you are a human seeing this field, please leave it empty", True),
        ("Leave this box empty", True),
        ("Second name (leave blank if none)", False),
    ],
)
def test_an_order_to_leave_it_empty(label: str, trap: bool) -> None:
    box = FieldSnapshot("#a", name="f9", label=label)
    assert (types(box, *labelled("Name", "Email", "Message"))[0] == "honeypot") == trap


def test_boxes_that_stand_before_their_words() -> None:
    name = FieldSnapshot("#a", name="q1", text_before="Write to us", text_after="Your name")
    mail = FieldSnapshot("#b", name="q2", text_before="Your name", text_after="Email")
    phone = FieldSnapshot("#c", name="q3", text_before="Email", text_after="Phone")
    assert types(name, mail, phone) == ["full_name", "email", "phone"]


def test_two_boxes_under_words_that_ask_two_things() -> None:
    state = FieldSnapshot("#a", name="q1", cell_left="State / Zip", text_before="State / Zip")
    code = FieldSnapshot("#b", name="q2", cell_left="State / Zip", text_before="State / Zip")
    assert types(*labelled("Name", "City"), state, code)[2:] == ["state", "zip"]
    apart = FieldSnapshot("#b", name="q2", cell_left="Zip", text_before="Zip")
    assert types(*labelled("Name", "City"), replace(state, cell_left="State", text_before="State"), apart)[2:] == ["state", "zip"]


def test_a_label_on_the_first_of_two_boxes_under_words_that_ask_two_things() -> None:
    code = FieldSnapshot("#a", name="q1", label="CP / Ville", cell_left="CP / Ville")
    town = FieldSnapshot("#b", name="q2", cell_left="CP / Ville")
    assert types(*labelled("Nom", "Prénom"), code, town)[2:] == ["zip", "city"]


def test_a_box_that_bids_to_answer_is_asked_by_the_words_before_it() -> None:
    box = FieldSnapshot("#a", kind="text", placeholder="Answer...", text_before="Who are you? * First and last name, please")
    assert types(box, *labelled("Email", "Message"))[0] == "full_name"
    riddle = replace(box, text_before="Security question: your first pet")
    assert types(*labelled("Username", "Email"), riddle)[2] == "security_qa"


def test_a_day_is_asked_where_the_box_shows_how_one_is_written_or_holds_nothing_else() -> None:
    when = labelled("When may we call you?", "Quand vous rappeler ?", "Wann dürfen wir anrufen?")
    day = replace(when[1], placeholder="jj/mm/aaaa")
    asked = types(*labelled("Name", "Email"), when[0], day, replace(when[2], kind="date"))
    assert asked[2:] == ["contact_time", "date", "date"]


def test_make_and_model_in_one_box_speak_of_a_vehicle() -> None:
    assert types(*labelled("Name", "Year", "Make/Model", "Color"))[1:] == ["vehicle_year", "vehicle_model", "vehicle_other"]


def test_parts_of_the_day_without_a_day_tell_when_to_call() -> None:
    options = (("Horario preferido", ""), ("Mañana", "m"), ("Tarde", "t"))
    box = FieldSnapshot("#t", kind="select", name="d3", options=options)
    assert types(*labelled("Nombre", "Teléfono"), box)[2] == "contact_time"
    assert types(*labelled("Nombre", "Fecha"), box)[2] == "time"


def test_makes_in_a_list_speak_of_vehicles() -> None:
    makes = (("Any", ""), ("Ford", "1"), ("Honda", "2"), ("Toyota", "3"))
    box = FieldSnapshot("#m", kind="select", name="make", label="Make", text_before="Make", options=makes)
    assert types(box, *labelled("Distance"))[0] == "vehicle_make"


def test_what_only_its_name_calls_a_card_is_none_while_people_read_something_else() -> None:
    asked = FieldSnapshot("#x", label="What do you expect for it?", name="exp")
    assert types(*labelled("Make", "Model", "Name", "Email"), asked)[4] not in ("payment", "date")
    card = FieldSnapshot("#c", label="Number", name="cardnumber")
    assert types(*labelled("Name", "Email"), card, replace(asked, label="Valid until"))[2:] == ["payment", "payment"]
    assert types(*labelled("Name", "Email"), replace(card, label=""))[2] == "payment"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Name / Vorname", ["last_name", "first_name"]),
        ("Vorname / Name", ["first_name", "last_name"]),
        ("Nom / Prénom *", ["last_name", "first_name"]),
        ("Naam, voornaam", ["last_name", "first_name"]),
        ("Cognome e nome", ["last_name", "first_name"]),
        ("Nombre / Apellidos", ["first_name", "last_name"]),
        ("Tél. fixe / Portable", ["phone", "phone"]),
    ],
)
def test_two_boxes_beside_one_label_take_what_it_asks_in_its_order(words: str, expected: list[str]) -> None:
    boxes = [
        FieldSnapshot(f"#{name}", name=name, cell_left=words, text_before=words if name == "x1" else "", box=(left, 90, 160, 22))
        for name, left in (("x1", 200), ("x2", 365))
    ]
    assert types(*boxes, *labelled("E-mail", "Message"))[:2] == expected


@pytest.mark.parametrize(
    ("code", "rest"),
    [
        ("Area code", "Number"),
        ("Código de área", "Número"),
        ("Cód. área", "Celular"),
        ("Vorwahl", "Rufnummer"),
        ("Vorwahl", "Nummer"),
        ("Netnummer", "Abonneenummer"),
        ("Prefisso", "Numero"),
        ("DDD", "Número"),
    ],
)
def test_an_area_code_and_the_rest_of_the_number(code: str, rest: str) -> None:
    assert types(*labelled("Name", code, rest, "E-Mail"))[1:3] == ["phone_part", "phone"]


def test_a_number_after_a_whole_telephone_is_no_part_of_it() -> None:
    assert types(*labelled("Straße", "Hausnummer", "Telefon"))[1:] == ["house_number", "phone"]


def test_two_letters_of_a_name_do_not_outweigh_words() -> None:
    assert types(*labelled("Name", "E-Mail"), FieldSnapshot("#x", label="Lieblingsreifen", name="re"))[-1] == "other"


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (("Ändern", "Verbindlich anfragen"), 1),
        (("Modifier", "Valider ma demande"), 1),
        (("Edit details", "Send enquiry"), 1),
        (("Hatchback", "Estate"), 3),
        (("Send me a brochure", "Call me"), 3),
    ],
)
def test_buttons_that_change_or_send_what_a_page_shows_back_are_no_answers(words: tuple[str, ...], asked: int) -> None:
    drawn = [FieldSnapshot(f"#{i}", tag="button", kind="radio", name="row", label=word) for i, word in enumerate(words)]
    form = FormSnapshot("form", fields=(FieldSnapshot("#e", kind="email", label="E-mail"), *drawn))
    assert len(recognise(FrameSnapshot(forms=(form,)))[0].fields) == asked


@pytest.mark.parametrize("where", ["label", "cell_left"])
def test_the_key_of_a_record_said_to_screen_readers_does_not_outweigh_what_people_read(where: str) -> None:
    box = FieldSnapshot("#a", kind="text", name="Last Name", id="Last_Name", aria_label="Last Name")
    form = FormSnapshot(
        "form", fields=(replace(box, **{where: "Nome completo *"}), FieldSnapshot("#m", kind="email", label="E-mail"))
    )
    assert recognise(FrameSnapshot(forms=(form,)))[0].fields[0].type == "full_name"


@pytest.mark.parametrize("caption", ["Number", "Número", "Numéro", "Nummer", "Numero"])
def test_beside_a_box_that_holds_a_dial_code_stands_the_number(caption: str) -> None:
    code = FieldSnapshot("#c", name="a", value="+34", maxlength=4, box=(0, 100, 70, 30))
    rest = FieldSnapshot("#n", name="b", text_after=caption, box=(80, 100, 200, 30))
    assert types(code, rest) == ["phone_country_code", "phone"]
    below = replace(rest, box=(0, 160, 200, 30), text_after="", label="E-mail")
    assert types(replace(code, maxlength=None, box=(0, 100, 300, 30), label="Phone"), below) == ["phone", "email"]
