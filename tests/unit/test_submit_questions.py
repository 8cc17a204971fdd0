"""One question of a form in seven languages: which answer a shopper takes. Concept by language, so that no cell stays empty."""

from __future__ import annotations

from datetime import date

import pytest

from mysteryshop.submit.content.leave import advertises_by_choice, without_leave
from mysteryshop.submit.content.oneself import of_age
from mysteryshop.submit.content.persons import nobody_of
from mysteryshop.submit.content.wishes import Planner
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import recognise
from tests.builders import a_dealer, a_persona, a_planned_shop, a_scenario

LANDS = {"de": "DE", "fr": "FR", "es": "ES", "nl": "NL", "it": "IT", "pt": "PT", "br": "BR"}
"""Columns of the table, and the land the dealer sells in."""
TABLE: dict[str, dict[str, str]] = {
    "timeframe soon": {
        "de": "Geplanter Kaufzeitpunkt*;>sofort|>in den nächsten 4 Wochen|>in 1-3 Monaten|in mehr als 6 Monaten",
        "fr": "Quand souhaitez-vous acheter ?*;>Dès que possible|>Dans le mois|>Dans les 3 mois|Dans plus de 6 mois",
        "es": "¿Para cuándo necesita el coche?*;>Ya|>Este mes|>En los próximos 3 meses|Dentro de un año",
        "nl": "Wanneer wilt u de auto aanschaffen?*;>Zo snel mogelijk|>Binnen een maand|>Binnen 3 maanden|Over meer dan een half jaar",
        "it": "Entro quando vorresti l'auto?*;>Il prima possibile|>Entro un mese|>Entro tre mesi|Oltre un anno",
        "pt": "Quando pretende comprar?*;>Já|>No próximo mês|>Até 3 meses|Daqui a mais de 6 meses",
        "br": "Previsão de compra*;>Imediata|>Em até 30 dias|>De 1 a 3 meses|Acima de 6 meses",
    },
    "contact method": {
        "de": "Bevorzugter Kontaktweg*;Telefonisch|>Schriftlich per E-Mail|Per Post",
        "fr": "Mode de contact souhaité*;Tél.|>Mail|Courrier postal",
        "es": "Forma de contacto preferida*;Llamada telefónica|>Correo|WhatsApp",
        "nl": "Hoe mogen wij u bereiken?*;Telefonisch|>Per e-mail|Via WhatsApp",
        "it": "Come preferisci essere contattato?*;Telefonicamente|>Via mail|Tramite WhatsApp",
        "pt": "Forma de contacto*;Telefonema|>Correio eletrónico|SMS",
        "br": "Como deseja receber o contato?*;Ligação|WhatsApp|>E-mail",
    },
    "contact method no mail": {
        "de": "Rückmeldung bitte*;>telefonisch|persönlich",
        "fr": "Être recontacté*;>par téléphone|par courrier",
        "es": "Contactarme por*;>Teléfono|Carta",
        "nl": "Reactie per*;>telefoon|brief",
        "it": "Ricontattare per*;>telefono|posta ordinaria",
        "pt": "Contactar por*;>telefone|carta",
    },
    "business": {
        "de": "Sie sind*;>Privatkunde|Gewerbekunde|Behörde",
        "fr": "Vous êtes*;>Un particulier|Un professionnel|Une collectivité",
        "es": "Tipo de cliente*;Empresa|>Particular|Autónomo",
        "nl": "U bent*;Zakelijk|>Particulier",
        "it": "Sei*;>Privato|Azienda|P.IVA",
        "pt": "Tipo de cliente*;>Particular|Empresa",
        "br": "Você é*;>Pessoa física|Pessoa jurídica",
    },
    "new or used": {
        "de": "Interesse an*;Neufahrzeug|>Gebrauchtfahrzeug|Jahreswagen",
        "fr": "Vous recherchez*;Un véhicule neuf|>Un véhicule d'occasion",
        "es": "Busco un coche*;Nuevo|>De segunda mano|Km 0",
        "nl": "Ik zoek een*;Nieuwe auto|>Tweedehands auto",
        "it": "Cerco un'auto*;Nuova|Km 0|>Usata",
        "pt": "Procuro*;Viatura nova|>Viatura usada",
        "br": "Interesse em*;Zero km|>Seminovo",
    },
    "payment": {
        "de": "Zahlungsart*;>Barzahlung|Finanzierung|Leasing",
        "fr": "Mode de financement*;>Comptant|Crédit|LOA|LLD",
        "es": "Forma de pago*;>Al contado|Financiado|Renting",
        "nl": "Betaalwijze*;>Contant|Financiering|Private lease",
        "it": "Modalità di pagamento*;>Contanti / Bonifico|Finanziamento|Noleggio",
        "pt": "Forma de pagamento*;>Pronto pagamento|Crédito|Renting",
        "br": "Forma de pagamento*;>À vista|Financiado|Consórcio",
    },
    "financing wish": {
        "de": "Wünschen Sie eine Finanzierung?*;Ja|>Nein",
        "fr": "Souhaitez-vous un financement ?*;Oui|>Non",
        "es": "¿Necesitas financiación?*;Sí|>No",
        "nl": "Wilt u financieren?*;Ja|>Nee",
        "it": "Sei interessato al finanziamento?*;Sì|>No",
        "pt": "Pretende financiamento?*;Sim|>Não",
    },
    "trade in": {
        "de": "Haben Sie ein Fahrzeug zur Inzahlungnahme?*;Ja|>Nein",
        "fr": "Avez-vous une reprise ?*;Oui|>Non",
        "es": "¿Entregas tu coche actual?*;Sí|>No",
        "nl": "Heeft u een inruilauto?*;Ja|>Nee",
        "it": "Hai un usato da permutare?*;Sì|>No",
        "pt": "Tem retoma?*;Sim|>Não",
        "br": "Tem carro na troca?*;Sim|>Não",
    },
    "customer already": {
        "de": "Sind Sie bereits Kunde bei uns?*;Ja|>Nein",
        "fr": "Êtes-vous déjà client ?*;Oui|>Non",
        "es": "¿Ya eres cliente?*;Sí|>No",
        "nl": "Bent u al klant?*;Ja|>Nee",
        "it": "Sei già cliente?*;Sì|>No",
        "pt": "Já é cliente?*;Sim|>Não",
    },
    "bought before": {
        "de": "Haben Sie schon einmal ein Auto bei uns gekauft?*;Ja|>Nein",
        "fr": "Avez-vous déjà acheté une voiture chez nous ?*;Oui|>Non",
        "nl": "Heeft u eerder een auto bij ons gekocht?*;Ja|>Nee",
        "it": "Ha già acquistato un'auto da noi?*;Sì|>No",
        "es": "¿Ha comprado antes un coche con nosotros?*;Sí|>No",
    },
    "licence": {
        "de": "Besitzen Sie einen gültigen Führerschein?*;>Ja|Nein",
        "fr": "Êtes-vous titulaire du permis B ?*;>Oui|Non",
        "es": "¿Tienes carné de conducir en vigor?*;>Sí|No",
        "nl": "Heeft u een geldig rijbewijs?*;>Ja|Nee",
        "it": "Sei in possesso di patente B?*;>Sì|No",
        "pt": "Possui carta de condução?*;>Sim|Não",
        "br": "Possui CNH válida?*;>Sim|Não",
    },
    "old enough": {
        "de": "Sind Sie mindestens 21 Jahre alt?*;>Ja|Nein",
        "fr": "Avez-vous plus de 23 ans ?*;>Oui|Non",
        "es": "¿Es mayor de 25 años?*;>Sí|No",
        "nl": "Bent u 25 jaar of ouder?*;>Ja|Nee",
        "it": "Ha compiuto i 21 anni?*;>Sì|No",
        "pt": "Tem mais de 25 anos?*;>Sim|Não",
    },
    "class of licence": {
        "fr": "Type de permis*;A|>B|C",
        "de": "Führerscheinklasse*;A|>B|C",
        "es": "Clase de carné*;A|>B|C",
    },
    "search words": {
        "de": "Ich suche*;Mietwagen|>Kauf",
    },
    "too young": {
        "de": "Sind Sie jünger als 25?*;Ja|>Nein",
        "fr": "Avez-vous moins de 25 ans ?*;Oui|>Non",
        "nl": "Bent u jonger dan 25?*;Ja|>Nee",
    },
    "adviser": {
        "de": "Ihr Ansprechpartner*;Herr Klein|Frau Groß|>Kein bestimmter",
        "fr": "Votre conseiller*;M. Petit|Mme Grand|>Pas de préférence",
        "es": "Su asesor*;Juan|Marta|>Ninguno en particular",
        "nl": "Uw verkoper*;Jan|Els|>Geen voorkeur",
        "it": "Il tuo consulente*;Luca|Anna|>Nessuna preferenza",
        "pt": "O seu consultor*;João|Ana|>Sem preferência",
    },
    "hear about": {
        "de": "Wie sind Sie auf uns aufmerksam geworden?*;Zeitung|>Internet|Radio",
        "fr": "Comment avez-vous entendu parler de nous ?*;Presse|>Recherche Internet|Bouche à oreille",
        "es": "¿Cómo nos conociste?*;Radio|>Internet|Un amigo",
        "nl": "Hoe bent u bij ons terechtgekomen?*;Krant|>Google|Bekenden",
        "it": "Come ci hai trovato?*;Passaparola|>Motore di ricerca|Volantino",
        "pt": "Como soube de nós?*;Jornal|>Internet|Amigos",
    },
    "time of day": {
        "de": "Erreichbarkeit*;>Vormittag|>Nachmittag|>Ganztägig",
        "fr": "Moment préféré*;>Matin|>Après-midi|>Peu importe",
        "es": "Horario de contacto*;>Mañana|>Tarde|>Indiferente",
        "nl": "Wanneer belt u het liefst?*;>Ochtend|>Middag|>Hele dag",
        "it": "Fascia oraria*;>Mattina|>Pomeriggio|>Indifferente",
        "pt": "Período de contacto*;>Manhã|>Tarde|>Indiferente",
    },
    "newsletter list": {
        "de": "Dürfen wir Sie über Angebote informieren?*;Ja, gerne|>Nein, danke",
        "fr": "Souhaitez-vous recevoir nos offres ?*;Oui, volontiers|>Non merci",
        "es": "¿Desea recibir nuestras promociones?*;Sí, por favor|>No, gracias",
        "nl": "Wilt u onze nieuwsbrief ontvangen?*;Ja, graag|>Nee, bedankt",
        "it": "Vuole ricevere le nostre offerte?*;Sì, volentieri|>No, grazie",
        "pt": "Deseja receber as nossas campanhas?*;Sim, quero|>Não, obrigado",
    },
    "consent list": {
        "de": "Ich stimme der Datenverarbeitung zu*;>Ja|Nein",
        "fr": "J'accepte le traitement de mes données*;>Oui|Non",
        "es": "Acepto la política de privacidad*;>Sí|No",
        "nl": "Ik ga akkoord met de privacyverklaring*;>Ja|Nee",
        "it": "Acconsento al trattamento dei dati*;>Sì|No",
        "pt": "Aceito a política de privacidade*;>Sim|Não",
    },
    "department": {
        "de": "Gewünschte Abteilung*;Kundendienst|>Fahrzeugverkauf|Teile und Zubehör",
        "fr": "Service concerné*;Atelier mécanique|>Vente VO|Magasin",
        "es": "Departamento*;Posventa|>Comercial|Recambios",
        "nl": "Afdeling*;Service|>Verkoop|Magazijn",
        "it": "Reparto*;Officina|>Commerciale|Magazzino",
        "pt": "Departamento*;Pós-venda|>Comercial|Colisão",
    },
    "fuel (optional)": {
        "de": "Kraftstoff;!Benzin|Diesel|Elektro",
        "fr": "Carburant;!Essence|Diesel",
        "es": "Combustible;!Gasolina|Diésel",
        "nl": "Brandstof;!Benzine|Diesel",
        "it": "Alimentazione;!Benzina|Diesel",
        "pt": "Combustível;!Gasolina|Gasóleo",
    },
    "prefix": {
        "de": "Anrede*;>Frau|>Herr|Firma",
        "fr": "Civilité*;>M.|>Mme|Société",
        "es": "Tratamiento*;>Sr.|>Sra.|Empresa",
        "nl": "Aanhef*;>Dhr.|>Mevr.|Bedrijf",
        "it": "Titolo*;>Sig.|>Sig.ra|Spett.le",
        "pt": "Tratamento*;>Sr.|>Sra.|Empresa",
    },
    "budget required": {
        "de": "Ihr Budget*;unter 10.000 €|10.000–20.000 €|über 20.000 €|>keine Angabe",
        "fr": "Votre budget*;Moins de 10 000 €|10 000 à 20 000 €|>Je ne sais pas",
        "es": "Presupuesto*;Menos de 10.000 €|Más de 10.000 €|>No lo sé",
        "nl": "Budget*;Tot € 10.000|Vanaf € 10.000|>Weet ik nog niet",
        "it": "Budget*;Fino a 10.000 €|Oltre 10.000 €|>Non so ancora",
        "pt": "Orçamento*;Até 10.000 €|Mais de 10.000 €|>Ainda não sei",
    },
    "language": {
        "de": "Korrespondenzsprache*;>Deutsch|Englisch|Französisch",
        "fr": "Langue de correspondance*;>Français|Anglais|Néerlandais",
        "es": "Idioma preferido*;>Español|Inglés|Catalán",
        "nl": "Voorkeurstaal*;>Nederlands|Frans|Engels",
        "it": "Lingua preferita*;>Italiano|Inglese|Tedesco",
        "pt": "Idioma*;>Português|Inglês",
    },
    "visit": {
        "de": "Wo soll die Probefahrt stattfinden?*;Bei mir zu Hause|>Im Autohaus",
        "fr": "Lieu de l'essai*;À domicile|>En concession",
        "es": "Lugar de la prueba*;En mi domicilio|>En el concesionario",
        "nl": "Waar wilt u de proefrit maken?*;Bij mij thuis|>In de showroom",
        "it": "Dove vuoi fare il test drive?*;A casa mia|>In concessionaria",
        "pt": "Onde pretende fazer o test drive?*;Em casa|>No concessionário",
    },
}
"""question (* required); answers, > before those a shopper may take, ! where the question is better left alone."""
CELLS = [(concept, land, cell) for concept, row in TABLE.items() for land, cell in row.items()]


