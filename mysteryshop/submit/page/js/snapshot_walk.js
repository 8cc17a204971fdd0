// One look at a frame: every form and every field with what a shopper can read about it. Read-only, one pass, bounded.
// A part of the look at a frame (see snapshot.py): these files are joined, in order, into one function of `limits`.
  const NODES = limits.nodes, FIELDS = limits.fields, FORMS = limits.forms, PER_FORM = limits.per_form, OPTIONS = limits.options, SHORT = limits.short, LONG = limits.long;
  const SKIP = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'HEAD', 'CANVAS', 'VIDEO', 'AUDIO', 'OBJECT', 'MATH']);
  const HEADING = /^H[1-6]$/;
  const INLINE = new Set(['inline', 'inline-block', 'inline-flex', 'contents', 'inline-grid', 'ruby']);
  const BUTTON_KINDS = new Set(['submit', 'button', 'image', 'reset']);
  const squash = (s, n) => String(s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim().slice(0, n);
  const cls = (el) => (typeof el.className === 'string' ? el.className : el.getAttribute('class') || '');
  const idOf = (el) => el.getAttribute('id') || '';  // el.id of a form may be its input named "id"
  const mark = (el) => idOf(el) + ' ' + cls(el);
  const own = (proto, name) => { const get = Object.getOwnPropertyDescriptor(proto, name).get; return (node) => get.call(node); };
  const parentOf = own(Node.prototype, 'parentElement'), childrenOf = own(Node.prototype, 'childNodes');
  const up = (el) => el.assignedSlot || parentOf(el) || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const styles = new Map();
  const style = (el) => { let s = styles.get(el); if (!s) styles.set(el, (s = getComputedStyle(el))); return s; };

  // ---- which elements count as fields and buttons
  const CUSTOM = 'combobox listbox textbox searchbox checkbox radio switch slider spinbutton'.split(' ');
  // answers drawn by hand: siblings alike, a few words each, to be clicked on, none of them leading anywhere
  const rows = new Map(), rowOf = new WeakMap();
  const CHOICE = /(option|choice|card|tile|slot|pill|chip|answer|select|radio|toggle|swatch)/i;
  const RADIO = /(^|[\s_-])(radio|check-?box)(\s|$)/i;  // drawn, and called what it is
  const LEADS = /^(next|back|previous|continue|submit|send|cancel|close|ok|okay|reset|clear|add|remove|edit|search|upload|browse|print|share|login|sign|weiter|zur[üu]ck|senden|absenden|abbrechen|suivant|pr[ée]c[ée]dent|retour|envoyer|annuler|siguiente|atr[áa]s|anterior|enviar|cancelar|volgende|vorige|terug|verzenden|verstuur|annuleren|avanti|indietro|invia|annulla|pr[óo]ximo|seguinte|voltar)/i;
  const BEFORE = /^(previous|prior|earlier|vorherige|vorige|pr[ée]c[ée]dent|anterior|semana anterior|semaine pr[ée]c[ée]dente|settimana precedente|voorgaande)/i;
  const AWAY = /^(call|chat|more(?! than))\b/i;  // one of them alone may be an answer
  const FORMLIKE = 'form,[role=form],[class*=form i],[class*=quiz i],[class*=wizard i]';
  const APART = 'form,[role=form],dialog,[role=dialog]';
  const mixed = new Map();
  const apart = (x, n) => { const own = x.closest(APART); return Boolean(own && !own.contains(n)); };  // in a form or a dialog that `n` is not in
  const both = (n) => { if (!mixed.has(n)) mixed.set(n, [...n.querySelectorAll('input:not([type=hidden]):not([type=search]),textarea')].some((x) => !apart(x, n)) && Boolean(n.querySelector('button'))); return mixed.get(n); };
  const amid = (el, most = 3) => {  // not far from boxes and a button that are no part of a form either
    for (let n = el.parentElement, i = 0; n && i < most && !/^(BODY|MAIN|HEADER|FOOTER|NAV)$/.test(n.tagName); n = n.parentElement, i++) if (both(n)) return true;
    return false;
  };
  // beside the boxes and their button, which stand together in a part of their own with its heading, or after nothing at all: a menu
  const beside = (el) => {
    if (el.closest(FORMLIKE)) return false;
    let n = el.parentElement, first = true;
    for (let i = 0; n && i < 3 && !/^(BODY|MAIN)$/.test(n.tagName) && !both(n); n = n.parentElement, i++) for (let b = n.previousElementSibling; b; b = b.previousElementSibling) if (squash(b.textContent, 9)) first = false;
    if (!n || !both(n)) return false;
    const boxes = [...n.querySelectorAll('input:not([type=hidden]):not([type=search]),textarea,select')].filter((x) => !apart(x, n));
    const whole = [...n.children].find((c) => !c.contains(el) && both(c) && boxes.every((x) => c.contains(x)));
    return Boolean(whole && (first || whole.tagName === 'MAIN' || [...whole.querySelectorAll('h1,h2,h3')].some((h) => h.compareDocumentPosition(boxes[0]) & 4)));
  };
  const near = (el) => Boolean(el.closest(FORMLIKE) || amid(el));
  const pictured = (el) => (limits.answers ? squash([...el.querySelectorAll('img[alt]')].map((i) => i.alt).join(' '), 90) : '');  // a maker's mark
  const saying = (el) => squash(el.textContent, 90) || pictured(el) || (el.tagName.includes('-') ? squash(el.getAttribute('label') || el.getAttribute('aria-label'), 90) : '');
  const formAround = (el) => { for (let n = el; n; n = up(n)) if (n.tagName === 'FORM' || n.getAttribute('role') === 'form') return n; return null; };
  const panelled = (bar) => {  // these tabs show parts of the page
    const shown = (t) => { const id = t.getAttribute('aria-controls'), panel = id && document.getElementById(id); return Boolean(panel && !t.contains(panel)); };
    return Boolean(bar.parentElement.querySelector('[role=tabpanel]')) || [...bar.querySelectorAll('[role=tab]')].some(shown);
  };
  const barred = (el) => { for (let n = el.closest('[class*=toolbar i]'); n; n = parentOf(n) && parentOf(n).closest('[class*=toolbar i]')) if (/toolbar(\s|$)/i.test(cls(n))) return true; return false; };
  const ANSWERS = limits.answers || 9;  // more than nine: a tool of several steps is looked at
  const ARROW = /^[‹›«»<>←→⟨⟩❮❯◀▶◄►]+$/;  // turns to more of them
  const numbered = (words) => {  // "1 Your car", "2 Your details": steps of a form, those behind us without their figures; "1 owner", "2 owners" are answers, and so are hours
    const at = words.findIndex((w) => /\d/.test(w)), rest = words.slice(at), heads = rest.map((w, i) => (new RegExp('^(?:[^\\d]{1,24}\\s)?0?' + (at + i + 1) + '(?!\\d|[:.]\\d)[\\s.:)-]*(?:.*\\s)?(\\p{L}\\S{0,2})\\S*$', 'u').exec(w) || [])[1]);
    return at >= 0 && rest.length > 1 && heads.every(Boolean) && new Set(heads.map((h) => h.toLowerCase())).size === heads.length;
  };
  const alike = (el) => {
    if (ARROW.test(saying(el))) return null;
    let cell = el;  // each may stand in a column of its own
    for (let i = 0; i < 2 && parentOf(cell) && parentOf(cell).childElementCount === 1 && parentOf(cell).tagName !== 'FORM'; i++) cell = parentOf(cell);
    const first = (c) => (c.tagName.includes('-') ? '' : cls(c).split(/\s+/)[0]), key = el.tagName + ' ' + first(el), parent = parentOf(cell);  // a component is called what it is
    if (!parent) return null;
    let run = parent, start = cell;  // right in the form, those that stand together alone
    if (parent.tagName === 'FORM' && el.tagName === 'BUTTON') { for (let b; (b = start.previousElementSibling) && b.tagName === el.tagName && b.type === el.type && first(b) === first(el);) start = b; run = start; }
    if (!rows.has(run)) rows.set(run, new Map());
    const by = rows.get(run);
    if (!by.has(key)) {
      const down = (c) => { let d = c; for (let n = el; d && n !== cell; n = parentOf(n)) d = d.childElementCount === 1 ? d.firstElementChild : null; return d; };
      const bar = el.closest('[role=tablist]');
      const all = run === parent ? [...parent.children] : [start];
      for (let b = start; run !== parent && (b = b.nextElementSibling) && b.tagName === el.tagName && b.type === el.type;) all.push(b);
      const row = all.filter((c) => c.tagName === cell.tagName && first(c) === first(cell)).map(down).filter((c) => c && c.tagName === el.tagName && first(c) === first(el) && !ARROW.test(saying(c)));
      const words = row.map(saying);
      const good = row.length > 1 && row.length < Math.max(25, ANSWERS) && new Set(words).size === row.length && !numbered(words) && words.every((w) => w && w.length <= 60 && !LEADS.test(w)) && words.filter((w) => AWAY.test(w)).length * 2 < words.length && (!words.every((w) => /^\W*\d{0,2}\W*$/.test(w)) || words.every((w) => /\d/.test(w)) && posed(row))
        && !row.some((c) => /^(modal|collapse|offcanvas|tab|pill|dropdown)$/.test(c.getAttribute('data-toggle') || c.getAttribute('data-bs-toggle') || '') || c.getAttribute('aria-haspopup') === 'dialog')  // they open something
        && !row.every((c) => c.previousElementSibling && c.previousElementSibling.matches('[type=radio],[type=checkbox]'))  // they stand in for native ones
        && row.every((c) => !c.querySelector('input,select,textarea,button,a[href],[role]:not(svg,img,[role=img],[role=presentation],[role=none],[role=progressbar])') && (c.tagName !== 'A' || /^(#|javascript:|)$/i.test(c.getAttribute('href') || '')) && (c.tagName !== 'BUTTON' || c.type === 'button' || !c.form))
        && !(row.length === 2 && words.some((w) => BEFORE.test(w)))  // turns to the week before and the one after
        && !row.some((c) => [...c.children].some(emptied))  // each is ticked by itself
        && (el.tagName === 'BUTTON' ? parent.querySelectorAll('input,select,textarea').length === 0 || (unbroken(row) && posed(row)) : el.tagName.includes('-') ? ((/(segment|toggle|chip|choice|card|tile)/i.test(el.tagName + ' ' + parent.tagName) && !/(checkbox|radio|switch)/i.test(el.tagName)) || (/radio/i.test(el.tagName) && row.every((c) => !c.shadowRoot))) && near(el) : (row.every((c) => style(c).cursor === 'pointer' && style(parentOf(c)).cursor !== 'pointer') || RADIO.test(cls(el))) && (CHOICE.test(cls(el)) || el.hasAttribute('data-value') || el.hasAttribute('tabindex') || posed(row)))
        && !el.closest('nav,header,footer,table,[role=listbox],[role=menu],[role=toolbar],[class*=dropdown i],[class*=slider i],[class*=carousel i],[class*=tabs i],[class*=gallery i],[class*=pagination i]') && !barred(el) && !(bar && (panelled(bar) || !formAround(bar)));
      by.set(key, good ? row : null);
    }
    return by.get(key);
  };
  // a question put to who reads the page, and nothing but these answers under it
  const ASKS = /[?\uff1f]\W*$|^(please )?(choose|select|pick|tell us)\b|^(elige|elija|selecciona)|^(choisissez|s[ée]lectionnez)|^(bitte )?w[äa]hl|^(kies|selecteer)|^(scegli|seleziona)|^(escolha|selecione)/i;
  const unbroken = (row) => row.every((c, i) => !i || c.previousElementSibling === row[i - 1]);
  const stepped = (row) => {  // all there is to press beside these answers is one or two buttons below them: a step of a form
    for (let n = row[0].parentElement, i = 0; n && i < 4 && !/^(BODY|MAIN|HEADER|FOOTER|NAV)$/.test(n.tagName); n = n.parentElement, i++) {
      const others = [...n.querySelectorAll('button,input[type=submit],input[type=button]')].filter((b) => !row.includes(b) && b.getClientRects().length && !CHOICE.test(cls(b)));
      if (others.length) return others.length < 3 && others.every((b) => row[0].compareDocumentPosition(b) & 4 && squash(b.textContent || b.value, 30)) && !n.querySelector('a[href]:not([href^="#"])');
    }
    return false;
  };
  const posed = (row) => {
    if (row.length > ANSWERS || row.some((c) => /\?\s*$/.test(c.textContent) || c.hasAttribute('aria-expanded') || c.hasAttribute('aria-controls') || c.hasAttribute('aria-haspopup'))) return false;
    const between = (n, b) => [...n.querySelectorAll('input:not([type=hidden]),select,textarea')].some((x) => x.compareDocumentPosition(b) & 2 && x.compareDocumentPosition(row[0]) & 4);
    for (let n = row[0].parentElement, i = 0; n && i < 7 && n.tagName !== 'HTML'; n = n.tagName === 'FORM' ? null : n.parentElement, i++) {
      if (n.querySelector('a[href]:not([href^="#"],label *)')) return false;
      const before = [...n.querySelectorAll('h1,h2,h3,h4,h5,p,legend,[role=heading],div:not(:has(*)),span:not(:has(*)),label')].filter((b) => b.compareDocumentPosition(row[0]) & 4 && !b.contains(row[0]) && /[\p{L}\d?\uff1f]/u.test(b.textContent)).pop();  // a star or an empty mark beside it asks nothing
      const said = before ? squash(before.textContent, 200) : '';
      const home = said && !/^H[12]$/.test(before.tagName) && formAround(row[0]), asks = ASKS.test(said) || (home && home.contains(before) && said.length < 60 && !/[.!;,]$/.test(said)) || (/\p{L}{3}/u.test(said) && said.length < 60 && before.tagName !== 'H1' && stepped(row));
      if (said) return said.length < 160 && (asks || (ANSWERS > 9 && !(before.tagName === 'H1' && beside(row[0])))) && !between(n, before);  // under the page's own heading, beside a step: what names the steps
    }
    return false;
  };
  // a list box drawn by hand: a head to click on over a hidden list of short entries
  const handMade = (el) => {
    const kids = [...el.children];
    if (kids.length < 2 || kids.length > 5 || el.querySelector('input:not([type=hidden]),select,textarea,[role=option]')) return false;
    const body = kids.find((k) => style(k).display === 'none' && k.children.length > 1 && [...k.children].every((i) => i.tagName === k.children[0].tagName && squash(i.textContent, 90).length < 80));
    const head = kids.find((k) => k !== body && k.tagName !== 'INPUT' && squash(k.textContent, 80));
    const entry = body && head && [...body.children].some((i) => squash(i.textContent, 90) === squash(head.textContent, 90));  // it shows one of them
    if (!entry && !el.querySelector('input[type=hidden]') && !/(select|dropdown|drop-down|combo|picker)/i.test(cls(el))) return false;
    return Boolean(body && head && (style(head).cursor === 'pointer' || style(el).cursor === 'pointer' || head.tagName === 'BUTTON' || head.hasAttribute('tabindex')));
  };
  // a box that takes the focus but holds nothing to type into: its list comes when it is opened
  const focusBox = (el) => {
    const keys = el.childElementCount === 1 && el.firstElementChild.tagName === 'INPUT' && el.firstElementChild.getAttribute('aria-hidden') === 'true' && !squash(el.textContent, 9);  // takes keys alone, within the box that is seen
    const box = (keys ? parentOf(parentOf(el)) : el).getBoundingClientRect(), said = squash(el.textContent, 90);
    if (box.width < 100 || box.width > 1600 || box.height < 20 || box.height > 80 || said.length > 60 || el.querySelector('[role=spinbutton],button,a[href],select,textarea,[role=radio],[role=checkbox],[role=slider]')) return false;
    const inner = [...el.querySelectorAll('input:not([type=hidden])')];
    if (inner.length > 1 || (inner.length && inner[0].tabIndex >= 0 && !inner[0].readOnly)) return false;
    if (keys) return true;
    if (el.hasAttribute('aria-expanded') && (UNCHOSEN.test(said) || asked.has(el))) { asked.add(el); return true; }
    const named = cls(el) + ' ' + cls(parentOf(el));
    return /select|picker|dropdown|combo/i.test(named) && !/date|calendar|time|upload|file/i.test(named);
  };
  // a row of toggle buttons is one question; a labelled button that opens something is a list box or a date box
  const reached = (el) => el.tabIndex >= 0 || el.hasAttribute('tabindex');  // with the keys, one of a row for all of it
  const toggles = (el) => { let row = []; for (let n = parentOf(el), i = 0; n && i < 3 && row.length < 2 && n.tagName !== 'FORM'; n = parentOf(n), i++) row = [...n.querySelectorAll('[aria-pressed]')].filter(reached); return row.length > 1 && row.length < 40 && row.every((b) => squash(b.textContent, 80).length > 0 && b.closest('form') === el.closest('form')); };
  // whether a form, whose script may read what is pressed, stands right below `el` or what it stands in
  const overForm = (el) => { for (let n = el, i = 0; n && i < 4; n = parentOf(n), i++) { const s = n.nextElementSibling; if (s && s.tagName === 'FORM') return s.querySelectorAll('input:not([type=hidden]),textarea').length > 1; } return false; };
  const aboveForm = (el) => {  // the same with other parts in between
    for (let n = el, i = 0; n && i < 4; n = parentOf(n), i++) for (let s = n.nextElementSibling, j = 0; s && j < 4; s = s.nextElementSibling, j++) if (s.tagName === 'FORM') return s.querySelectorAll('input:not([type=hidden]),textarea').length > 1;
    return false;
  };
  const asked = window.__asked || (window.__asked = new WeakSet());  // a button stays the same question when it shows its answer
  const UNCHOSEN = /^(-- ?)?(please )?(choose|select|pick)\b|^(por favor )?(seleccion|elij|el[ei]g)|^(veuillez )?(choisi|s[ée]lectionn)|^(bitte )?(w[äa]hl|ausw[äa]hl)|^bitte w|^(\S+ ){1,4}(aus)?w[äa]hlen$|^(kies|selecteer|maak een keuze)|^(scegli|selezion)|^(escolh|selecion)/i;
  const unmade = (el) => {  // what it opens is made when it opens: a list, no fold of the page
    const id = el.getAttribute('aria-expanded') === 'false' && el.getAttribute('aria-controls'), root = el.getRootNode();
    return Boolean(id && root.getElementById && !root.getElementById(id));
  };
  const under = (el) => {  // words that ask stand right before it
    for (let n = el, i = 0; n && i < 7 && n.tagName !== 'FORM'; n = parentOf(n), i++) {
      const over = n.previousElementSibling, said = over ? squash(over.textContent, 90) : '';
      if (over && over.querySelector('input,select,textarea,button')) return false;
      if (said) return said.length < 80 && !HEADING.test(over.tagName);
    }
    return false;
  };
  const asksByButton = (el) => {
    if ([...el.labels].some((l) => squash(l.textContent, 80) || l.querySelector('slot'))) return true;
    const says = squash(el.textContent, 60);
    if (UNCHOSEN.test(says) && !/file|upload|photo|foto|datei|fichier|archivo|bestand|ficheiro|allegat|store|dealer/i.test(says)) { asked.add(el); return true; }
    if (asked.has(el)) return true;
    if (/^[^\d+]{0,12}\+\d{1,4}[^\d+]{0,12}$/.test(says)) { asked.add(el); return true; }  // a country's dial code, before its number
    if (says && unmade(el) && el.getBoundingClientRect().width > 100 && under(el)) { asked.add(el); return true; }
    if (!/^(true|menu|dialog|grid|listbox)$/.test(el.getAttribute('aria-haspopup') || '')) return false;
    const before = el.previousElementSibling || (el.parentElement && el.parentElement.previousElementSibling);
    return Boolean(before && (before.tagName === 'LABEL' || before.querySelector('label')) && !before.querySelector('input,select,textarea'));
  };
  const WHOLE_DAY = /^([^\W\d]{2,10}[.,]{0,2} )?([^\W\d]{3,9}\.? \d{1,2}(st|nd|rd|th)?,? |\d{1,2}(st|nd|rd|th|\.)? (de )?[^\W\d]{3,9}\.?,? (de )?)20\d\d$|^(20\d\d[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]20\d\d)$/;
  const showsDay = (el) => {  // a button that shows the day it asks for, today's at first
    if (!asked.has(el) && !WHOLE_DAY.test(squash(el.textContent, 60))) return false;
    asked.add(el);
    return true;
  };
  const folds = (el) => {  // a fold that bids to choose and holds the entries
    const fold = parentOf(el), said = squash(el.textContent, 60), all = fold ? [...fold.querySelectorAll('li,[role=option],a,button')].filter((c) => !c.querySelector('li,a,button')) : [];
    if (!(UNCHOSEN.test(said) || asked.has(el)) || all.length < 2 || fold.querySelector('input:not([type=radio]),select,textarea,a[href]:not([href^="#"])')) return false;
    asked.add(el);
    return all.every((c) => squash(c.textContent, 90).length < 60);
  };
  const bids = (el) => {  // words alone that bid to choose, under what is asked, where a box would stand
    if (el.childElementCount > 2 || el.textContent.length > 60 || [...el.children].some((c) => squash(c.textContent, 9))) return false;
    const says = squash(el.textContent, 60);
    if (!asked.has(el) && (says.length > 32 || !UNCHOSEN.test(says) || /[.!?:]$/.test(says) || style(el).visibility === 'hidden' || !(near(el) || amid(el, 9)))) return false;
    const used = (n) => [...n.querySelectorAll('input,select,textarea,button,[role]:not(svg)')].some((x) => x.getClientRects().length);
    for (let n = el, i = 0; n && i < 6 && n.tagName !== 'FORM'; n = parentOf(n), i++) {
      if (n.matches('label,button,a,p,li,legend,h1,h2,h3,h4,h5,h6,[role],[aria-hidden=true]') || (i && used(n))) return false;
      const over = n.previousElementSibling, said = over ? squash(over.textContent, 90) : '';
      if (said) { if (said.length > 80 || over.querySelector('input,select,textarea,button') || [over, ...over.querySelectorAll('*')].some((x) => asked.has(x))) return false; asked.add(el); return true; }
    }
    return false;
  };
  const ownList = (el) => { const id = el.getAttribute('aria-controls') || el.getAttribute('aria-owns'), list = id && el.getRootNode().getElementById && el.getRootNode().getElementById(id); return Boolean(list && list.getAttribute('role') === 'listbox'); };
  const tabs = (el) => {  // a row of tabs that shows no part of the page is a question
    const bar = el.closest('[role=tablist]') || parentOf(el), row = bar && parentOf(bar) ? [...bar.querySelectorAll('[role=tab]')] : [];
    const words = row.map(saying);
    return row.length > 1 && row.length < 9 && new Set(words).size === row.length && !numbered(words) && words.every((w) => w && w.length <= 40 && !LEADS.test(w)) && !panelled(bar) && !row.some((t) => t.tagName === 'A' && t.getAttribute('href'))
      && !bar.closest('nav,header,footer') ? row : null;
  };
  const floats = (el) => { for (let n = el, i = 0; n && i < 3 && squash(n.textContent, 400) === squash(el.textContent, 400); n = parentOf(n), i++) if (style(n).position === 'absolute') return true; return false; };  // with nothing but what holds it
  const opened = (el) => [...(parentOf(el) ? parentOf(el).children : [])].some((s) => s !== el && s.matches('button[aria-haspopup=listbox],button[role=combobox]'));
  // cards alike that each name something and bear the same button ("Choose"), and no other: an answer each, called what its card is
  const cardOf = new WeakMap();
  const folded = (s) => ' ' + s.toLowerCase().normalize('NFD').replace(/[^a-z0-9]+/g, (m) => (/[\s'\u2019-]/.test(m) ? ' ' : '')).trim() + ' ';
  const picks = (el) => { const said = folded(squash(el.textContent, 60)), verb = (limits.picks || []).find((v) => said.startsWith(' ' + v + ' ') || said.endsWith(' ' + v + ' ')); return Boolean(verb) && said.split(' ').length < 7; };
  const carded = (el) => {
    if (!limits.picks || el.closest('nav,header,footer,table,[role=listbox]') || !picks(el)) return null;
    const said = squash(el.textContent, 60), row = (n) => [...parentOf(n).children].filter((c) => c.tagName === n.tagName && cls(c).split(/\s+/)[0] === cls(n).split(/\s+/)[0] && c.getClientRects().length);
    for (let card = parentOf(el), i = 0; card && parentOf(card) && i < 4 && !/^(BODY|MAIN|FORM)$/.test(card.tagName); card = parentOf(card), i++) {
      const cards = row(card);
      if (cards.length < 2) continue;
      const its = cards.map((c) => [...c.querySelectorAll('button,[role=button],a[href]')]);
      const title = (c) => { const t = c.querySelector('h1,h2,h3,h4,h5,h6,[role=heading],strong,b,figcaption'); return squash(t ? t.textContent : textOf(c, SHORT), SHORT); };
      const names = cards.map(title), good = cards.length < 25 && its.every((b) => b.length === 1 && squash(b[0].textContent, 60) === said) && names.every(Boolean) && new Set(names).size === names.length
        && !cards.some((c) => c.querySelector('input,select,textarea,a[href]:not([href^="#"])'));
      if (good) its.forEach((b, k) => cardOf.set(b[0], names[k]));
      return good ? its.map((b) => b[0]) : null;
    }
    return null;
  };
  const bare = (el) => /^(DIV|SPAN|FIGURE)$/.test(el.tagName) || el instanceof HTMLUnknownElement;
  const pushed = (el) => Boolean(el) && bare(el) && el.childElementCount <= 2 && !el.querySelector('input:not([type=hidden]),select,textarea') && Boolean(el.onclick || /(^|[\s_-])(btn|button|submit)([\s_-]|$)/i.test(mark(el))) && style(el).cursor === 'pointer';
  const drawnTicks = new WeakSet();  // tick boxes told by nothing but what they are called
  const native = (el) => [el.previousElementSibling, el.nextElementSibling].some((s) => s && s.matches('input[type=checkbox]')) || (el.parentElement.childElementCount < 4 && Boolean(el.parentElement.querySelector('input[type=checkbox]')));
  const ticks = (el) => /(^|[\s_-])check-?box(\s|$)/i.test(cls(el)) && !native(el) && el.childElementCount > 1 && squash(el.textContent, 9).length > 3 && !el.querySelector('input,select,textarea,button,[role]:not(svg,img,[role=presentation],[role=img])') && !el.closest('label,[role=checkbox],[role=listbox],[role=option]');
  const besideTick = (el) => {
    const alone = parentOf(el).childElementCount === 1, said = squash(el.nextSibling && el.nextSibling.data, 300);
    const beside = el.nextElementSibling || (alone ? parentOf(el).nextElementSibling : null), after = alone && parentOf(el).nextSibling;
    return said || squash(beside && beside.textContent, 300) || squash(after && after.data, 300) || overTick(el);
  };
  const overTick = (el) => {  // the label above it, which names no other box
    for (let n = el, i = 0; n && i < 3; n = parentOf(n), i++) {
      const over = n.previousElementSibling;
      if (over || n.nextElementSibling) return over && over.tagName === 'LABEL' && !over.control ? squash(over.textContent, 300) : '';
    }
    return '';
  };
  const emptied = (el) => {  // an empty box or a track with its knob, drawn before a sentence: a tick box that tells its role to nobody
    const r = el.getBoundingClientRect(), st = style(el), tall = r.height;
    const parts = [...el.children].filter((c) => !c.matches('input[type=hidden]')).length;
    if (tall < 12 || tall > 36 || r.width > 70 || st.cursor !== 'pointer' || parts > 1 || squash(el.textContent, 9) || el.querySelector('svg,img,i[class*=icon i]')) return false;
    const drawn = parseFloat(st.borderTopWidth) > 0 || !/rgba\(0, 0, 0, 0\)|transparent/.test(st.backgroundColor), round = parseFloat(st.borderTopLeftRadius) >= tall / 2 - 2 || /(5\d|\d{3,})%/.test(st.borderTopLeftRadius);
    const square = Math.abs(r.width - tall) < 4 && !round, track = r.width > tall * 1.4 && round && parts === 1;
    return drawn && (square || track) && besideTick(el).length > 11 && !native(el) && !el.closest('label,a,button,[role],nav,header') && st.backgroundImage === 'none';
  };
  const slid = (el) => {  // a wordless button in the shape of a switch, with its sentence beside it
    const r = el.getBoundingClientRect(), st = style(el);
    const track = r.height > 11 && r.height < 37 && r.width > r.height * 1.3 && r.width < 80 && (parseFloat(st.borderTopLeftRadius) >= r.height / 2 - 2 || /(5\d|\d{3,})%/.test(st.borderTopLeftRadius));
    return track && el.type === 'button' && !squash(el.textContent, 9) && Boolean(el.firstElementChild) && !el.querySelector('svg,img,[class*=icon i]') && besideTick(el).length > 11 && !native(el) && near(el) && !el.closest('nav,header,footer');
  };
  const fieldKind = (el) => {
    const tag = el.tagName, role = (el.getAttribute('role') || '').toLowerCase().replace(/^(presentation|none)$/, '');
    if (tag === 'INPUT') {
      const type = (el.getAttribute('type') || 'text').toLowerCase().trim();
      if (type === 'hidden') return null;
      if (BUTTON_KINDS.has(type)) return type;
      return type === 'search' && role === 'combobox' ? 'text' : el.type;  // a list that can be searched
    }
    if (role === 'tab') {  // shows a part of the page, and carries nothing on
      const row = formAround(el) ? tabs(el) : null;
      if (row) rowOf.set(el, row);
      return row ? 'radio' : null;
    }
    if (tag === 'SELECT') return 'select';
    if (tag === 'TEXTAREA') return 'textarea';
    if (tag === 'BUTTON') {
      if (el.querySelector('input[type=radio],input[type=checkbox]')) return null;  // drawn round the box it ticks
      if (!role && slid(el)) { drawnTicks.add(el); return 'checkbox'; }
      if (el.getAttribute('aria-haspopup') === 'listbox' || role === 'combobox') return 'listbox';
      if (role === 'radio' || role === 'checkbox' || role === 'switch') return role === 'switch' ? 'checkbox' : role;
      if (el.hasAttribute('aria-haspopup') && (ownList(el) || (el.parentNode && [...el.parentNode.children].some((c) => c.getAttribute('role') === 'listbox')))) return 'listbox';
      if ([el, parentOf(el)].some((n) => n && n.nextElementSibling && n.nextElementSibling.getAttribute('role') === 'listbox') && asksByButton(el)) return 'listbox';
      if (!formAround(el)) {
        const row = (!role || role === 'button') && !el.form && el.childElementCount < 4 ? alike(el) : null;
        if (row && (posed(row) || (amid(el) && !beside(el)))) { rowOf.set(el, row); return 'radio'; }
        const cards = !row && (!role || role === 'button') && !el.form ? carded(el) : null;
        if (cards) { rowOf.set(el, cards); return 'radio'; }
        if (el.hasAttribute('aria-pressed') && overForm(el) && toggles(el)) return 'radio';
        if ((amid(el) || aboveForm(el)) && (asksByButton(el) || showsDay(el))) return 'listbox';
      } else if (el.type === 'button' || !el.form) {
        if (el.hasAttribute('aria-pressed') && toggles(el)) return 'radio';
        if (asksByButton(el)) return 'listbox';
        const row = (!role || role === 'button') && el.type === 'button' && el.childElementCount < 4 ? alike(el) : null;
        if (row) { rowOf.set(el, row); return 'radio'; }
        if (showsDay(el)) return 'listbox';
      }
      return BUTTON_KINDS.has(el.type) ? el.type : 'button';
    }
    if (tag === 'SUMMARY') return near(el) && folds(el) ? 'listbox' : null;
    if (CUSTOM.includes(role) || el.getAttribute('aria-haspopup') === 'listbox') {
      const BOXES = 'input:not([type=hidden]), select, textarea', area = el.getBoundingClientRect();
      if (el.shadowRoot && !(area.width * area.height) && el.shadowRoot.querySelector(BOXES)) return null;  // takes no room itself: the box within is what a person sees
      const inner = el.querySelector(BOXES);
      const shut = (n) => !n.getClientRects().length || (n.tabIndex < 0 && n.getAttribute('aria-hidden') === 'true');
      const asleep = role === 'combobox' && inner && shut(inner) && el.getClientRects().length;  // its search box waits in the list that is shut, its answer in a native box that nobody can reach
      if (inner && !asleep && !(/^(radio|checkbox|switch)$/.test(role) && /^(radio|checkbox)$/.test(inner.type) && (!inner.getClientRects().length || style(inner).visibility === 'hidden'))) return null;
      if (role === 'textbox' && !el.isContentEditable && el.querySelector('[contenteditable=true]')) return null;  // what is typed into stands within
      if (role === 'textbox' && /^(list|both)$/.test(el.getAttribute('aria-autocomplete') || '')) return 'listbox';
      const slot = role === 'listbox' && el.querySelector('slot'), slotted = slot ? slot.assignedElements() : [];
      if (slotted.length > 1 && slotted[0].tagName.includes('-') && alike(slotted[0])) return null;  // each of them is an answer of its own
      if (role === 'listbox' && (floats(el) || opened(el))) return null;  // the list a combobox opens, not a field
      return { combobox: 'listbox', listbox: 'listbox', textbox: 'editable', searchbox: 'editable', switch: 'checkbox', slider: 'range', spinbutton: 'number' }[role] || (role === 'button' ? 'listbox' : role) || 'listbox';
    }
    const drawn = tag.includes('-') && typeof el.checked === 'boolean' && /-(radio|checkbox|switch|toggle)$/i.exec(tag);  // tells its role to nobody but screen readers
    if (drawn && el.shadowRoot && !el.shadowRoot.querySelector('input,[role=checkbox],[role=radio],[role=switch]') && !el.querySelector('input')) return /radio/i.test(drawn[1]) ? 'radio' : 'checkbox';
    const parts = !role && tag.includes('-') && el.parentElement && el.parentElement.childElementCount > 1 ? alike(el) : null;  // components that stand for one answer each
    if (parts) { rowOf.set(el, parts); return 'radio'; }
    if (!role && /-(button|btn)$/i.test(tag) && tag.includes('-') && !(el.shadowRoot && el.shadowRoot.querySelector('button,a,input,[role=button],[role=radio],[role=checkbox],[role=switch]')) && ![...el.querySelectorAll('button,a,input')].some((x) => x.getClientRects().length)) return el.getAttribute('type') === 'submit' ? 'submit' : 'button';  // tells its role to nobody but screen readers
    const own = bare(el);
    const loose = tag === 'LABEL' && !el.control && !el.htmlFor && cls(el);  // a button by another name
    if ((!role || role === 'button') && (own || loose || /^(LI|A|I)$/.test(tag)) && el.parentElement) {
      const close = !role && near(el);
      if (close && (own || tag === 'I') && (ticks(el) || emptied(el))) { drawnTicks.add(el); return 'checkbox'; }
      if (!role && own && bids(el)) return 'listbox';
      if (close && own && ((el.childElementCount > 1 && handMade(el)) || (el.getAttribute('tabindex') === '0' && focusBox(el)))) return 'listbox';
      const row = tag !== 'I' && el.childElementCount < 6 && (style(el).cursor === 'pointer' || RADIO.test(cls(el))) ? alike(el) : null;
      if (row && ((close && !beside(el)) || posed(row))) { rowOf.set(el, row); return 'radio'; }
    }
    if (!role && el.hasAttribute('aria-pressed') && reached(el) && formAround(el) && toggles(el)) return 'radio';
    const ce = el.getAttribute('contenteditable');
    if (ce !== null && ce !== 'false' && !(parentOf(el) && parentOf(el).isContentEditable)) return 'editable';
    const chips = role === 'button' && tag === 'DIV' && el.childElementCount < 4 ? alike(el) : null;
    if (chips && (formAround(el) || amid(el) || posed(chips))) { rowOf.set(el, chips); return 'radio'; }
    const cards = (role === 'button' || (tag === 'A' && /^(#|javascript:)/i.test(el.getAttribute('href') || ''))) && carded(el);
    if (cards) { rowOf.set(el, cards); return 'radio'; }
    if (role === 'button') return el.hasAttribute('aria-pressed') && (formAround(el) || overForm(el)) && toggles(el) ? 'radio' : 'button';
    if (tag === 'A' && /(^|[\s_-])(btn|button|cta|submit)([\s_-]|$)/i.test(mark(el)) && /^(#|javascript:|$)/i.test(el.getAttribute('href') || '')) return 'button';
    if (pushed(el) && !pushed(parentOf(el)) && !el.closest('a,button,label,[role=button]')) return 'button';
    return null;
  };

  // ---- the walk: a stream of texts, headings, fields, blocks, in document order, through open shadow roots
  const stream = [], fieldEls = [], formEls = [], hiddenInputs = new Map(), ids = new Map(), names = new Map();
  let nodes = 0, truncated = false, unborn = 0;
  // a component of a form that has drawn nothing yet: its part of the script is still on the way
  const empty = (el) => /-(INPUT|TEXT-?FIELD|TEXT-?AREA|SELECT|COMBO-?BOX|DROPDOWN|DATE-?PICKER|RADIO|CHECK-?BOX|BUTTON)$|INPUT-/.test(el.tagName) && !el.childElementCount && !(el.shadowRoot && [...el.shadowRoot.children].some((c) => c.tagName !== 'STYLE')) && !el.offsetHeight;
  const count = (map, key) => map.set(key, (map.get(key) || 0) + 1);
  const textOf = (el, n, whole) => {  // visible words of a subtree, without what its fields hold
    let out = '', seen = 0;
    const go = (node) => {
      if (out.length > n || ++seen > 600) return;
      if (node.nodeType === 3) { out += node.data; return; }
      if (node.nodeType !== 1 || SKIP.has(node.tagName.toUpperCase()) || node.tagName === 'SELECT' || node.tagName === 'TEXTAREA' || node.tagName === 'OPTION') return;
      if (!whole && (node.tagName === 'BUTTON' || style(node).display === 'none')) return;
      if (node.tagName === 'BR' || !INLINE.has(style(node).display)) out += ' ';
      const slotted = node.tagName === 'SLOT' ? node.assignedNodes({ flatten: true }) : [];
      for (const c of slotted.length ? slotted : childrenOf(node)) go(c);
      if (!INLINE.has(style(node).display)) out += ' ';
    };
    go(el);
    return squash(out, n);
  };
  const painted = (img) => {  // what a picture says that stands where words would: wide, or broken so that they show
    const alt = squash(img.getAttribute('alt'), SHORT), home = parentOf(img);
    return alt.length > 2 && home && !home.textContent.trim() && !img.closest('a,button,label') && (!img.naturalWidth || img.naturalWidth > 1.5 * img.naturalHeight) ? alt : '';
  };
  const walk = (node, hidden, label, button) => {
    if (++nodes > NODES) { truncated = true; return; }
    if (node.nodeType === 3) {
      const s = squash(node.data, LONG);
      if (s) stream.push({ k: 't', s, hidden, label, button, at: parentOf(node) || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null) });
      return;
    }
    if (node.nodeType !== 1) return;
    const tag = node.tagName.toUpperCase();
    if (SKIP.has(tag) && !(tag === 'NOSCRIPT' && node.firstElementChild)) return;  // a noscript with elements: scripts are off, it shows
    if (idOf(node)) count(ids, idOf(node));
    const name = node.getAttribute('name');
    if (name) count(names, tag + '\n' + name);
    if (tag === 'FORM') formEls.push(node);
    if (tag === 'INPUT' && (node.getAttribute('type') || '').toLowerCase() === 'hidden') {
      const f = node.form; if (f && name) { if (!hiddenInputs.has(f)) hiddenInputs.set(f, []); const a = hiddenInputs.get(f); if (a.length < 40) a.push(name.slice(0, 80)); }
      return;
    }
    const st = style(node);
    const gone = hidden || st.display === 'none' || st.visibility === 'hidden';
    if (!gone && tag.includes('-') && empty(node)) unborn++;
    const block = !INLINE.has(st.display) && tag !== 'BR' ? true : tag === 'BR';
    if (block) stream.push({ k: 'b' });
    if (tag === 'LABEL') label = node;
    if (HEADING.test(tag) || tag === 'LEGEND' || node.getAttribute('role') === 'heading') stream.push({ k: 'h', s: textOf(node, SHORT, true), el: node, hidden: gone, level: HEADING.test(tag) ? +tag[1] : 5 });
    const kind = fieldKind(node);
    if (kind) {
      if (fieldEls.length >= FIELDS) truncated = true;
      else { fieldEls.push(node); stream.push({ k: 'f', el: node, kind, btn: BUTTON_KINDS.has(kind) }); }
      if (tag === 'INPUT' || tag === 'SELECT' || tag === 'TEXTAREA' || kind === 'editable' || kind === 'listbox') { if (block) stream.push({ k: 'b' }); return; }
      if (BUTTON_KINDS.has(kind)) button = node;
    }
    if (tag === 'IMG' && painted(node)) stream.push({ k: 't', s: painted(node), hidden: gone, label, button, at: parentOf(node) });
    if (node.shadowRoot) for (const c of node.shadowRoot.childNodes) walk(c, gone, label, button);
    for (const c of childrenOf(node)) walk(c, gone, label, button);
    if (block) stream.push({ k: 'b' });
  };
  if (document.body) walk(document.body, false, null, null);
  const place = new Map();
  stream.forEach((t, i) => { if (t.k === 'f') place.set(t.el, i); });

  // with selector.js
  const selector = addressing((el) => byId(el, (id) => ids.get(id) === 1) || byName(el, (name) => names.get(el.tagName.toUpperCase() + '\n' + name) === 1));
