"""Pretend dealer sites with habits of sending that few have: sockets, sleeping buttons, thanks that go again, guards without a mark."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from http.server import BaseHTTPRequestHandler
from typing import Any, ClassVar

from tests.live.sites import CONTACT, Asked, Site, page
from tests.live.sites_sending import answering, scripted

_POST = "const r=await fetch('/lead',{method:'POST',body:new URLSearchParams(new FormData(F))});"


class OpenSocket(Site):
    """The socket is open since the page came, and rests until the lead leaves by it."""

    must: ClassVar = {}

    def takes_over(self, handler: BaseHTTPRequestHandler) -> bool:
        if handler.headers.get("Upgrade", "").lower() != "websocket":
            return False
        key = handler.headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
        accept = base64.b64encode(hashlib.sha1(key.encode()).digest()).decode()
        answer = f"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"
        handler.wfile.write(answer.encode())
        handler.wfile.flush()
        head = handler.rfile.read(2)
        if len(head) < 2:
            return True
        length = head[1] & 0x7F
        if length == 126:
            length = int.from_bytes(handler.rfile.read(2), "big")
        mask = handler.rfile.read(4)
        told = bytes(byte ^ mask[place % 4] for place, byte in enumerate(handler.rfile.read(length))).decode()
        if told.startswith("{"):
            self.posts.append(Asked("POST", "/lead", {}, json.loads(told)))
            handler.wfile.write(b"\x81\x08" + b'{"ok":1}')
            handler.wfile.flush()
            handler.rfile.read(2)
        return True


OpenSocket.pages = {
    "/contact": page(
        CONTACT.replace("<form", "<form id=f")
        + "<script>const F=f,W=new WebSocket(`ws://${location.host}/ws`);F.onsubmit=e=>{e.preventDefault();W.send(JSON.stringify(Object.fromEntries(new FormData(F))))};"
        + "W.onmessage=()=>{F.innerHTML='<p>Got it! Dana will text you back.</p>'}</script>"
    )
}


class PressAgain(Site):
    """The first press only asks whether it was meant."""


PressAgain.pages = {
    "/contact": page(
        CONTACT.replace("<form", "<form id=f").replace(">Send message<", " id=go>Send message<")
        + "<script>let k=0;f.onsubmit=e=>{if(!k++){e.preventDefault();go.textContent='Press again to confirm'}}</script>"
    )
}


class AgreesFirst(Site):
    """A layer that came with the press wants to be agreed to before anything is sent."""


AgreesFirst.pages = {
    "/contact": page(
        CONTACT.replace("<form", "<form id=f")
        + "<script>f.onsubmit=e=>{e.preventDefault();document.body.insertAdjacentHTML('beforeend',`<div id=al role=dialog class=overlay><p>To send this form we need your leave.</p>"
        + "<button onclick='al.remove()'>Cancel</button> <button onclick='al.remove();f.submit()'>Agree and send</button></div>`)}</script>"
    )
}


class OneByOne(Site):
    """Its own script finds fault with one box after another, before anything leaves."""

    must: ClassVar = {"phone": "5185550123"}


OneByOne.pages = {
    "/contact": page(
        CONTACT.replace("<form", "<form id=f novalidate")
        + "<script>f.onsubmit=e=>{const bad=m=>{e.preventDefault();alert(m)};if(!/^\\d{10}$/.test(f.phone.value))return bad('Phone must be 10 digits');"
        + "if(f.message.value.length<150)return bad('Message must be at least 150 characters')}</script>"
    )
}


class SleepsOverPhone(Site):
    """The button sleeps until the number is spelled as a line beside it says."""

    must: ClassVar = {"phone": "5185550123"}


SleepsOverPhone.pages = {
    "/contact": page(
        CONTACT.replace("<form", "<form id=f novalidate").replace("<button ", "<button id=go disabled ")
        + "<script>f.phone.insertAdjacentHTML('afterend','<span id=pe></span>');f.oninput=()=>{const ok=/^\\d{10}$/.test(f.phone.value);"
        + "pe.textContent=ok?'':'Digits only, no spaces';go.disabled=!ok}</script>"
    )
}


class HomeAtOnce(Site):
    """The page that thanks sends its visitor home after a second."""


HomeAtOnce.pages = {
    "/lead": page(
        "<h1>Thanks, Maria!</h1><p>Your question is with our sales desk.</p><meta http-equiv=refresh content='1;url=/'>"
    )
}


class LetsNoPressThrough(Site):
    """A style of the page's swallows every press."""


LetsNoPressThrough.pages = {"/contact": page("<style>main{pointer-events:none}</style>" + CONTACT)}


class TitleThanks(Site):
    """The page that came holds a picture and no words; its title thanks."""


TitleThanks.pages = {
    "/lead": "<!doctype html><html lang=en><head><title>Thank you for your message</title></head><body><img width=400 height=200 alt=''></body></html>"
}


class SorryInGreen(Site):
    """A box in the style of a success regrets."""

    outcome: ClassVar = "unconfirmed"


SorryInGreen.pages = {
    "/contact": scripted(
        _POST + "F.insertAdjacentHTML('afterend','<p class=alert-success>Sorry, we were unable to pass this on.</p>');"
    ),
    "/lead": answering("{}"),
}


