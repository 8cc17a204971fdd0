"""Pretend sites as agencies build them for dealers: the clutter of a real site around a form with a trap or two of its trade."""

from __future__ import annotations

import json
from typing import ClassVar

from tests.builders import a_persona
from tests.live.sites import CARS, Asked, Site, page

JSON = {"Content-Type": "application/json"}
ADDRESS = "maria.jensen47@shop.example"
CLUTTER = (
    '<form role="search" action="/search"><input name="q" placeholder="Search"><button>Search</button></form>'
    '<button style="position:fixed;right:16px;bottom:16px;width:60px;height:60px;border-radius:30px;z-index:50" aria-label="Chat">...</button>'
)
HIDE = "<style>.hide{display:none}.sr{position:absolute;left:-9999px}</style>"


def street(body: str, lang: str = "en", more: str = "") -> str:
    """A page with the usual clutter."""
    return page(HIDE + CLUTTER + body + more, lang=lang)


def field(label: str, name: str, more: str = "required") -> str:
    """A labelled box."""
    return f'<p><label>{label}<input name="{name}" {more}></label></p>'


class Corner(Site):
    """A site whose forms may share one address: `only` tells the lead from the decoys there."""

    only: ClassVar[dict[str, str]] = {}

    @property
    def leads(self) -> list[Asked]:
        """What arrived where a lead belongs, from the right form."""
        return [post for post in super().leads if all(post.form.get(key) == value for key, value in self.only.items())]


class StepsUnmarked(Corner):
    """A wizard whose first step asks a question it does not mark and will not go on without; its buttons are boxes."""

    right: ClassVar = "/api/leads"
    must: ClassVar = {"email": ADDRESS, "firstName": "Maria", "comment": "Hi, I am looking at"}


_STEPS = """<h3>Check availability</h3><form id="wz" onsubmit="return false"><div class="st"><p>How would you like to buy?</p>
<label><input type="radio" name="how" value="store"> In store</label><label><input type="radio" name="how" value="online"> Online</label><div role="button" tabindex="0" class="nx">Next</div></div>
<div class="st hide"><label>First name<input name="firstName"></label><label>Last name<input name="lastName"></label><div role="button" tabindex="0" class="nx">Next</div></div>
<div class="st hide"><label>Email<input name="email" type="email"></label><label>Anything we should know?<textarea name="comment"></textarea></label><button type="button" id="fin">Check availability</button></div></form>
<script>const st=[...document.querySelectorAll('.st')];document.querySelectorAll('.nx').forEach((b,i)=>b.onclick=()=>{
if(i==0&&!wz.how.value)return alert('Please choose');if(i==1&&!wz.firstName.value)return alert('Your name, please');st[i].classList.add('hide');st[i+1].classList.remove('hide')});
fin.onclick=async()=>{fin.disabled=true;const o=Object.fromEntries(new FormData(wz));const r=await fetch('/api/leads',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify(o)});
if(r.ok)wz.innerHTML='<h4>You are all set, '+o.firstName+'!</h4><p>Our team is checking the lot right now.</p>'}</script>"""
StepsUnmarked.pages = {
    "/vehicle/rav4": street("<h1>2023 Toyota RAV4 XLE</h1>" + _STEPS),
    "/contact": lambda site, asked: (404, "nothing", {}),
    "/api/leads": lambda site, asked: (201, json.dumps({"id": 7}), dict(JSON)),
}


class HomePhone(Corner):
    """A vendor's table in a frame of another host: the home phone is called `hp`, and a hidden row is the trap."""

    must: ClassVar = {"cust_mail": ADDRESS, "cust_hp": "555", "cust_msg": "Hi, I am looking at"}
    traps: ClassVar = ("cust_mail2",)


