"""Forms of our own with one difficulty each. A field's `data-fid` is the type it should be read as."""

from __future__ import annotations

STYLE = """<style>.off{position:absolute;left:-9999px}.none{display:none}.clip{position:absolute;width:1px;height:1px;overflow:hidden;
clip:rect(0 0 0 0)}.clear{opacity:0;height:0}.far{position:absolute;top:-5000px}.row{display:flex;gap:8px}.s{width:60px}.m{width:110px}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.tiny{height:0;overflow:hidden}</style>"""

FORMS: dict[str, str] = {
    # names
    "name beside surname": """<label>Name <input data-fid="first_name"></label><label>Surname <input data-fid="last_name"></label>""",
    "nom beside prenom": """<label>Nom <input data-fid="last_name"></label><label>Prénom <input data-fid="first_name"></label>""",
    "nome e cognome": """<label>Nome <input data-fid="first_name"></label><label>Cognome <input data-fid="last_name"></label>
      <label>E-mail <input data-fid="email"></label>""",
    "one name in German": """<label>Name* <input data-fid="full_name"></label><label>E-Mail* <input data-fid="email"></label>
      <label>Nachricht <textarea data-fid="message"></textarea></label>""",
    "legend over two boxes": """<fieldset><legend>Name</legend><div class=row><span><input data-fid="first_name" name="input_1.3"
      aria-label="First"><small>First</small></span><span><input data-fid="last_name" name="input_1.6"><small>Last</small></span></div>
      </fieldset>""",
    "placeholders only": """<input data-fid="first_name" placeholder="First"><input data-fid="last_name" placeholder="Last">
      <input data-fid="email" placeholder="you@example.com" type=email><input data-fid="phone" placeholder="(555) 000-0000" name=f4>""",
    "apellidos in two": """<label>Nombre <input data-fid="first_name"></label><label>Primer apellido <input data-fid="last_name">
      </label><label>Segundo apellido <input data-fid="last_name"></label>""",
    "tussenvoegsel": """<label>Voornaam<input data-fid="first_name"></label><label>Tussenvoegsel<input data-fid="middle_name"></label>
      <label>Achternaam<input data-fid="last_name"></label>""",
    "anrede, titel, name": """<label>Anrede <select data-fid="name_prefix"><option>Bitte wählen<option>Herr<option>Frau</select></label>
      <label>Titel <input data-fid="name_prefix"></label><label>Vorname <input data-fid="first_name"></label>
      <label>Nachname <input data-fid="last_name"></label>""",
    "company name is no name": """<label>Company name <input data-fid="company"></label><label>Contact name <input data-fid="full_name">
      </label><label>Position <input data-fid="job_title"></label>""",
    "words under the boxes tied to the first of them": """<label for="w0">Name *</label><div class=row><div><input id="w0" name=a
      data-fid="first_name"><label for="w0">First</label></div><div><input id="w0-last" name=b data-fid="last_name"><label for="w0">
      Last</label></div></div><div><label for="w1">Email</label><input id="w1" data-fid="email"></div>""",
    "lists under a heading": """<h5>Tell us about your vehicle</h5><select name=y data-fid="vehicle_year"><option>Select Year<option>2024
      <option>2023<option>2022<option>2021</select><select name=m data-fid="vehicle_make"><option>Select Make</select>
      <label>Name <input data-fid="full_name"></label><label>Phone <input data-fid="phone"></label>""",
    "a sum under the riddle": """<label>Sicherheitsfrage <input data-fid="captcha" maxlength=2></label> <span>Bitte rechnen Sie 4 plus 8.
      </span><p><label>Name <input data-fid="full_name"></label><label>E-Mail <input data-fid="email"></label></p>""",
    # a trap in the place of the real box, its label pointing at it
    "the label points at the trap": """<p><label for=comment>Comment</label> <textarea data-fid="message" name="e1f4c2"></textarea>
      <textarea id=comment data-fid="honeypot" name=comment aria-hidden=true tabindex=-1 class=clip></textarea></p>
      <p><label>Name <input data-fid="full_name"></label><label>Email <input data-fid="email"></label></p>""",
    # labels tied to the wrong box
    "a copied line ties two labels to one box": """<p><label for="l1">Address:</label> <input id="l1" data-fid="street"></p>
      <p><label for="l1">Address 2:</label> <input id="l2" data-fid="street2"></p><p><label for="l3">Home number:</label>
      <input id="l3" data-fid="phone"></p>""",
    "a slip ties the label to the box before": """<p><label for="Mial">E-mail</label><input id="m1" data-fid="email"></p>
      <p><label for="m1">Message</label><input id="m2" data-fid="message"></p>""",
    "two boxes of one id": """<div><label for="same">First name</label><input id="same" data-fid="first_name"></div>
      <div><label for="same">Last name</label><input id="same" data-fid="last_name"></div>""",
    "one label over code and number": """<label for="num">Phone</label><select data-fid="phone_country_code"><option>+1<option>+44
      <option>+49</select><input id="num" data-fid="phone"><label>Email <input data-fid="email"></label>""",
    "prompts in the boxes under a heading": """<h3>Your feedback</h3><input data-fid="full_name" value="Name..."><input
      data-fid="email" value="Email..."><textarea data-fid="street">Enter your address...</textarea>
      <textarea data-fid="message">Enter your comments...</textarea>""",
    # telephones
    "three boxes": """<label>Phone</label> (<input data-fid="phone_part" maxlength=3 class=s>) <input data-fid="phone_part" maxlength=3
      class=s> - <input data-fid="phone_part" maxlength=4 class=s><label>Email <input data-fid="email"></label>""",
    "three boxes without lengths": """<p>Phone number<br><input class=s data-fid="phone_part"> <input class=s data-fid="phone_part">
      <input class=s data-fid="phone_part"></p><p>Email<br><input data-fid="email"></p>""",
    "country code and number": """<label>Mobile</label><select data-fid="phone_country_code"><option>+1<option>+44<option>+49</select>
      <input data-fid="phone" type=tel>""",
    "landesvorwahl": """<p>Telefon</p><input data-fid="phone_country_code" value="+49" aria-label="Ländervorwahl" class=s>
      <input data-fid="phone_part" aria-label="Vorwahl" class=s><input data-fid="phone" aria-label="Rufnummer">""",
    "phone with extension": """<label>Phone <input data-fid="phone" type=tel></label><label>Ext. <input data-fid="phone_part" class=s>
      </label>""",
    "two numbers": """<label>Home phone <input data-fid="phone"></label><label>Mobile phone <input data-fid="phone"></label>""",
    # confirm fields
    "mail twice": """<label>E-mail <input data-fid="email" name=e1></label><label>Confirm e-mail <input data-fid="email_confirm" name=e2>
      </label><label>Message <textarea data-fid="message"></textarea></label>""",
    "mail wiederholen": """<label>E-Mail-Adresse <input data-fid="email"></label><label>Wiederholung <input data-fid="email_confirm"
      type=email name=email_wdh></label>""",
    "repita el correo": """<label>Correo <input type=email data-fid="email"></label><label>Repita el correo <input type=email
      data-fid="email_confirm"></label>""",
    # addresses
    "street and number": """<label>Straße / Nr.</label><div class=row><input data-fid="street" name=strasse><input class=s
      data-fid="house_number" name=hausnr></div><label>PLZ / Ort</label><div class=row><input data-fid="zip" class=s name=plz>
      <input data-fid="city" name=ort></div>""",
    "split postcode": """<label>Postcode</label><div class=row><input data-fid="zip" maxlength=4 class=s name=pc_cijfers><input
      data-fid="zip" maxlength=2 class=s name=pc_letters></div><label>Huisnummer <input data-fid="house_number"></label>""",
    "two address lines": """<label>Address <input data-fid="street" name=a1></label><div><input data-fid="street2" name=a2></div><label>City <input
      data-fid="city"></label><label>State <select data-fid="state"><option>AL<option>AK<option>AZ<option>CA</select></label>
      <label>Zip <input data-fid="zip"></label>""",
    "cap e provincia": """<label>Indirizzo <input data-fid="street"></label><label>CAP <input data-fid="zip"></label><label>Città <input
      data-fid="city"></label><label>Provincia <input data-fid="state" maxlength=2></label>""",
    # vehicles
    "year make model": """<h3>Your trade</h3><select data-fid="vehicle_year"><option value="">Year<option>2021<option>2020<option>2019
      <option>2018<option>2017</select><select data-fid="vehicle_make"><option value="">Make<option>Ford<option>Toyota<option>Kia</select>
      <select data-fid="vehicle_model"><option value="">Model</select><label>Mileage <input data-fid="vehicle_mileage"></label>""",
    "marca modelo": """<h3>Tasa tu coche</h3><label>Marca <input data-fid="vehicle_make"></label><label>Modelo <input
      data-fid="vehicle_model"></label><label>Año <input data-fid="vehicle_year"></label><label>Kilómetros <input
      data-fid="vehicle_mileage"></label>""",
    "kenteken": """<h3>Inruilvoorstel</h3><label>Kilometerstand <input data-fid="vehicle_mileage"></label><label>Naam <input
      data-fid="full_name"></label>""",
    "model without a car": """<label>Name <input data-fid="full_name"></label><label>Printer model <input data-fid="other"></label>
      <label>Year of purchase <input data-fid="other"></label><label>Message <textarea data-fid="message"></textarea></label>""",
    # dates
    "date parts": """<p>Date of birth</p><select data-fid="date_part|birth_date"><option>Day<option>1<option>2<option>3<option>4<option>5
      <option>6<option>7<option>8<option>9<option>10<option>11<option>12<option>13<option>14<option>15<option>16<option>17<option>18
      <option>19<option>20<option>21<option>22<option>23<option>24<option>25<option>26<option>27<option>28<option>29<option>30<option>31
      </select><select data-fid="date_part|birth_date"><option>Month<option>January<option>February<option>March<option>April<option>May
      <option>June<option>July<option>August<option>September<option>October<option>November<option>December</select>
      <select data-fid="date_part|birth_date"><option>Year<option>1980<option>1981<option>1982<option>1983<option>1984</select>""",
    "date and time": """<label>Preferred date <input data-fid="date" placeholder="mm/dd/yyyy"></label><label>Preferred time <select
      data-fid="time"><option>9:00 am<option>10:00 am<option>11:00 am</select></label><label>Name <input data-fid="full_name"></label>""",
    "best time to call": """<label>Phone <input data-fid="phone"></label><label>Best time to call <select data-fid="contact_time">
      <option>Morning<option>Afternoon<option>Evening</select></label>""",
    # questions
    "department": """<label>Department <select data-fid="subject"><option>Sales<option>Service<option>Parts</select></label>
      <label>Name <input data-fid="full_name"></label><label>How can we help? <textarea data-fid="message"></textarea></label>""",
    "how can we help, a list": """<label>How can we help? <select data-fid="subject"><option>Buy a car<option>Sell my car<option>Other
      </select></label><label>Comments <textarea data-fid="message"></textarea></label><label>Name <input data-fid="full_name"></label>""",
    "hear about us": """<label>Name <input data-fid="full_name"></label><label>How did you hear about us? <input data-fid="hear_about">
      </label>""",
    "answer this sum": """<label>Name <input data-fid="full_name"></label><label>What is 3 + 4? <input data-fid="captcha" name=q></label>
      <label>Message <textarea data-fid="message"></textarea></label>""",
    # traps, and what only looks like one
    "off the page": """<label>Name <input data-fid="full_name"></label><label>Email <input data-fid="email" type=email></label>
      <div class=off><label>Website <input data-fid="honeypot" name=website tabindex=-1 autocomplete=off></label></div>""",
    "a second mail out of sight": """<label>Name <input data-fid="full_name"></label><label>Email <input data-fid="email" name=e_7></label>
      <div class=tiny aria-hidden=true><input type=email data-fid="honeypot" name=email tabindex=-1></div>""",
    "a transparent box": """<label>Nombre <input data-fid="full_name"></label><label>Correo <input data-fid="email"></label>
      <div class=clear><label>Empresa <input data-fid="honeypot" name=empresa2 tabindex=-1></label></div>""",
    "leave it empty": """<label>Naam <input data-fid="full_name"></label><label>Laat dit veld leeg <input data-fid="honeypot" name=x>
      </label><label>Bericht <textarea data-fid="message"></textarea></label>""",
    "says it beside the box": """<p>Nome <input data-fid="full_name"></p><p>E-mail <input data-fid="email"></p><p class=off>Se sei una
      persona non compilare questo campo <input data-fid="honeypot" name=altro></p>""",
    "hidden phone twin": """<label>Name <input data-fid="full_name"></label><label>Phone <input data-fid="phone" name=ph></label>
      <label class=none>Phone <input data-fid="honeypot" name=phone></label><label>Message <textarea data-fid="message"></textarea></label>""",
    "a hidden tick box": """<label>Name <input data-fid="full_name"></label><label>E-Mail <input data-fid="email"></label>
      <div class=off aria-hidden=true><input type=checkbox name=contact_me_by_fax_only data-fid="honeypot" tabindex=-1></div>""",
    "gravity forms": """<label>Email <input data-fid="email"></label><label>Name <input data-fid="full_name"></label>
      <div class="gfield gform_validation_container far"><label>Phone</label><input data-fid="honeypot" name=input_9>
      <div>This field is for validation purposes and should be left unchanged.</div></div>""",
    "later step": """<div class=step><label>Name <input data-fid="full_name"></label><label>Phone <input data-fid="phone"></label>
      <button type=button data-fid="button_other">Next</button></div><div class="step none"><label>City <input data-fid="city"></label>
      <label>Message <textarea data-fid="message"></textarea></label><button data-fid="submit">Send</button></div>""",
    "later step of one field": """<div id=s1><label>Name <input data-fid="full_name"></label><label>Email <input data-fid="email"></label>
      </div><fieldset class=none><label>Company <input data-fid="company"></label></fieldset><button data-fid="submit">Send</button>""",
    "closed section": """<label>Name <input data-fid="full_name"></label><details><summary>Trade-in</summary><label>Your car's mileage
      <input data-fid="vehicle_mileage"></label></details><button data-fid="submit">Ask about this car</button>""",
    "styled boxes": """<label>Name <input data-fid="full_name"></label><input type=checkbox id=agree class=sr data-fid="consent"><label
      for=agree><span>✓</span> I accept the privacy policy</label><button data-fid="submit">Send</button>""",
    "labels for screen readers": """<label class=sr for=z1>Your name</label><input id=z1 data-fid="full_name"><label class=sr for=z2>
      Your email</label><input id=z2 data-fid="email"><label class=sr for=z3>Website</label><input id=z3 data-fid="url" name=web>""",
    "shown on a wish": """<label>Name <input data-fid="full_name"></label><label>Contact me by <select data-fid="contact_method">
      <option>Email<option>Phone</select></label><div class="none conditional"><label>Phone number <input data-fid="phone"></label></div>""",
    # buttons
    "clear and send": """<label>Name <input data-fid="full_name"></label><button type=button data-fid="button_other">Clear</button>
      <button type=button data-fid="submit">Send message</button>""",
    "zurueck, weiter": """<label>Name <input data-fid="full_name"></label><button type=button data-fid="button_other">Zurück</button>
      <button type=button data-fid="submit">Weiter</button>""",
    "a picture of a button": """<label>Name <input data-fid="full_name"></label><input type=image alt="Enviar" data-fid="submit"
      src="data:,"><input type=reset value="Borrar" data-fid="button_other">""",
    "find my address": """<label>Postcode <input data-fid="zip"></label><button type=button data-fid="button_other">Find address</button>
      <label>Name <input data-fid="full_name"></label><button data-fid="submit">Request a call</button>""",
    # leave asked in every way a page can be built
    "words after the box": """<label>Name <input data-fid="full_name"></label><p><input type=checkbox data-fid="consent"> I have read the
      <a href=#>privacy notice</a> and agree to it.</p><button data-fid="submit">Send</button>""",
    "box in a cell, words in the next": """<table><tr><td>Name<td><input data-fid="full_name"><tr><td><input type=checkbox
      data-fid="marketing_optin"><td>Keep me posted about offers<tr><td><input type=checkbox data-fid="consent"><td>I accept the
      terms</table>""",
    "words before the box": """<div>Nombre <input data-fid="full_name"></div><div>Acepto la política de privacidad <input type=checkbox
      data-fid="consent"></div><div>Deseo recibir ofertas <input type=checkbox data-fid="marketing_optin"></div>""",
    "a paragraph and a bare yes": """<label>Name <input data-fid="full_name"></label><div><p>Dürfen wir Sie künftig über Aktionen und
      Neuheiten informieren?</p><label><input type=checkbox data-fid="marketing_optin"> Ja, gern</label></div>""",
    "described elsewhere": """<label>Nom <input data-fid="full_name"></label><label><input type=checkbox aria-describedby=d1
      data-fid="consent"> J'accepte</label><p id=d1>Vos données sont traitées pour répondre à votre demande (voir la politique de
      confidentialité).</p>""",
    "legend and two boxes": """<fieldset><legend>Privacy</legend><label><input type=checkbox data-fid="consent"> Ho letto l'informativa
      *</label><label><input type=checkbox data-fid="marketing_optin"> Acconsento all'invio di promozioni</label></fieldset>
      <label>Nome <input data-fid="full_name"></label>""",
    "radios for two purposes": """<label>Nome <input data-fid="full_name"></label><fieldset><legend>Trattamento dei dati per rispondere alla
      richiesta</legend><label><input type=radio name=a data-fid="consent"> Acconsento</label><label><input type=radio name=a
      data-fid="consent"> Non acconsento</label></fieldset><fieldset><legend>Finalità di marketing</legend><label><input type=radio name=b
      data-fid="marketing_optin"> Acconsento</label><label><input type=radio name=b data-fid="marketing_optin"> Non acconsento</label>
      </fieldset>""",
    "ticked before anyone came": """<label>E-mail <input data-fid="email"></label><label><input type=checkbox checked
      data-fid="marketing_optin" name=news> Ja, stuur mij de nieuwsbrief</label>""",
    "channels under one question": """<label>Name <input data-fid="full_name"></label><div><h4>Stay in touch</h4><p>Riverside would like to
      tell you about offers and events. Tick how we may do so:</p><label><input type=checkbox name=c1 data-fid="marketing_optin"> Email
      </label><label><input type=checkbox name=c2 data-fid="marketing_optin"> Phone</label><label><input type=checkbox name=c3
      data-fid="marketing_optin"> Text</label></div>""",
    "channels for the answer": """<label>Name <input data-fid="full_name"></label><div><p>How shall we answer you?</p><label><input
      type=checkbox name=c1 data-fid="contact_method"> Email</label><label><input type=checkbox name=c2 data-fid="contact_method"> Phone
      </label></div><label>Message <textarea data-fid="message"></textarea></label>""",
    "a list of leave": """<label>Name <input data-fid="full_name"></label><ul><li><input type=checkbox data-fid="consent" id=l1><label
      for=l1>Li e aceito a política de privacidade</label><li><input type=checkbox data-fid="marketing_optin" id=l2><label for=l2>Aceito
      receber campanhas</label></ul>""",
    "long legal text around": """<label>Phone <input data-fid="phone"></label><div class=s style="height:60px;overflow:auto;width:400px">
      <p>We collect personal data ... newsletters are sent only to those who ask for them ... you may unsubscribe.</p></div><label><input
      type=checkbox data-fid="consent"> I have read the above and agree</label>""",
    "a text message leave": """<label>Mobile <input data-fid="phone" type=tel></label><label><input type=checkbox data-fid="consent"> I agree
      to receive texts from Riverside about my inquiry. Consent is not a condition of purchase. Message and data rates may apply.</label>
      <label><input type=checkbox data-fid="marketing_optin"> I also agree to receive promotional texts. Reply STOP to end.</label>""",
    "a switch": """<label>Name <input data-fid="full_name"></label><div role=switch aria-checked=false tabindex=0 data-fid="marketing_optin"
      aria-label="Receive our newsletter" style="width:40px;height:20px;border:1px solid">&nbsp;</div>""",
    # more traps, and more that only look like one
    "shrunk to nothing": """<label>Name <input data-fid="full_name"></label><label>Email <input data-fid="email"></label><div
      style="transform:scale(0)"><input name=company data-fid="honeypot" autocomplete=off></div>""",
    "invisible but there": """<label>Name <input data-fid="full_name"></label><label>Email <input data-fid="email"></label><div
      style="visibility:hidden"><label>Homepage <input name=homepage data-fid="honeypot" tabindex=-1></label></div>""",
    "cut away": """<label>Nom <input data-fid="last_name" autocomplete=family-name></label><label>E-mail <input data-fid="email"></label>
      <div class=clip><label>Fax <input name=fax data-fid="honeypot" tabindex=-1 autocomplete=nope></label></div>""",
    "for robots only": """<label>Naam <input data-fid="full_name"></label><label>E-mail <input data-fid="email"></label><p class=none>
      <label>Niet invullen als je een mens bent <input name=f_extra data-fid="honeypot"></label></p>""",
    "a text box beside the message": """<label>Name <input data-fid="full_name"></label><label>Message <textarea data-fid="message"
      name=m></textarea></label><textarea name=comments class=off tabindex=-1 aria-hidden=true data-fid="honeypot"></textarea>""",
    "a random name": """<label>Name <input data-fid="full_name"></label><label>Email <input data-fid="email"></label><label class=far>Phone
      <input name="b_3f9a2c81d0e74b56a1c2_9d8e7f6a5b" tabindex=-1 data-fid="honeypot"></label>""",
    "tabs": """<div role=tablist><button type=button role=tab>You</button><button type=button role=tab>Your car</button></div><div role=tabpanel><label>Name <input data-fid="full_name"></label></div>
      <div role=tabpanel hidden><label>Mileage of your car <input data-fid="vehicle_mileage"></label></div>
      <button data-fid="submit">Send</button>""",
    "one question a step": """<div class=q><label>Name <input data-fid="full_name"></label></div><div class="q none"><label>Email <input
      data-fid="email"></label></div><div class="q none"><label>Phone <input data-fid="phone"></label></div><div class="q none"><label>
      Message <textarea data-fid="message"></textarea></label></div><button type=button data-fid="submit">Next</button>""",
    "asked only of companies": """<label>Name <input data-fid="full_name"></label><label>I write for <select data-fid="other"><option>myself
      <option>a company</select></label><div style="display:none" class=conditional-logic><label>Company name <input data-fid="company">
      </label></div>""",
    "a folded section": """<label>Name <input data-fid="full_name"></label><h4>Trade-in</h4><div class="accordion-body"
      style="height:0;overflow:hidden"><label>Make of your car <input data-fid="vehicle_make"></label><label>Model of your car <input
      data-fid="vehicle_model"></label></div>""",
    "a honest website box": """<label>Company <input data-fid="company"></label><label>Website <input data-fid="url" name=website></label>
      <label>Email <input data-fid="email"></label><label>Message <textarea data-fid="message"></textarea></label>""",
    "a box with a floating label": """<div style="position:relative"><input data-fid="full_name" id=fl1 placeholder=" "><label for=fl1
      style="position:absolute;left:4px;top:2px">Name</label></div><div style="position:relative"><input data-fid="email" id=fl2
      placeholder=" "><label for=fl2 style="position:absolute;left:4px;top:2px">Email</label></div>""",
    "a drawn radio": """<label>Name <input data-fid="full_name"></label><p>New or used?</p><input type=radio name=nu id=nu1 class=sr
      data-fid="new_or_used"><label for=nu1>New</label><input type=radio name=nu id=nu2 class=sr data-fid="new_or_used"><label
      for=nu2>Used</label>""",
    "a file chosen by a picture": """<label>Name <input data-fid="full_name"></label><input type=file id=up class=none data-fid="file"><label
      for=up>Add a photo of your car</label>""",
    # Europe
    "npa et localite": """<label>NPA / Localité*</label><div class=row><input data-fid="zip" name=npa class=s><input data-fid="city" name=loc></div>
      <label>E-mail <input data-fid="email"></label>""",
    "no department of France": """<label>Prénom <input data-fid="first_name"></label><label>Nom <input data-fid="last_name"></label>
      <label>Département <select data-fid="subject"><option>Service<option>Ventes<option>Pièces</select></label>
      <label>Message <textarea data-fid="message"></textarea></label>""",
    "spans that count months": """<h2>Finanzierung anfragen</h2><label>Laufzeit in Monaten <select data-fid="other"><option>24<option>36<option>48</select></label>
      <label>Anzahlung <input data-fid="price"></label><label>Name <input data-fid="full_name"></label><label>Telefon <input data-fid="phone"></label>""",
    "questions in whole sentences": """<label>Comment vous appelez-vous ? <input data-fid="full_name" name=r1></label><label>Quel est votre e-mail ?
      <input data-fid="email" name=r2></label><label>Comment préférez-vous être joint ? <select data-fid="contact_method" name=r3><option>Par
      courriel<option>Par téléphone</select></label><label>Que pouvons-nous faire pour vous ? <textarea data-fid="message" name=r4></textarea></label>""",
    "a sum in words": """<label>Nombre <input data-fid="full_name"></label><label>Correo <input data-fid="email"></label><label>¿Cuánto es 4 más 5?
      <input data-fid="captcha" name=r9></label>""",
    "hours told by their list": """<h2>Probefahrt</h2><label>Datum <input data-fid="date"></label><span>um</span> <select data-fid="time" name=u><option>09:00
      Uhr<option>11:00 Uhr<option>15:30 Uhr</select><label>Name <input data-fid="full_name"></label>""",
    "time frame and make of interest": """<label>First name <input data-fid="first_name"></label><label>Last name <input data-fid="last_name"></label>
      <label>Purchase time frame <select data-fid="other"><option>0-30 days<option>31-60 days</select></label><label>Make of interest
      <input data-fid="vehicle_make"></label><label>Home phone <input data-fid="phone" name=cust_hp></label>""",
    "initials or first name": """<label>Voorletters / voornaam <input data-fid="first_name"></label><label>Tussenvoegsel <input
      data-fid="middle_name"></label><label>Achternaam <input data-fid="last_name"></label>""",
    # as form software of all kinds writes them, without a style sheet
    "a grid of words over a grid of boxes": """<div><div>First Name</div><div>Last Name</div><div><input data-fid="first_name" name=g1></div><div><input
      data-fid="last_name" name=g2></div><div>Email</div><div>Phone</div><div><input data-fid="email" name=g3></div><div><input data-fid="phone"
      name=g4></div></div><div>Comments</div><div><textarea data-fid="message" name=g5></textarea></div>""",
    "words after examples": """<div><input data-fid="vehicle_other" name=p1 placeholder="AB-123-CD"><span>Votre plaque d'immatriculation</span></div><div><input
      data-fid="vehicle_mileage" name=p2 placeholder="Ex : 85 000"><span>Kilométrage</span></div><div><input data-fid="email" name=p3
      placeholder="nom@exemple.fr"><span>Adresse e-mail</span></div><div><input data-fid="zip" name=p4 placeholder="75001"><span>Code postal</span></div>""",
    "an honest label on a trap": """<div><label for=w1>Name</label><input id=w1 data-fid="full_name" name="wpforms[fields][0]"></div><div><label for=w2>E-mail</label>
      <input id=w2 data-fid="email" name="wpforms[fields][1]"></div><div><label for=w3>Message</label><textarea id=w3 data-fid="message"
      name="wpforms[fields][2]"></textarea></div><div class="wpforms-field wpforms-field-hp"><label for=w4>Website</label><input id=w4
      data-fid="honeypot" name="wpforms[hp]"></div>""",
    "a child's name beside a parent's": """<label>Parent name <input data-fid="full_name" name=c1></label><label>Child's name <input data-fid="other"
      name=c2></label><label>Phone <input data-fid="phone" name=c3></label><label>What would you like to know? <textarea data-fid="message"
      name=c4></textarea></label>""",
    "prompts in the boxes": """<input data-fid="full_name" name=v1 value="Your Name"><input data-fid="email" name=v2 value="Your Email"><textarea
      data-fid="message" name=v3>Your Message</textarea>""",
    "Wohnort and Fahrgestell-Nr.": """<p>Wohnort<br><input data-fid="city" name=wohnort></p><p>Kennzeichen<br><input data-fid="vehicle_other" name=kennzeichen></p>
      <p>Fahrgestell-Nr.<br><input data-fid="vehicle_vin" name=fahrgestell_nr></p><p>km-Stand<br><input data-fid="vehicle_mileage" name=km></p>""",
    "channels for the answer, then for offers": """<p>How would you like us to reply to this enquiry?</p><label><input type=checkbox
      name=r1 data-fid="contact_method"> Email</label><label><input type=checkbox name=r2 data-fid="contact_method"> Phone</label>
      <p>Keep me up to date with offers and events by:</p><label><input type=checkbox name=o1 data-fid="marketing_optin"> Email</label>
      <label><input type=checkbox name=o2 data-fid="marketing_optin"> SMS</label>""",
    "channels without labels under two legends": """<fieldset><legend>Bleiben Sie informiert</legend><input type=checkbox name=o1
      data-fid="marketing_optin"> E-Mail<br><input type=checkbox name=o2 data-fid="marketing_optin"> SMS</fieldset><fieldset><legend>
      Wie dürfen wir Ihnen antworten?</legend><input type=checkbox name=r1 data-fid="contact_method"> E-Mail<br><input type=checkbox
      name=r2 data-fid="contact_method"> Telefon</fieldset>""",
}