def taken(land: str, question: str, answers: list[str], *, drawn_as: str) -> list[str | None]:
    """The answers chosen in a form for messages that asks one question more."""
    boxes = [
        FieldSnapshot("#n", label="Name"),
        FieldSnapshot("#e", kind="email", label="E-Mail"),
        FieldSnapshot("#m", kind="textarea", tag="textarea", label="Message"),
    ]
    label, needed = question.rstrip("*"), question.endswith("*")
    if drawn_as == "select":
        entries = (("—", ""), *((words, str(place)) for place, words in enumerate(answers)))
        boxes += [FieldSnapshot("#q", kind="select", tag="select", label=label, name="f7", required=needed, options=entries)]
    else:
        boxes += [
            FieldSnapshot(
                f"#q{place}",
                kind="radio",
                label=words,
                group_label=label,
                name="f7",
                required=needed,
                value=str(place),
                group_size=len(answers),
            )
            for place, words in enumerate(answers)
        ]
    form = FormSnapshot("#f", heading="Contact", fields=tuple(boxes))
    language = {"br": "pt"}.get(land, land)
    vehicle = {"year": 2021, "make": "Seat", "model": "Leon", "condition": "used"}
    shop = a_planned_shop(
        dealer=a_dealer(country=LANDS[land], language=language),
        persona=a_persona(country=LANDS[land], language=language),
        scenario=a_scenario(language=language, vehicle=vehicle),
    )
    plan = Planner(shop, recognise(FrameSnapshot(forms=(form,)))[0], date(2026, 6, 1))
    assert plan.refusal() is None
    wishes = [wish for wish in plan.wishes() if wish.field.selector.startswith("#q")]
    return [wish.value for wish in wishes if wish.action not in ("leave", "uncheck")]