HomePhone.pages = {
    "/contact": lambda site, asked: street(
        f'<iframe width="600" height="500" src="http://localhost:{asked.headers["Host"].split(":")[1]}/vendor"></iframe>'
    ),
    "/vendor": """<html><body><form action="/lead" method="post"><table><tr><th>First</th><td><input name="cust_f" required></td></tr><tr><th>Last</th><td><input name="cust_l" required></td></tr>
<tr><th>E-Mail</th><td><input name="cust_mail" required></td></tr><tr><th>Home phone</th><td><input name="cust_hp"></td></tr><tr style="visibility:hidden"><th>Do not fill in</th><td><input name="cust_mail2"></td></tr>
<tr><th>Questions</th><td><textarea name="cust_msg"></textarea></td></tr></table><a href="#" onclick="document.forms[0].requestSubmit();return false">Submit Inquiry</a></form></body></html>""",
}


class Purchasing(Corner):
    """A list of errands where the first is the warranty desk; the thank-you comes in a new tab."""

    must: ClassVar = {"em": ADDRESS, "subject": "Purchasing a vehicle", "tx": "Hi, I am looking at"}


Purchasing.pages = {
    "/contact": street(
        '<form action="/lead" method="post" target="_blank">'
        + field("First", "f")
        + field("Last", "l")
        + field("Email", "em")
        + "<label>I'm interested in"
        '<select name="subject" required><option value="">Choose one</option><option>Warranty</option><option>Careers</option><option>Purchasing a vehicle</option><option>Feedback</option>'
        '</select></label><label>Tell us more<textarea name="tx"></textarea></label><button>Send</button></form>'
    )
}


class CallBackFirst(Corner):
    """Over the contact form stands one to be called back, sent to the same address; the site is slow to thank."""

    only: ClassVar = {"form": "kontakt"}
    must: ClassVar = {"mail": ADDRESS, "anliegen": "Verkauf", "msg": "Hi, I am looking at"}
    shop: ClassVar = {"dealer": {"language": "de"}}


CallBackFirst.pages = {
    "/contact": street(
        '<form action="/lead" method="post"><h3>Rückruf anfordern</h3><input type="hidden" name="form" value="rueckruf">'
        + field("Telefon", "tel")
        + field("Wann?", "wann", "")
        + '<button>Rückruf</button></form><form action="/lead" method="post"><h3>Schreiben Sie uns</h3><input type="hidden" name="form" value="kontakt">'
        + field("Nachname *", "nn")
        + field("Vorname *", "vn")
        + field("E-Mail *", "mail")
        + '<label>Anliegen *<select name="anliegen" required><option value="">Bitte wählen</option><option>Werkstatt & Service</option><option>Verkauf</option><option>Bewerbung</option></select></label>'
        '<label>Nachricht<textarea name="msg"></textarea></label><input type="submit" value="Abschicken"></form>',
        "de",
    ),
    "/lead": street("<h2>Ihre Nachricht ist bei uns eingegangen.</h2>", "de"),
}


class DialCodeBeside(Corner):
    """The country's code in a list, the number beside it without a word, called `num`."""

    must: ClassVar = {"mail": ADDRESS, "cc": "+1", "num": "5185550123", "agb": "on"}
    shop: ClassVar = {"dealer": {"language": "de"}}


DialCodeBeside.pages = {
    "/contact": street(
        '<h1>Kontaktformular</h1><form action="/lead" method="post">'
        + field("Vor- und Nachname", "name")
        + field("E-Mail", "mail")
        + '<div>Telefon <select name="cc"><option value="+43">+43 Österreich</option><option value="+1">+1 USA</option><option value="+49">+49 Deutschland</option></select><input name="num" type="tel"></div>'
        '<label>Ihre Mitteilung<textarea name="message"></textarea></label><label><input type="checkbox" name="agb" required> Einwilligung: meine Daten dürfen zur Bearbeitung meiner Anfrage '
        "verwendet werden.</label><button>Jetzt absenden</button></form>",
        "de",
    ),
    "/lead": street("<h1>Vielen Dank für Ihre Anfrage.</h1>", "de"),
}


