"""How each pretend site takes a lead: eleven technologies that can be sent through, a captcha, and none at all."""

from __future__ import annotations

import json
from html import escape
from string import Template

from mysteryshop.demo.cars import Car
from mysteryshop.demo.look import drawn, page_file
from mysteryshop.demo.server import Answer, Request, see_other
from mysteryshop.demo.sites import Site


class TableSite(Site):
    """Old tables, fields without labels, one box for the whole name, a form-mail script."""

    contact_path = "/contact.htm"
    lead_paths = ("/cgi-bin/formmail.pl",)
    required = ("realname", "email")

    def shell(self, title: str, content: str, *, body_extra: str = "") -> str:
        """Its own, older shell."""
        front = self.front
        text = Template(page_file("tables_shell.html")).substitute(
            name=escape(front.name),
            title=escape(title),
            slogan=escape(front.slogan),
            phone=front.phone,
            address=escape(front.address),
            content=content,
        )
        return text + body_extra

    def home(self) -> str:
        """Cars in a table."""
        cells = "".join(
            f'<td width="33%" align="center">{drawn(car.paint, wide=200)}<br>'
            f'<a href="/inventory/{car.stock}"><b>{escape(car.name)}</b></a><br>${car.price:,}</td>'
            for car in self.lot[:3]
        )
        return f"<font size='4'><b>Trucks that work as hard as you do.</b></font><table width='100%'><tr>{cells}</tr></table>"

    def contact(self) -> str:
        """The mail form."""
        return self.filled(page_file("form_tables.html"))

    def thank(self, request: Request) -> Answer:
        """The form-mail script's own page, as it looked in 2003."""
        said = "".join(
            f"<p><b>{escape(key)}:</b> {escape(value)}</p>"
            for key, value in request.fields.items()
            if key in ("realname", "email")
        )
        return Answer(
            "<html><head><title>Thank You</title></head><body><h1>Thank You For Filling Out This Form</h1>"
            f"<p>Below is what you submitted</p><hr>{said}<hr></body></html>"
        )


class DialogSite(Site):
    """The only lead form is a dialog on each vehicle's page, opened by a button, sent by fetch."""

    lead_paths = ("/api/vdp-lead",)
    required = ("firstName", "emailAddress")

    def contact(self) -> str:
        """No form here: where to find whom, and how to ask about a car."""
        return (
            f"<main><div class='wrap'><h1>Contact us</h1><p>{escape(self.front.address)}<br>{escape(self.front.phone)}</p>"
            "<p>Questions about a car? Open it in our <a href='/inventory'>inventory</a> and choose “Ask about this vehicle”."
            "</p></div></main>"
        )

    def vehicle_extra(self, car: Car) -> str:
        """The button and its dialog."""
        box = self.filled(page_file("form_dialog.html"), car=escape(car.name), stock=car.stock)
        return f'<p><button type="button" id="open-ask" class="button">Ask about this vehicle</button></p>{box}'

    def thank(self, request: Request) -> Answer:
        """The page's script says thanks."""
        return Answer('{"ok":true}', kind="application/json")

    def refuse(self, request: Request) -> Answer:
        """The page's script says what is missing."""
        return Answer('{"ok":false}', kind="application/json", status=422)


class FrameSite(Site):
    """The form lives on a vendor's host, in an iframe."""

    lead_paths = ("/embed/submit",)
    required = ("fname", "lname", "email")
    vendor = "leadbridge.localhost"
    port = 0

    def contact(self) -> str:
        """The frame."""
        src = f"http://{self.vendor}:{self.port}/embed/form?a=cc-4471"
        frame = f"<iframe class='lead' src='{src}' title='Contact form'></iframe>"
        return f"<main><div class='wrap'><h1>Contact us</h1>{frame}</div></main>"

    def page(self, request: Request) -> Answer | None:
        """The vendor's pages besides the dealer's."""
        if request.path == "/embed/form":
            return Answer(self.filled(page_file("form_iframe.html")))
        if request.path == "/embed/done":
            return Answer(
                "<!doctype html><title>Sent</title><body style='font:16px Arial'>"
                "<h3>Thank you. Your request has been received.</h3></body>"
            )
        return super().page(request)

    def thank(self, request: Request) -> Answer:
        """The frame goes on to the vendor's thanks."""
        return see_other("/embed/done")


class ShadowSite(Site):
    """A web component with an open shadow root, sent by fetch."""

    lead_paths = ("/api/ev-contact",)
    required = ("first_name", "email")
    form = "form_shadow.html"

    def thank(self, request: Request) -> Answer:
        """The component thanks."""
        return Answer("{}", kind="application/json")

    def refuse(self, request: Request) -> Answer:
        """The component complains."""
        return Answer("{}", kind="application/json", status=400)