@pytest.mark.parametrize(("concept", "land", "cell"), CELLS, ids=[f"{concept}-{land}" for concept, land, _ in CELLS])
def test_a_question_is_answered_as_a_shopper_would(concept: str, land: str, cell: str) -> None:
    question, _, listed = cell.partition(";")
    answers = [words.lstrip(">!") for words in listed.split("|")]
    wanted = [words[1:] for words in listed.split("|") if words.startswith(">")]
    for drawn_as in ("select", "radio"):
        got = taken(land, question, answers, drawn_as=drawn_as)
        assert got == [] if "!" in listed else (len(got) == 1 and got[0] in wanted), (concept, drawn_as, got)


@pytest.mark.parametrize(
    ("entries", "wanted"),
    [
        ("Under 21|21-24|25-69|70 or over", "25-69"),
        ("18-25|26-35|36-50|51+", "36-50"),
        ("Choose|moins de 25 ans|25 à 65 ans|plus de 65 ans", "25 à 65 ans"),
        ("15|20|25|30", None),
        ("Under 21|Over 21", None),
        ("1-2|3-4|5 or more", None),
        ("10-20 km|20-50 km|more than 50 km", None),
    ],
)
def test_ages_that_follow_one_another_are_answered_as_a_grown_up(entries: str, wanted: str | None) -> None:
    found = of_age([(entry, "") for entry in entries.split("|")])
    assert (found[0] if found else None) == wanted