class RecordedAbove(Corner):
    """The server gives the empty form back under a line that says the submission was recorded."""

    right: ClassVar = "/contact"
    must: ClassVar = {"mail": ADDRESS, "msg": "Hi, I am looking at", "key": "k1"}
    traps: ClassVar = ("homepage",)
    shop: ClassVar = {"dealer": {"language": "fr"}}


_RECORDED = """<form action="/contact" method="post" id="wf"><label>Votre nom *<input name="nom"></label><label>Adresse de courriel *<input name="mail" type="email"></label><label>Message<textarea name="msg"></textarea></label>
<div style="display:none!important"><label>Laissez ce champ vide<input name="homepage"></label></div><input type="hidden" name="key" value=""><input type="submit" value="Soumettre"></form>
<script>addEventListener('mousemove',()=>wf.key.value='k1');addEventListener('keydown',()=>wf.key.value='k1')</script>"""
RecordedAbove.pages = {
    "/contact": lambda site, asked: street(
        ("<div>Votre soumission a été enregistrée.</div>" if asked.method == "POST" else "") + _RECORDED, "fr"
    )
}


class LatePopup(Corner):
    """A newsletter pop-up falls over every page after a while; the lead form hides behind a button under it."""

    right: ClassVar = "/pedido"
    must: ClassVar = {"mail": ADDRESS, "msg": "Hi, I am looking at"}
    shop: ClassVar = {"dealer": {"language": "pt"}}


_POPUP = """<div id="np" class="hide" style="position:fixed;inset:0;background:#333;z-index:90;padding:80px"><form action="/newsletter" method="post"><h2>Receba 100 € de desconto</h2><input name="mail" type="email">
<button>Quero receber</button></form><button onclick="np.remove()" aria-label="Fechar">×</button></div><script>setTimeout(()=>np.classList.remove('hide'),900)</script>"""
LatePopup.pages = {
    "/": street('<h1>Início</h1><a href="/inventory">Viaturas</a>', "pt", _POPUP),
    "/inventory": street(CARS, "pt", _POPUP),
    "/contact": lambda site, asked: (404, "nothing", {}),
    "/vehicle/rav4": street(
        """<h1>2023 Toyota RAV4 XLE</h1><button id="o">Pedir informações</button><div id="md" class="hide" role="dialog"><form id="g"><label>Nome<input name="n1" required></label><label>Apelido<input name="n2" required></label>
<label>Email<input name="mail" required></label><label>Mensagem<textarea name="msg"></textarea></label><button>Enviar</button></form></div><script>o.onclick=()=>md.classList.remove('hide');
g.onsubmit=async e=>{e.preventDefault();await fetch('/pedido',{method:'POST',body:new URLSearchParams(new FormData(g))});md.remove();const t=document.createElement('div');t.textContent='Pedido enviado com sucesso';document.body.append(t);
setTimeout(()=>t.remove(),2000)}</script>""",
        "pt",
        _POPUP,
    ),
    "/pedido": lambda site, asked: (200, json.dumps({"success": 1}), dict(JSON)),
}


class StyledConsent(Corner):
    """Labels are boxes beside the fields; consent and advertising are drawn over unseen boxes; thanks stands in place."""

    right: ClassVar = "/_api/submit"
    must: ClassVar = {"mail": ADDRESS, "msj": "Hi, I am looking at", "acepto": "true", "ofertas": "false"}
    shop: ClassVar = {"dealer": {"language": "es"}}