class PanelBeside(Site):
    """The thanks stood beside the form all the while, cut off by what holds both, and is slid in."""


PanelBeside.pages = {
    "/contact": scripted(
        _POST + "row.style.transform='translateX(-600px)';",
        "<div style='width:600px;overflow:hidden'><div id='row' style='display:flex;width:1200px'><div style='width:600px'>"
        + CONTACT
        + "</div><div style='width:600px'><h2>Request received</h2><p>A colleague will write to you.</p></div></div></div>",
    ),
    "/lead": answering("{}"),
}


class ServerSaysNo(Site):
    """An answer of 200 says that nothing was taken; the page says why, and blames no box."""

    outcome: ClassVar = "rejected"


ServerSaysNo.pages = {
    "/contact": scripted(
        "const r=await fetch('/lead',{method:'POST',body:new URLSearchParams(new FormData(F))});"
        "F.insertAdjacentHTML('afterend','<p>'+(await r.json()).message+'</p>');"
    ),
    "/lead": answering('{"success": false, "message": "Your message could not be sent. Please try again later."}'),
}


class SummaryInDialog(Site):
    """A dialog shows the entries back, its two buttons side by side without a space."""


SummaryInDialog.pages = {
    "/contact": scripted(
        "rc.textContent=F.elements.email.value;dg.showModal();"
        "cf.onclick=async()=>{dg.close();" + _POST + "F.innerHTML='<p>Thank you, your message has been sent.</p>'};",
        CONTACT,
        "<dialog id='dg'><h3>Summary</h3><p id='rc'></p><button onclick='dg.close()'>Edit</button><button id='cf'>Confirm</button></dialog>",
    ),
    "/lead": answering("{}"),
}


def _guarded(name: str, more: str, **over: Any) -> type[Site]:
    kind: type[Site] = type(name, (Site,), {"outcome": "captcha", "__doc__": f"A guard without a mark: {more[:40]}", **over})
    kind.pages = {"/contact": page(re.sub(r"<p><button", more.replace("\\", r"\\") + "<p><button", CONTACT))}
    return kind


class MeantAnotherAddress(Site):
    """The address goes to a server first, which takes it for mistyped; only then, with the next press, is the lead sent."""


MeantAnotherAddress.pages = {
    "/verify": answering('{"meant": "maria.jensen47@shop.com"}'),
    "/contact": page(
        CONTACT.replace("<form", "<form id=f")
        + "<div id=o></div><script>const F=f;let kept=0;F.onsubmit=async e=>{e.preventDefault();const m=await (await fetch('/verify?q='+encodeURIComponent(F.email.value))).json();"
        + "if(!kept){o.innerHTML=`Did you mean ${m.meant}? <button type=button id=y>Yes, change it</button> <button type=button id=n>No, it is right</button>`;y.onclick=()=>{F.email.value=m.meant};n.onclick=()=>{kept=1;o.innerHTML=''};return}"
        + _POST
        + "F.outerHTML='<p>Thank you for your message.</p>'}</script>"
    ),
}


class CodeBeforeItGoes(Site):
    """The store gets the lead only once a code from a text is typed in."""

    outcome: ClassVar = "unconfirmed"


CodeBeforeItGoes.pages = {
    "/lead": page(
        "<h1>Thank you, one moment</h1><p>We texted you six digits.</p><form action='/decoy' method='post'><input name='otp' maxlength='6'><button>Go</button></form>"
    )
}


class RedAndNoWord(Site):
    """A number that does not please turns red; nothing is said."""


RedAndNoWord.pages = {
    "/contact": page(
        CONTACT.replace("<form", "<form id=f")
        + "<script>const F=f;F.onsubmit=async e=>{e.preventDefault();const p=F.phone;p.style.border='1px solid #888';if(/[^0-9]/.test(p.value)){p.style.border='2px solid #d00';return}"
        + _POST
        + "F.outerHTML='<p>Thank you for your message.</p>'}</script>"
    )
}


class WindowsUnderThePress(Site):
    """Windows open as the mouse goes down, and take the press before it comes up."""


WindowsUnderThePress.pages = {
    "/contact": page(CONTACT + "<script>addEventListener('mousedown',()=>{for(let i=0;i<3;i++)open('/inventory?'+i)})</script>")
}


GUARDED = [
    _guarded("WheelsRiddle", "<p><label>How many wheels does a car have? * <input name=q></label></p>"),
    _guarded("SumInWords", "<p><label>What is two plus seven? <input name=q></label></p>"),
    _guarded("PieceToDrag", "<div><canvas width=300 height=100></canvas><p>Drag the piece to its place</p></div>"),
    _guarded("RealPerson", "<p><label><input type=checkbox name=h> I am a real person</label></p>"),
    _guarded("SumInPicture", "<p><img width=80 height=30 alt='8 + 1 = ?'> <input name=q></p>"),
]

HABITS: tuple[type[Site], ...] = (
    *(
        k
        for k in list(globals().values())
        if isinstance(k, type) and issubclass(k, Site) and k.__module__ == __name__ and k.__doc__
    ),
    *GUARDED,
)