@pytest.mark.parametrize(
    ("answers", "taken"),
    [
        ("Bill Harmon|Tasha Price|Not yet", "Not yet"),
        ("Mark Parts|Dana O'Neill|No preference", "No preference"),
        ("Herr Bernd Wagner|Petra Teile|Kein Wunsch", "Kein Wunsch"),
        ("Sales Team|Service Team|Not Sure", None),
        ("Test Drive|Trade In|Not Sure", None),
        ("Bill Harmon|Tasha Price", None),
        ("Bill Harmon (sales)|Tasha Price (parts)|Not yet", None),
    ],
)
def test_of_persons_of_the_house_none_is_named(answers: str, taken: str | None) -> None:
    found = nobody_of([(words, str(n)) for n, words in enumerate(answers.split("|"))])
    assert (found and found[0]) == taken


@pytest.mark.parametrize(
    ("answers", "taken"),
    [
        (
            "You may contact me with offers by email|You may contact me with offers by any means|Do not contact me",
            "Do not contact me",
        ),
        ("Email me deals|Text me deals|No thanks", "No thanks"),
        ("Sign me up for the newsletter|Just my answer, please", "Just my answer, please"),
        (
            "Send me promotions by text|Send me promotions by email and text|Only reply to this question",
            "Only reply to this question",
        ),
        ("Email me deals|Text me deals", None),
        ("Email|Phone|Text", "no leave"),
        ("Special offers|Sales|Service", "no leave"),
        ("I want a quote|I want an offer|Test drive", "no leave"),
    ],
)
def test_of_entries_that_give_leave_to_advertise_the_one_that_refuses(answers: str, taken: str | None) -> None:
    options, shop = [(words, str(n)) for n, words in enumerate(answers.split("|"))], a_planned_shop()
    told = without_leave(options) if advertises_by_choice(options, shop) else (("no leave", ""), "")
    assert (told and told[0][0]) == taken


