// What a frame shows now, beside what it showed before: read-only. The form under watch was marked by `window.__watched`.
(limits) => {
  const squash = (s, n) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim().slice(0, n);
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && (!el.checkVisibility || el.checkVisibility({ opacityProperty: true, visibilityProperty: true })); };
  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 40; i++) { let n = 0; for (const el of roots[i].querySelectorAll('*')) { if (++n > limits.nodes) break; if (el.shadowRoot) roots.push(el.shadowRoot); } }
  const lines = [];
  const add = (text) => { for (const line of (text || '').split('\n')) { const s = squash(line, 300); if (s && lines.length < limits.lines) lines.push(s); } };
  if (document.body) add(document.body.innerText);
  for (const root of roots.slice(1)) for (const el of root.children) if (el.tagName !== 'STYLE' && el.tagName !== 'SCRIPT') add(el.innerText);
  // with aside.js
  const drop = (el) => { for (const line of (el.innerText || '').split('\n')) { const at = lines.indexOf(squash(line, 300)); if (at >= 0) lines.splice(at, 1); } };
  for (const el of window.__aside || []) if (el.isConnected && unseen(el)) drop(el);
  for (const el of window.__watched ? chats() : []) drop(el);
  if (lines.join('').length < 40) { add(document.title); for (const img of [...document.images].slice(0, 20)) if (seen(img)) add(img.alt); }  // a page without words: what names it
  for (const el of [...document.querySelectorAll('img[alt],video,[role=img][aria-label]')].slice(0, 30)) {  // a picture as large as a message says what it is called
    const r = el.getBoundingClientRect();
    if (r.width * r.height > 30000 && seen(el)) add(el.getAttribute('aria-label') || el.alt || el.title);
  }
  const form = window.__watched, held = Boolean(form && form.isConnected);
  const BOXES = 'input:not([type=hidden]):not([type=submit]):not([type=button]),select,textarea,[contenteditable=true],[role=radio],[role=checkbox],[role=combobox],[role=listbox]';
  const boxes = held ? [...form.querySelectorAll(BOXES)] : roots.flatMap((r) => [...r.querySelectorAll(BOXES)]).slice(0, 200);
  const visible = boxes.filter((el) => (seen(el) && !unseen(el)) || (/^(radio|checkbox)$/.test(el.type) && el.labels && [...el.labels].some(seen)));
  // a page that asks one thing at a time draws the same box again: it is told by the question over it
  const question = (el) => { for (let n = el, i = 0; n && i < 5 && n !== document.body; n = n.parentElement, i++) { const s = squash((n.innerText || '').split('\n').map((l) => l.trim()).find((l) => /\p{L}{2}/u.test(l)), 60); if (s) return s; } return ''; };
  // of a talk, whose one box takes all answers: what was said last over it, and what stands in it while it is empty
  const said = (el) => { for (let n = el, i = 0; n && i < 5 && n !== document.body; n = n.parentElement, i++) for (let s = n.previousElementSibling; s; s = s.previousElementSibling) { const l = (s.innerText || '').split('\n').filter((one) => /\p{L}{2}/u.test(one)).pop(); if (l) return squash(l, 160) + ' | ' + squash(el.placeholder, 80); } return ''; };
  const name = (el) => el.id || el.name || el.getAttribute('aria-label') || el.placeholder || (el.getAttribute('role') ? squash(el.textContent, 40) : '');
  // the words right after a box, or after the part that holds it alone
  const after = (el) => {
    const out = [];
    const other = (x) => x !== el && (seen(x) || !el.getAttribute('role')) && !(x.tagName === 'SELECT' && x.getAttribute('aria-hidden') === 'true');  // but the native list behind a drawn one
    for (let n = el, up = 0; n && up < (el.getAttribute('role') ? 4 : 2) && n.tagName !== 'FORM'; n = n.parentElement, up++) {
      if (up && [...n.querySelectorAll(BOXES)].some(other)) break;
      for (let s = n.nextElementSibling; s && out.length < 2 && !s.matches(BOXES + ',button,label,br') && !s.querySelector(BOXES + ',button'); s = s.nextElementSibling) if (seen(s) && s.innerText) out.push(s.innerText);
    }
    return squash(out.join(' '), 160);
  };
  // a box or the part that holds it alone is drawn as wrong, in red or by its class: which of them newly so, the caller tells
  const reddened = (el) => {
    if (el === document.activeElement || !seen(el)) return false;
    const look = getComputedStyle(el), [r, g, b] = (look.borderBottomColor.match(/\d+/g) || []).map(Number);
    const wrap = el.parentElement && el.parentElement.tagName !== 'FORM' && el.parentElement.querySelectorAll(BOXES).length === 1 ? el.parentElement : null;
    return (parseFloat(look.borderBottomWidth) > 0 && r > 150 && g < 110 && b < 110) || Boolean(wrap && /(^|[\s_-])(is-invalid|invalid|error|has-error|has-danger)([\s_-]|$)/i.test(wrap.getAttribute('class') || ''));
  };
  const invalid = [];
  for (const el of boxes) {
    const aria = el.getAttribute('aria-invalid') === 'true', css = /(^|[\s_-])(is-invalid|invalid|error|has-error|wpcf7-not-valid|field-error)([\s_-]|$)/i.test((el.className || '') + '');
    const native = el.willValidate && el.validity && !el.validity.valid && el.form && !el.form.noValidate;
    const red = !aria && !css && !native && reddened(el);
    if ((aria || css || native || red) && invalid.length < 30) {
      const said = (el.getAttribute('aria-errormessage') || el.getAttribute('aria-describedby') || '').split(/\s+/).map((id) => { const t = id && el.getRootNode().getElementById && el.getRootNode().getElementById(id); return t && seen(t) ? t.innerText : ''; }).join(' ');
      const near = el.parentElement ? [...el.parentElement.querySelectorAll('[class*=error i],[class*=invalid i],[role=alert]')].filter((e) => e !== el && seen(e)).map((e) => e.innerText).join(' ') : '';
      invalid.push([name(el), squash(said || near || after(el) || el.validationMessage || '', 160), red ? 'red' : native && !aria && !css ? 'native' : 'told']);
    }
  }
  const alerts = [];
  for (const el of document.querySelectorAll('[class*=error i],[class*=danger i],[class*=invalid i],[class*=fehler i],[class*=erreur i]')) { if (alerts.length > 12) break; if (el.tagName !== 'FORM' && !el.querySelector(BOXES) && !el.matches(BOXES) && seen(el)) for (const line of (el.innerText || '').split('\n')) { const s = squash(line, 300); if (s.length > 5) alerts.push(s); } }
  const cheers = [];
  for (const el of document.querySelectorAll('[class*=success i]')) { if (cheers.length > 6) break; if (el.tagName !== 'FORM' && !el.querySelector(BOXES) && !el.matches(BOXES) && seen(el)) for (const line of (el.innerText || '').split('\n')) { const s = squash(line, 300); if (s.length > 5) cheers.push(s); } }
  // boxes for a code sent to the shopper, with nothing else to be typed in their form
  const label = (el) => [el.name, el.id, el.placeholder, el.getAttribute('aria-label'), ...[...(el.labels || [])].map((l) => l.innerText)].join(' ');
  const coded = (el) => el.autocomplete === 'one-time-code' || (el.maxLength === 1 && /^(text|tel|number|password)$/.test(el.type)) || (/(^|[^a-z])(otp|pin|tan)([^a-z]|$)|c[oó]d(e|igo|ice)|\bsms/i.test(label(el)) && !/post|zip|promo|coup|gutschein|rabatt|descuent|sconto|korting|remise|desconto|vouch|discount|area|country|dial|pa[ií]s|land|pays|paese/i.test(label(el)));
  const typed = roots.flatMap((r) => [...r.querySelectorAll('input')]).slice(0, 200).filter((el) => /^(text|tel|number|password|email)$/.test(el.type) && !el.value && seen(el));
  const codes = typed.filter((el) => coded(el) && !typed.some((o) => o.form === el.form && !coded(o))).length;
  const challenge = [...document.querySelectorAll('iframe')].some((f) => (/recaptcha\/(api2|enterprise)\/bframe|hcaptcha\.com.*challenge|challenges\.cloudflare/.test(f.src) || /captcha/i.test(f.title)) && seen(f) && f.getBoundingClientRect().height > 120);
  const late = [...document.querySelectorAll('.g-recaptcha:not([data-size=invisible]),.h-captcha:not([data-size=invisible]),.cf-turnstile,[class*=captcha i],[id*=captcha i]')].filter((e) => seen(e) && !e.closest('.grecaptcha-badge')).length;
  return {
    url: location.href, born: performance.timeOrigin, title: squash(document.title, 200), lines, held, watched: Boolean(form), flashed: window.__flashed ? [...window.__flashed] : [], visible: visible.length, names: visible.map(name).slice(0, 80), asks: visible.length < 3 ? visible.map(question) : [], talk: visible.length === 1 && /^(INPUT|TEXTAREA)$/.test(visible[0].tagName) ? said(visible[0]) : '',
    filled: visible.filter((el) => (el.type === 'checkbox' || el.type === 'radio' ? false : el.tagName !== 'SELECT' && String(el.value || '').trim() && !/^\s*\+\d{1,4}\D*$/.test(el.value))).length, texts: visible.filter((el) => !/^(radio|checkbox|combobox|listbox)$/.test(el.tagName === 'INPUT' ? '' : el.getAttribute('role') || '') && el.tagName !== 'SELECT' && el.type !== 'checkbox' && el.type !== 'radio').length,
    invalid, alerts, cheers, beside: visible.slice(0, 40).flatMap((el) => [[name(el), after(el)], ...(el.placeholder && !el.value ? [[name(el), squash(el.placeholder, 160)]] : [])]), hints: visible.slice(0, 40).filter((el) => el.placeholder).map((el) => [name(el), squash(el.placeholder, 160)]), challenge, codes, captchas: late, forms: [...document.forms].filter((f) => [...f.elements].filter((e) => e.type !== 'hidden' && e.tagName !== 'BUTTON' && seen(e)).length > 2).length, links: document.links.length, marks: lines.join('').length < 100 ? [...document.querySelectorAll('iframe[src],script[src]')].slice(0, 20).map((el) => el.src.slice(0, 200)) : [],
    linked: [...document.links].slice(0, 800).some((a) => a.href.split('#')[0] === location.href.split('#')[0]),
  };
}