StyledConsent.pages = {
    "/contact": street(
        """<style>.ck input{opacity:0;position:absolute;width:0;height:0}.ck i{display:inline-block;width:16px;height:16px;border:1px solid}</style><form id="wx" novalidate><div><div>Nombre *</div><input name="nombre"></div>
<div><div>Apellidos *</div><input name="ap"></div><div><div>Correo electrónico *</div><input name="mail"></div><div><div>Escribe tu mensaje</div><textarea name="msj"></textarea></div>
<label class="ck"><input type="checkbox" name="acepto"><i></i> He leído y acepto la política de privacidad *</label><br><label class="ck"><input type="checkbox" name="ofertas"><i></i> Deseo recibir comunicaciones comerciales</label><br>
<button>Enviar</button><div id="st" aria-live="polite"></div></form><script>wx.onsubmit=async e=>{e.preventDefault();if(!wx.acepto.checked||!wx.mail.value){st.textContent='Completa los campos obligatorios';return}
await fetch('/_api/submit',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({nombre:wx.nombre.value,mail:wx.mail.value,msj:wx.msj.value,acepto:String(wx.acepto.checked),ofertas:String(wx.ofertas.checked)})});
wx.reset();st.textContent='¡Gracias por tu mensaje!'}</script>""",
        "es",
    ),
    "/_api/submit": lambda site, asked: (200, "{}", dict(JSON)),
}


class TwoConsents(Corner):
    """Two questions of consent in the same words of yes and no; the button sleeps until both are answered."""

    must: ClassVar = {"mail": ADDRESS, "tratt": "si", "mkt": "no"}
    shop: ClassVar = {"dealer": {"language": "it"}, "persona": a_persona(language="it")}


_YES_NO = '<label><input type="radio" name="{0}" value="si">Acconsento</label><label><input type="radio" name="{0}" value="no">Non acconsento</label></div>'
TwoConsents.pages = {
    "/contact": street(
        '<form action="/lead" method="post" id="f">' + field("Nome", "n1") + field("Cognome", "n2") + field("Email", "mail") + '<label>Messaggio<textarea name="message"></textarea></label>'
        "<div><p>Presa visione dell'informativa, consento al trattamento dei dati per rispondere alla mia richiesta *</p>" + _YES_NO.format("tratt")
        + "<div><p>Consenso per finalità di marketing *</p>" + _YES_NO.format("mkt")
        + "<button disabled id=\"b\">Invia richiesta</button></form><script>f.onchange=()=>{b.disabled=!(f.tratt.value=='si'&&f.mkt.value)}</script>",
        "it",
    )
}  # fmt: skip


class SidebarSameAddress(Corner):
    """A form builder's page: names say nothing, a sidebar asks for parts at the same address, the answer comes into a frame."""

    right: ClassVar = "/contact"
    only: ClassVar = {"gform": "4"}
    must: ClassVar = {"input_2": ADDRESS, "input_5": "Sales", "input_6": "Hi, I am looking at", "input_8.5": "12205"}
    traps: ClassVar = ("input_11", "input_9.1")


_BUILDER = """<iframe name="gf" id="gf" style="display:none" src="about:blank"></iframe><div id="w4"><form method="post" action="/contact" target="gf"><ul><li><label>Name*</label><span><input id="i13" name="input_1.3"><label for="i13">First</label></span>
<span><input id="i16" name="input_1.6"><label for="i16">Last</label></span></li><li><label for="i2">Email*</label><input id="i2" name="input_2"></li><li><label>Address</label><span><input name="input_8.5" id="i85"><label for="i85">ZIP / Postal Code</label></span></li>
<li><label for="i5">How can we help?</label><select id="i5" name="input_5"><option value="">Select department</option><option>Service</option><option>Parts</option><option>Sales</option></select></li><li><label for="i6">Comments</label><textarea id="i6" name="input_6"></textarea></li>
<li><input type="checkbox" id="c9" name="input_9.1" value="Yes"><label for="c9">Yes, text me about sales and promotions.</label></li><li style="display:none"><label for="i11">Company</label><input id="i11" name="input_11"><div>This field is for validation purposes and should be left unchanged.</div></li></ul>
<input type="hidden" name="gform" value="4"><input type="submit" value="Submit"></form></div><aside><form method="post" action="/contact"><h3>Need a part?</h3><input type="hidden" name="gform" value="9"><input name="input_1" placeholder="Name"><input name="input_2" placeholder="Email">
<input name="input_4" placeholder="Part number"><textarea name="input_5" placeholder="Describe the part"></textarea><input type="submit" value="Request part"></form></aside>
<script>gf.onload=function(){const m=this.contentDocument.getElementById('ok');if(m)w4.outerHTML=m.outerHTML}</script>"""
SidebarSameAddress.pages = {
    "/contact": lambda site, asked: (
        street(_BUILDER)
        if asked.method == "GET"
        else '<html><body><div id="ok">Thanks for contacting us! We will get in touch with you shortly.</div></body></html>'
    )
}