@pytest.mark.parametrize(
    ("question", "answers", "taken"),
    [
        ("I am a", "Licensed dealer|Supplier|Retail customer", "Retail customer"),
        ("Buyer type", "Wholesale|Member of the public", "Member of the public"),
        ("Want a callback?", "Yes, in the morning|Yes, in the evening|No, email is fine", "No, email is fine"),
        ("Request a callback", "Rather not|Before noon|After noon", "Rather not"),
        (
            "Stay in touch",
            "Send me promotions by text|Send me promotions by text and email|Only reply to this",
            "Only reply to this",
        ),
        ("May we add you to our mailing list?", "Sure, add me|Not today", "Not today"),
        ("Who has been helping you?", "Bill Price|Mark Service|No one yet", "No one yet"),
    ],
)
def test_lists_of_english_forms(question: str, answers: str, taken: str) -> None:
    options = (("Select", ""), *((words, str(n)) for n, words in enumerate(answers.split("|"), 1)))
    box = FieldSnapshot(
        "#q", tag="select", kind="select", name="pref", label=question, required=True, visible=True, options=options
    )
    mail = FieldSnapshot("#m", tag="input", kind="email", name="email", label="Email", visible=True)
    form = recognise(FrameSnapshot(forms=(FormSnapshot("form", fields=(mail, box)),)))[0]
    wishes = {wish.field.selector: wish.value for wish in Planner(a_planned_shop(), form, date(2026, 6, 1)).wishes()}
    assert wishes["#q"] == taken