class WizardSite(Site):
    """Three steps; the last one sends."""

    contact_path = "/get-started"
    lead_paths = ("/value/send",)
    required = ("first_name", "email", "notes")
    form = "form_wizard.html"

    def thank(self, request: Request) -> Answer:
        """A page that thanks."""
        return see_other("/thank-you")


class ChoiceSite(Site):
    """German; selects and radios that must be chosen, a privacy box that must be ticked, a newsletter box that must not."""

    contact_path = "/kontakt"
    lead_paths = ("/kontakt/senden",)
    required = ("anliegen", "anrede", "vorname", "nachname", "email", "rueckmeldung", "nachricht", "datenschutz")
    form = "form_choices.html"

    def thank(self, request: Request) -> Answer:
        """The German thanks."""
        return see_other("/danke")


class AppSite(Site):
    """A single-page app: routes by history, late rendering, JSON by fetch, thanks that take their time."""

    lead_paths = ("/api/leads",)
    required = ("first_name", "email")

    def nav(self) -> str:
        """A link that the app itself follows."""
        return '<a data-route href="/contact">Contact us</a>'

    def page(self, request: Request) -> Answer | None:
        """One page for all routes."""
        if request.path in ("/", "/contact", "/inventory"):
            cars = [
                {
                    "name": car.name,
                    "stock": car.stock,
                    "price": car.price,
                    "miles": f"{car.miles:,} miles",
                    "svg": drawn(car.paint),
                }
                for car in self.lot
            ]
            app = Template(page_file("spa.html")).substitute(
                cars=json.dumps(cars).replace("</", "<\\/"),
                welcome=escape(self.front.slogan),
                brand=self.brand,
                address=self.front.address,
                phone=self.front.phone,
            )
            return Answer(self.shell(self.front.slogan, app))
        return super().page(request)

    def thank(self, request: Request) -> Answer:
        """The app thanks, later."""
        return Answer('{"status":"queued"}', kind="application/json")

    def refuse(self, request: Request) -> Answer:
        """The app complains."""
        return Answer("{}", kind="application/json", status=400)


class HoneypotSite(Site):
    """Two traps for robots and two opt-ins for marketing. A filled trap is thanked like any other, as plug-ins do."""

    contact_path = "/request-info"
    lead_paths = ("/request-info",)
    required = ("first_name", "email")
    form = "form_honeypot.html"

    def vehicle_extra(self, car: Car) -> str:
        """The form stands on the vehicle's page too."""
        return self.filled(page_file(self.form))


class WallSite(Site):
    """A cookie wall over everything until it is answered."""

    def shell(self, title: str, content: str, *, body_extra: str = "") -> str:
        """The wall lies over each page."""
        return super().shell(title, content, body_extra=body_extra + self.filled(page_file("cookie_wall.html")))


class PressSite(Site):
    """WordPress with a form plug-in: names like input_1.3, the phone in three boxes, thanks on the same address."""

    contact_path = "/contact-us"
    lead_paths = ("/contact-us/",)
    required = ("input_1.3", "input_2")
    form = "form_press.html"

    def thank(self, request: Request) -> Answer:
        """The confirmation stands where the form stood."""
        words = (
            '<main><div class="wrap"><h1>Contact us</h1><div id="gf_5" class="gform_anchor"></div>'
            '<div id="gform_confirmation_wrapper_5" class="gform_confirmation_wrapper">'
            '<div class="gform_confirmation_message ok">'
            "Thanks for contacting us! We will get in touch with you shortly.</div></div></div></main>"
        )
        return Answer(self.shell("Contact us", words))


class CaptchaSite(Site):
    """The form is guarded by a captcha (a harmless look-alike)."""

    form = "form_captcha.html"

    def page(self, request: Request) -> Answer | None:
        """The look-alike's frame besides the pages."""
        if request.path == "/recaptcha/api2/anchor":
            return Answer(page_file("captcha_anchor.html"))
        return super().page(request)


class PhoneOnlySite(Site):
    """No form for a lead anywhere: an address, a phone number, a wave of the hand."""

    lead_paths = ()

    def contact(self) -> str:
        """Come by."""
        return (
            f"<main><div class='wrap'><h1>Contact us</h1><p>We are old-fashioned. "
            f"Call us: <a href='tel:{self.front.phone}'>{self.front.phone}</a>, or "
            f"stop by: {escape(self.front.address)}. The coffee is on.</p></div></main>"
        )


TECHNOLOGIES: dict[str, type[Site]] = {
    "plain": Site,
    "tables": TableSite,
    "dialog": DialogSite,
    "iframe": FrameSite,
    "shadow": ShadowSite,
    "wizard": WizardSite,
    "choices": ChoiceSite,
    "app": AppSite,
    "honeypot": HoneypotSite,
    "cookie wall": WallSite,
    "press": PressSite,
    "captcha": CaptchaSite,
    "phone only": PhoneOnlySite,
}