class StepsUnalike(Corner):
    """Steps that share no class, a link that leads on, a first question about the errand that nothing marks as asked."""

    right: ClassVar = "/api/projet"
    must: ClassVar = {"mail": ADDRESS, "projet": "achat-occasion", "msg": "Hi, I am looking at"}
    shop: ClassVar = {"dealer": {"language": "fr"}}


StepsUnalike.pages = {
    "/contact": street(
        """<h1>Parlez-nous de votre projet</h1><form id="f"><div id="e1"><p>Votre projet</p><label><input type="radio" name="projet" value="entretien">Entretien</label><label><input type="radio" name="projet" value="achat-occasion">Achat d'un véhicule
d'occasion</label><label><input type="radio" name="projet" value="pieces">Pièces</label> <a href="#" id="sv">Suivant</a></div><div id="e2" class="hide"><label>Nom<input name="n1"></label><label>Prénom<input name="n2"></label><label>E-mail<input name="mail"></label>
<label>Précisez<textarea name="msg"></textarea></label><button>Envoyer</button></div></form><script>sv.onclick=e=>{e.preventDefault();if(!f.projet.value)return;e1.classList.add('hide');e2.classList.remove('hide')};
f.onsubmit=async e=>{e.preventDefault();await fetch('/api/projet',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify(Object.fromEntries(new FormData(f)))});f.innerHTML='<p>Votre demande a bien été envoyée.</p>'}</script>""",
        "fr",
    ),
    "/api/projet": lambda site, asked: (200, json.dumps({"ok": 1}), dict(JSON)),
}


class StockInFrame(Corner):
    """The car's page is another house's, in a frame; the form there opens behind a button. A chat is pinned over every page."""

    right: ClassVar = "/emb/send"
    must: ClassVar = {"reply": ADDRESS, "text": "Hi, I am looking at"}
    decoys: ClassVar = (*Site.decoys, "/chat/start")


_PINNED = '<iframe src="/chat" style="position:fixed;right:0;bottom:0;width:320px;height:300px"></iframe>'
StockInFrame.pages = {
    "/contact": street("<h1>Contact</h1><p>Call 518 555 0100</p>", more=_PINNED),
    "/chat": '<html><body><form action="/chat/start" method="post"><input name="name" placeholder="Name"><input name="email" placeholder="Email"><textarea name="msg" placeholder="Message"></textarea><button>Send</button></form></body></html>',
    "/vehicle/rav4": lambda site, asked: street(
        f'<iframe src="http://localhost:{asked.headers["Host"].split(":")[1]}/emb/1" width="700" height="600"></iframe>',
        more=_PINNED,
    ),
    "/emb/1": """<html lang="en"><body><h2>2023 Toyota RAV4 XLE <small>$29,400</small></h2><button onclick="f.hidden=false">Contact dealer</button><form id="f" hidden action="/emb/send" method="post">
<p>Your name<br><input name="sender"></p><p>Your email<br><input name="reply"></p><p>Message<br><textarea name="text">I am interested in your car.</textarea></p><button>Send</button></form></body></html>""",
    "/emb/send": "<html><body><p>Your inquiry has been sent to the dealer.</p></body></html>",
}


STREET = (
    StepsUnmarked,
    HomePhone,
    Purchasing,
    CallBackFirst,
    DialCodeBeside,
    RecordedAbove,
    LatePopup,
    StyledConsent,
    TwoConsents,
    SidebarSameAddress,
    StepsUnalike,
    StockInFrame,
)
