// One look at a frame: every form and every field with what a shopper can read about it. Read-only, one pass, bounded.
(limits) => {
  const NODES = limits.nodes, FIELDS = limits.fields, FORMS = limits.forms, PER_FORM = limits.per_form, OPTIONS = limits.options, SHORT = limits.short, LONG = limits.long;
  const SKIP = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'HEAD', 'CANVAS', 'VIDEO', 'AUDIO', 'OBJECT', 'MATH']);
  const HEADING = /^H[1-6]$/;
  const INLINE = new Set(['inline', 'inline-block', 'inline-flex', 'contents', 'inline-grid', 'ruby']);
  const BUTTON_KINDS = new Set(['submit', 'button', 'image', 'reset']);
  const squash = (s, n) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim().slice(0, n);
  const cls = (el) => (typeof el.className === 'string' ? el.className : el.getAttribute('class') || '');
  const idOf = (el) => el.getAttribute('id') || '';  // el.id of a form may be its input named "id"
  const mark = (el) => idOf(el) + ' ' + cls(el);
  const own = (proto, name) => { const get = Object.getOwnPropertyDescriptor(proto, name).get; return (node) => get.call(node); };
  const parentOf = own(Node.prototype, 'parentElement'), childrenOf = own(Node.prototype, 'childNodes'), before = own(Element.prototype, 'previousElementSibling');
  const up = (el) => el.assignedSlot || parentOf(el) || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const styles = new Map();
  const style = (el) => { let s = styles.get(el); if (!s) styles.set(el, (s = getComputedStyle(el))); return s; };

  // ---- which elements count as fields and buttons
  const CUSTOM = 'combobox listbox textbox searchbox checkbox radio switch slider spinbutton'.split(' ');
  // answers drawn by hand: siblings alike, a few words each, to be clicked on, none of them leading anywhere
  const rows = new Map(), rowOf = new WeakMap();
  const CHOICE = /(option|choice|card|tile|slot|pill|chip|answer|select|radio|toggle|swatch)/i;
  const LEADS = /^(next|back|previous|continue|submit|send|cancel|close|ok|okay|reset|clear|add|remove|edit|search|upload|browse|call|chat|print|share|more|login|sign|weiter|zur[üu]ck|senden|absenden|abbrechen|suivant|pr[ée]c[ée]dent|retour|envoyer|annuler|siguiente|atr[áa]s|anterior|enviar|cancelar|volgende|vorige|terug|verzenden|verstuur|annuleren|avanti|indietro|invia|annulla|pr[óo]ximo|seguinte|voltar)/i;
  const FORMLIKE = 'form,[role=form],[class*=form i],[class*=quiz i],[class*=wizard i]';
  const alike = (el) => {
    const key = el.tagName + ' ' + cls(el).split(/\s+/)[0], parent = parentOf(el);
    if (!parent || parent.tagName === 'FORM' && el.tagName === 'BUTTON') return null;
    if (!rows.has(parent)) rows.set(parent, new Map());
    const by = rows.get(parent);
    if (!by.has(key)) {
      const row = [...parent.children].filter((c) => c.tagName === el.tagName && cls(c).split(/\s+/)[0] === key.split(' ')[1]);
      const words = row.map((c) => squash(c.textContent, 90));
      const good = row.length > 1 && row.length < 25 && new Set(words).size === row.length && words.every((w) => w && w.length <= 60 && !LEADS.test(w)) && !words.every((w) => /^\W*\d{0,2}\W*$/.test(w))
        && row.every((c) => !c.querySelector('input,select,textarea,button,a[href],[role]') && (c.tagName !== 'A' || /^(#|javascript:|)$/i.test(c.getAttribute('href') || '')) && (c.tagName !== 'BUTTON' || c.type === 'button'))
        && (el.tagName === 'BUTTON' ? parent.querySelectorAll('input,select,textarea').length === 0 : style(el).cursor === 'pointer' && style(parent).cursor !== 'pointer' && (CHOICE.test(cls(el)) || el.hasAttribute('data-value') || el.hasAttribute('tabindex')))
        && !el.closest('nav,header,footer,table,[role=listbox],[role=menu],[role=tablist],[role=toolbar],[class*=toolbar i],[class*=slider i],[class*=carousel i],[class*=tabs i],[class*=gallery i],[class*=pagination i]');
      by.set(key, good ? row : null);
    }
    return by.get(key);
  };
  // a list box drawn by hand: a head to click on over a hidden list of short entries
  const handMade = (el) => {
    const kids = [...el.children];
    if (kids.length < 2 || kids.length > 5 || el.querySelector('input:not([type=hidden]),select,textarea,[role=option]')) return false;
    if (!el.querySelector('input[type=hidden]') && !/(select|dropdown|drop-down|combo|picker)/i.test(cls(el))) return false;
    const body = kids.find((k) => style(k).display === 'none' && k.children.length > 1 && [...k.children].every((i) => i.tagName === k.children[0].tagName && squash(i.textContent, 90).length < 80));
    const head = kids.find((k) => k !== body && k.tagName !== 'INPUT' && squash(k.textContent, 80));
    return Boolean(body && head && (style(head).cursor === 'pointer' || style(el).cursor === 'pointer' || head.tagName === 'BUTTON' || head.hasAttribute('tabindex')));
  };
  // a row of toggle buttons is one question; a labelled button that opens something is a list box or a date box
  const toggles = (el) => { const row = el.parentElement ? [...el.parentElement.querySelectorAll('button[aria-pressed]')] : []; return row.length > 1 && row.length < 40 && row.every((b) => squash(b.textContent, 80).length > 0 && b.closest('form') === el.closest('form')); };
  const formAround = (el) => { for (let n = el; n; n = up(n)) if (n.tagName === 'FORM' || n.getAttribute('role') === 'form') return n; return null; };
  const asksByButton = (el) => {
    if ([...el.labels].some((l) => squash(l.textContent, 80) || l.querySelector('slot'))) return true;
    if (!/^(true|menu|dialog|grid|listbox)$/.test(el.getAttribute('aria-haspopup') || '')) return false;
    const before = el.previousElementSibling || (el.parentElement && el.parentElement.previousElementSibling);
    return Boolean(before && (before.tagName === 'LABEL' || before.querySelector('label')) && !before.querySelector('input,select,textarea'));
  };
  const fieldKind = (el) => {
    const tag = el.tagName, role = (el.getAttribute('role') || '').toLowerCase();
    if (tag === 'INPUT') {
      const type = (el.getAttribute('type') || 'text').toLowerCase().trim();
      if (type === 'hidden') return null;
      if (BUTTON_KINDS.has(type)) return type;
      return el.type;
    }
    if (tag === 'SELECT') return 'select';
    if (tag === 'TEXTAREA') return 'textarea';
    if (tag === 'BUTTON') {
      if (el.getAttribute('aria-haspopup') === 'listbox' || role === 'combobox') return 'listbox';
      if (role === 'radio' || role === 'checkbox' || role === 'switch') return role === 'switch' ? 'checkbox' : role;
      if ((el.type === 'button' || !el.form) && formAround(el)) {
        if (el.hasAttribute('aria-pressed') && toggles(el)) return 'radio';
        if (asksByButton(el)) return 'listbox';
        const row = !role && el.type === 'button' && el.childElementCount < 4 ? alike(el) : null;
        if (row) { rowOf.set(el, row); return 'radio'; }
      }
      return BUTTON_KINDS.has(el.type) ? el.type : 'button';
    }
    if (CUSTOM.includes(role) || el.getAttribute('aria-haspopup') === 'listbox') {
      if (el.querySelector('input:not([type=hidden]), select, textarea')) return null;
      if (role === 'listbox' && style(el).position === 'absolute') return null;  // the list a combobox opens, not a field
      return { combobox: 'listbox', listbox: 'listbox', textbox: 'editable', searchbox: 'editable', switch: 'checkbox', slider: 'range', spinbutton: 'number' }[role] || role || 'listbox';
    }
    const drawn = tag.includes('-') && typeof el.checked === 'boolean' && /-(radio|checkbox|switch|toggle)$/i.exec(tag);  // tells its role to nobody but screen readers
    if (drawn && el.shadowRoot && !el.shadowRoot.querySelector('input')) return /radio/i.test(drawn[1]) ? 'radio' : 'checkbox';
    if (!role && (tag === 'DIV' || tag === 'SPAN' || tag === 'LI' || tag === 'A') && el.parentElement && el.closest(FORMLIKE)) {
      if (tag !== 'A' && tag !== 'LI' && el.childElementCount > 1 && handMade(el)) return 'listbox';
      const row = el.parentElement.childElementCount > 1 && el.childElementCount < 6 && style(el).cursor === 'pointer' ? alike(el) : null;
      if (row) { rowOf.set(el, row); return 'radio'; }
    }
    const ce = el.getAttribute('contenteditable');
    if (ce !== null && ce !== 'false' && !(parentOf(el) && parentOf(el).isContentEditable)) return 'editable';
    if (role === 'button') return 'button';
    if (tag === 'A' && /(^|[\s_-])(btn|button|cta|submit)([\s_-]|$)/i.test(mark(el)) && /^(#|javascript:|$)/i.test(el.getAttribute('href') || '')) return 'button';
    if ((tag === 'DIV' || tag === 'SPAN') && el.childElementCount <= 2 && (el.onclick || /(^|[\s_-])(btn|button|submit)([\s_-]|$)/i.test(mark(el))) && style(el).cursor === 'pointer' && !el.closest('a,button,label,[role=button]')) return 'button';
    return null;
  };

  // ---- the walk: a stream of texts, headings, fields, blocks, in document order, through open shadow roots
  const stream = [], fieldEls = [], formEls = [], hiddenInputs = new Map(), ids = new Map(), names = new Map(), captchas = [];
  let nodes = 0, truncated = false;
  const count = (map, key) => map.set(key, (map.get(key) || 0) + 1);
  const captchaMark = (el) => {
    const m = mark(el) + ' ' + (el.tagName === 'IFRAME' || el.tagName === 'IMG' ? el.getAttribute('src') || '' : '');
    const hit = /(g-recaptcha|recaptcha|h-captcha|hcaptcha|cf-turnstile|challenges\.cloudflare|frc-captcha|geetest|arkose|funcaptcha|captcha)/i.exec(m);
    if (hit && captchas.length < 20) captchas.push({ el, name: hit[1].toLowerCase() });
  };
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
    captchaMark(node);
    const st = style(node);
    const gone = hidden || st.display === 'none' || st.visibility === 'hidden';
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
    if (node.shadowRoot) for (const c of node.shadowRoot.childNodes) walk(c, gone, label, button);
    for (const c of childrenOf(node)) walk(c, gone, label, button);
    if (block) stream.push({ k: 'b' });
  };
  if (document.body) walk(document.body, false, null, null);
  const place = new Map();
  stream.forEach((t, i) => { if (t.k === 'f') place.set(t.el, i); });

  // ---- selectors that Playwright's CSS (which looks through open shadow roots) finds exactly once
  const quote = (s) => '"' + s.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\a ') + '"';
  const chosen = new Map();
  const selector = (el) => {
    if (chosen.has(el)) return chosen.get(el);
    let out;
    const tag = el.tagName.toLowerCase(), name = el.getAttribute('name');
    if (idOf(el) && ids.get(idOf(el)) === 1 && idOf(el).length < 120) out = '#' + CSS.escape(idOf(el));
    else if (name && names.get(el.tagName.toUpperCase() + '\n' + name) === 1 && name.length < 160) out = CSS.escape(tag) + '[name=' + quote(name) + ']';
    else if (el === document.body) out = 'body';
    else {
      const parent = parentOf(el) || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
      let n = 1;
      for (let s = before(el); s; s = before(s)) if (s.tagName === el.tagName) n++;
      const step = CSS.escape(tag) + ':nth-of-type(' + n + ')';
      out = parent ? selector(parent) + ' > ' + step : step;
    }
    chosen.set(el, out);
    return out;
  };

  // ---- can a person see it, and if not, what hides it
  const DIALOG = /(^|[\s_-])(modal|popup|pop-up|lightbox|dialog|overlay|drawer|offcanvas|fancybox|mfp|remodal|reveal)([\s_-]|$)/i;
  const STEP = /(^|[\s_-])(step|wizard|gform_page|page|slide|panel|tab-?pane|stage|screen|carousel)([\s_\d-]|$)/i;
  const FOLD = /(^|[\s_-])(collapse|collapsed|accordion|dropdown|expand|toggle|hide-?show|more|mega-?menu|nav|menu|conditional)([\s_-]|$)/i;
  const isDialog = (el) => el.tagName === 'DIALOG' || /^(alert)?dialog$/.test(el.getAttribute('role') || '') || el.getAttribute('aria-modal') === 'true' || DIALOG.test(mark(el));
  const docWidth = Math.max(document.documentElement.scrollWidth, innerWidth);
  const part = (el, start) => {  // the text box of a web component that shows only its label until it is used
    const root = start.getRootNode();
    if (!(root instanceof ShadowRoot) || !/^(INPUT|TEXTAREA)$/.test(start.tagName) || /^(checkbox|radio|hidden|file)$/.test(start.type)) return false;
    const host = root.host.getBoundingClientRect(), box = start.getBoundingClientRect();
    return contains(root.host, el) && host.height > 18 && box.width > 40 && box.height > 12 && box.width > host.width / 2;
  };
  const hides = (el, start) => {
    const st = style(el);
    if (st.display === 'none') return 'display none';
    if (el === start && (st.visibility === 'hidden' || st.visibility === 'collapse')) return 'visibility';
    if (parseFloat(st.opacity) < 0.05 && !part(el, start)) return 'opacity';
    if (st.clip && /rect\((0|1)(px)?,? (0|1)(px)?,? (0|1)(px)?,? (0|1)(px)?\)/.test(st.clip) && st.position === 'absolute') return 'clipped';
    if (/inset\((50|100)%\)|circle\(0/.test(st.clipPath || '')) return 'clipped';
    if (st.transform && /matrix\(0, 0, 0, 0/.test(st.transform)) return 'zero size';
    const r = el.getBoundingClientRect();
    if (el === start && (r.width < 3 || r.height < 3) && st.display !== 'contents') return 'zero size';
    if (el !== start && (r.height < 3 || r.width < 3) && st.overflow !== 'visible' && st.display !== 'inline' && st.display !== 'contents') return 'zero size';
    if (el === start && (r.right + scrollX < 1 || r.bottom + scrollY < 1 || r.left + scrollX > docWidth + 400)) return 'off-screen';
    return '';
  };
  const hiding = new Map();  // field -> {why, by}
  const hider = (el) => {
    let cause = null, invisible = style(el).visibility === 'hidden';
    for (let n = el; n && n !== document.documentElement; n = up(n)) {
      const why = hides(n, el);
      if (why) { if (!cause || why === 'display none' && cause.why !== 'display none') cause = { why, by: n }; }
      if (cause && cause.why === 'off-screen') {  // climb to the outermost box that lies off the page
        const r = n.getBoundingClientRect();
        if (r.right + scrollX < 1 || r.bottom + scrollY < 1) cause.by = n;
      }
      if (invisible && cause && cause.why === 'visibility' && style(n).visibility === 'hidden') cause.by = n;
    }
    return cause;
  };
  const isBtn = (el) => { const p = place.get(el); return p !== undefined && stream[p].btn; };
  const inputs = fieldEls.filter((el) => !isBtn(el));
  const contains = (a, b) => { for (let n = b; n; n = up(n)) if (n === a) return true; return false; };
  const within = (by) => inputs.reduce((n, el) => n + (contains(by, el) ? 1 : 0), 0);
  const withinCache = new Map();
  const hiddenWith = (by) => { if (!withinCache.has(by)) withinCache.set(by, within(by)); return withinCache.get(by); };
  const shelter = (by, formEl) => {  // what kind of closed place hides it
    if (formEl && contains(by, formEl)) return isDialog(by) ? 'dialog' : 'form';
    for (let n = by, i = 0; n && i < 3; n = up(n), i++) {
      if (n.tagName === 'FORM') break;
      if (isDialog(n)) return 'dialog';
      if (STEP.test(mark(n)) || n.hasAttribute('data-step') || n.getAttribute('role') === 'tabpanel') return 'step';
      if (n.tagName === 'DETAILS' || FOLD.test(mark(n))) return 'collapsed';
    }
    if (by.tagName === 'FIELDSET' || by.tagName === 'SECTION') return 'step';
    const turns = parentOf(by) ? [...parentOf(by).children].filter((c) => c.tagName === by.tagName && cls(c).split(/\s+/)[0] === cls(by).split(/\s+/)[0]) : [];
    if (turns.length > 1 && turns.filter((c) => style(c).display !== 'none').length === 1 && turns.every((c) => c.querySelector('input,select,textarea,button,[role=radio],[role=button]'))) return 'step';  // blocks alike, one of them on the screen
    const id = idOf(by);
    if (id && document.querySelector('[aria-controls=' + quote(id) + '],[data-target=' + quote('#' + id) + '],[data-bs-target=' + quote('#' + id) + '],[href=' + quote('#' + id) + ']')) return 'collapsed';
    return '';
  };
  const standIn = (el, kind) => {  // the visible thing a person uses in place of a hidden native box
    const seen = (x) => { const r = x.getBoundingClientRect(); return r.width > 3 && r.height > 3 && r.right > 0 && !hider(x) ? x : null; };
    if (kind === 'select') {
      for (const s of [el.nextElementSibling, el.previousElementSibling, el.parentElement]) {
        if (s && /select2|choices|chosen|nice-select|selectize|ts-wrapper|bootstrap-select|dropdown|ui-select|selectric|select-selected|custom-select|SumoSelect|jq-select/i.test(mark(s)) && seen(s)) return s;
      }
      const sib = el.nextElementSibling, says = squash((el.selectedOptions[0] || {}).text, 60);
      for (const s of [sib, el.previousElementSibling, up(el) && up(el).nextElementSibling]) if (s && says && seen(s) && squash(s.textContent, 200).includes(says) && !s.querySelector('input,select,textarea')) return s;  // shows what is chosen
      return sib && (sib.getAttribute('role') === 'combobox' || sib.getAttribute('aria-haspopup')) && seen(sib) ? sib : null;
    }
    if (kind === 'checkbox' || kind === 'radio' || kind === 'file') {
      for (const l of el.labels || []) if (seen(l)) return l;
      const sib = el.nextElementSibling;
      return sib && sib.tagName !== 'INPUT' && seen(sib) ? sib : null;
    }
    return null;
  };

  // ---- words around a field
  const byIds = (el, attr) => {
    const root = el.getRootNode();
    return squash((el.getAttribute(attr) || '').split(/\s+/).slice(0, 6).map((id) => { const t = id && root.getElementById ? root.getElementById(id) : null; return t && t !== el ? textOf(t, SHORT, true) : ''; }).join(' '), LONG);
  };
  const tag = (el) => el.tagName;
  const labelOf = (el) => {
    const parts = [];
    for (const l of el.labels || []) { const s = textOf(l, LONG, true); if (s && !parts.includes(s)) parts.push(s); }
    if (!parts.length) { const l = el.closest('label'); if (l) { const s = textOf(l, LONG, true); if (s) parts.push(s); } }
    if (!parts.length && rowOf.has(el)) parts.push(textOf(el, SHORT, true));
    const host = el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : tag(el).includes('-') ? el : null;
    if (!parts.length && host) {  // the label of the component around it
      const out = host.closest('label') || (host.id && host.getRootNode().querySelector('label[for=' + quote(host.id) + ']'));
      if (out) parts.push(textOf(out, LONG, true));
    }
    const by = byIds(el, 'aria-labelledby');
    if (by && !parts.includes(by)) parts.push(by);
    if (!parts.length && /^(checkbox|radio|switch)$/.test(el.getAttribute('role') || '')) parts.push(textOf(el, LONG, true));  // named by what it holds
    return squash(parts.join(' | '), LONG);
  };
  const foreign = (t, el) => t.label && t.label.control && t.label.control !== el;
  const theirs = (t, el, other) => {  // a text belongs to the other field if the smallest box around it holds that field and not this one
    for (let n = t.at, i = 0; n && i < 12; n = up(n), i++) { if (contains(n, el)) return false; if (contains(n, other)) return true; }
    return false;
  };
  const around = (el, step, n, seeHidden) => {
    const found = [];
    let size = 0, blocks = 0, other = null;
    for (let i = place.get(el) + step, left = 250; i >= 0 && i < stream.length && left; i += step, left--) {
      const t = stream[i];
      if (t.k === 'f' && !t.btn) { other = t.el; break; }
      if (t.k === 'h' && step > 0) break;
      if (size > n || blocks > 6) continue;
      if (t.k === 'b') { if (size && found[found.length - 1] !== '|') { found.push('|'); blocks++; } continue; }
      if (t.k !== 't' || t.button || (t.hidden && !seeHidden) || foreign(t, el) || contains(el, t.label)) continue;
      found.push(t); size += t.s.length + 1;
    }
    const out = [];
    for (const t of found) {
      if (t === '|') { if (out.length && out[out.length - 1] !== '|') out.push('|'); } else if (!other || !theirs(t, el, other)) out.push(t.s);
    }
    if (out[out.length - 1] === '|') out.pop();
    if (step < 0) out.reverse();
    const s = squash(out.join(' '), LONG * 2);
    return step < 0 ? s.slice(-n) : s.slice(0, n);
  };
  const headingOf = (el) => {
    for (let i = place.get(el), left = 900; i >= 0 && left; i--, left--) if (stream[i].k === 'h' && stream[i].s && stream[i].el.tagName !== 'LEGEND') return stream[i].s;
    return '';
  };
  const cellWords = (el) => {
    const cell = el.closest('td,th');
    if (!cell || !cell.parentElement) return { left: '', above: '' };
    const bare = (c) => c && !c.querySelector('input:not([type=hidden]),select,textarea') ? textOf(c, SHORT) : '';
    const cells = [...cell.parentElement.children], at = cells.indexOf(cell);
    let left = '';
    for (let i = at - 1; i >= 0 && !left; i--) { if (cells[i].querySelector('input:not([type=hidden]),select,textarea')) break; left = bare(cells[i]); }
    const row = cell.parentElement.previousElementSibling;
    return { left, above: row && row.children[at] ? bare(row.children[at]) : '' };
  };
  const groups = new Map();
  for (const el of inputs) {
    const kind = stream[place.get(el)].kind, name = el.getAttribute('name');
    if ((kind === 'radio' || kind === 'checkbox') && name) { const key = kind + '\n' + name + '\n' + (el.form ? formEls.indexOf(el.form) : -1); if (!groups.has(key)) groups.set(key, []); groups.get(key).push(el); }
  }
  const firstOf = new Map(), sizeOf = new Map();
  for (const el of inputs) if (rowOf.has(el)) groups.set(rowOf.get(el), rowOf.get(el));
  for (const g of groups.values()) for (const el of g) { firstOf.set(el, g[0]); sizeOf.set(el, g.length); }
  const groupLabel = (el, kind) => {
    for (let n = up(el), i = 0; n && i < 8; n = up(n), i++) {
      if (n.tagName === 'FIELDSET') { const l = n.querySelector(':scope > legend'); if (l && textOf(l, SHORT, true)) return textOf(l, SHORT, true); }
      const role = n.getAttribute('role');
      if (role === 'radiogroup' || role === 'group') { const s = squash(n.getAttribute('aria-label'), SHORT) || byIds(n, 'aria-labelledby'); if (s) return s; }
      if (n.tagName === 'FORM') break;
    }
    if (kind !== 'radio' && !(kind === 'checkbox' && sizeOf.get(el) > 1)) return '';
    const first = firstOf.get(el) || el, own = new Set(first.labels || []);
    const out = [];
    for (let i = place.get(first) - 1, left = 60; i >= 0 && left; i--, left--) {
      const t = stream[i];
      if (t.k === 'f' && !t.btn) break;
      if (t.k === 't' && !t.button && !own.has(t.label) && !(t.label && t.label.control && t.label.control !== first && t.label.control.type !== 'radio')) { out.unshift(t.s); if (out.join(' ').length > 160) break; }
      if (t.k === 'h') break;
    }
    return squash(out.join(' '), SHORT);
  };
  const wrapper = (el) => {
    const out = [];
    for (let n = up(el), i = 0; n && i < 4 && n.tagName !== 'FORM' && n !== document.body; n = up(n), i++) {
      if (n.tagName !== 'LABEL' && n.querySelectorAll && n.querySelectorAll('input:not([type=hidden]),select,textarea').length > 1) break;
      out.push(mark(n).trim());
    }
    return squash(out.join(' '), SHORT);
  };
  const coveredBy = (el, box) => {
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return '';
    let top = document.elementFromPoint(x, y);
    while (top && top.shadowRoot && top.shadowRoot.elementFromPoint(x, y) && top.shadowRoot.elementFromPoint(x, y) !== top) top = top.shadowRoot.elementFromPoint(x, y);
    if (!top || contains(el, top) || contains(top, el)) return '';
    const label = top.closest('label');
    if (label && (label.control === el || contains(label, el))) return '';
    return selector(top);
  };

  const formOf = new Map();
  const look = (el) => {
    const { kind, btn } = stream[place.get(el)];
    const box = el.getBoundingClientRect(), cause = hider(el), by = cause && cause.by, formEl = formOf.get(el);
    const proxy = cause && !btn ? standIn(el, kind) : null;
    const hiddenIn = cause ? shelter(by, formEl) : '';
    const seeHidden = Boolean(cause), boxKind = kind === 'checkbox' || kind === 'radio';
    const cells = btn ? { left: '', above: '' } : cellWords(el);
    const attr = (n, max) => squash(el.getAttribute(n), max || SHORT);
    const options = [];
    let total = 0;
    if (kind === 'select' && el.options) { total = el.options.length; for (const o of [...el.options].slice(0, OPTIONS)) options.push([squash(o.text || o.label, 80), (o.value || '').slice(0, 120)]); }
    else if (el.list && el.list.options) { total = el.list.options.length; for (const o of [...el.list.options].slice(0, OPTIONS)) options.push([squash(o.label || o.value, 80), (o.value || '').slice(0, 120)]); }
    const words = btn ? squash(el.tagName === 'INPUT' ? el.value || el.getAttribute('alt') : textOf(el, SHORT, true) || el.getAttribute('aria-label') || el.title || el.value, SHORT) : '';
    return {
      selector: selector(el), tag: el.tagName.toLowerCase(), kind, button: btn, name: attr('name'), id: idOf(el).slice(0, SHORT), autocomplete: attr('autocomplete', 80),
      label: btn ? '' : labelOf(el), aria_label: attr('aria-label'), description: btn ? '' : byIds(el, 'aria-describedby'), placeholder: attr('placeholder') || attr('data-placeholder'), title: attr('title'),
      text: words, text_before: btn ? '' : around(el, -1, boxKind ? 400 : 160, seeHidden), text_after: btn ? '' : around(el, 1, boxKind ? LONG : 120, seeHidden), cell_left: cells.left, cell_above: cells.above,
      group_label: btn ? '' : groupLabel(el, kind), group_size: sizeOf.get(el) || 1, section: headingOf(el), options, option_count: total,
      value: kind === 'password' ? '' : squash(kind === 'select' ? (el.selectedOptions && el.selectedOptions[0] ? el.selectedOptions[0].text : '') : kind === 'editable' || kind === 'listbox' ? textOf(el, SHORT, kind === 'editable' || el.tagName === 'BUTTON') : el.value, SHORT),
      checked: Boolean(el.checked || el.getAttribute('aria-checked') === 'true' || (kind === 'radio' && el.getAttribute('aria-pressed') === 'true') || (rowOf.has(el) && /(^|[\s_-])(selected|active|checked|chosen|on)([\s_-]|$)/i.test(cls(el)))), required: Boolean(el.required || el.getAttribute('aria-required') === 'true'),
      maxlength: el.maxLength > 0 ? el.maxLength : null, size: el.tagName === 'INPUT' && el.hasAttribute('size') ? el.size : null, pattern: attr('pattern'), inputmode: attr('inputmode', 20), min: attr('min', 40), max: attr('max', 40),
      readonly: Boolean(el.readOnly), disabled: Boolean(el.disabled || el.getAttribute('aria-disabled') === 'true'), tabindex: el.hasAttribute('tabindex') ? el.tabIndex : null, multiple: Boolean(el.multiple), aria_hidden: Boolean(el.closest('[aria-hidden=true]')),
      box: [Math.round(box.left + scrollX), Math.round(box.top + scrollY), Math.round(box.width), Math.round(box.height)],
      visible: !cause, covered_by: cause || nodes > NODES ? '' : coveredBy(el, box), why_hidden: cause ? cause.why : '', hidden_in: hiddenIn, hidden_with: by ? hiddenWith(by) : 0, proxy: proxy ? selector(proxy) : '', label_visible: Boolean(cause && !btn && [...(el.labels || [])].some((l) => !contains(by, l) && !hider(l) && textOf(l, 20, true))),
      classes: squash(cls(el), SHORT), wrapper: wrapper(el), data_fid: el.getAttribute('data-fid'), in_shadow: el.getRootNode() instanceof ShadowRoot,
    };
  };

  // ---- forms: real ones by association, the rest by nearest common place that has a button
  const real = new Map(), loose = [];
  for (const el of fieldEls) {
    let f = el.form !== undefined && el.form !== null && el.form.tagName === 'FORM' ? el.form : null;
    if (!f) for (let n = up(el); n && !f; n = up(n)) if (n.tagName === 'FORM') f = n;
    if (f) { if (!real.has(f)) real.set(f, []); real.get(f).push(el); formOf.set(el, f); } else loose.push(el);
  }
  const depth = (n) => { let d = 0; for (; n; n = up(n)) d++; return d; };
  const common = (a, b) => { const seen = new Set(); for (let n = a; n; n = up(n)) seen.add(n); for (let n = b; n; n = up(n)) if (seen.has(n)) return n; return document.body; };
  const looseInputs = loose.filter((el) => !isBtn(el)), looseButtons = loose.filter(isBtn);
  const WIDE = new Set(['BODY', 'HTML', 'MAIN', 'HEADER', 'FOOTER', 'NAV']);
  const FORMISH = /(^|[\s_-])(form|formular|formulaire|formulario|formulier|modulo|contact|lead|enquiry|inquiry)/i;
  const home = (el) => {
    let best = null;
    for (let n = up(el), i = 0; n && i < 14 && !WIDE.has(n.tagName); n = up(n), i++) {
      const told = n.getAttribute('role') === 'form' || n.hasAttribute('data-form') || isDialog(n);
      if (told) return n;
      const named = FORMISH.test(mark(n)), has = looseButtons.some((b) => contains(n, b) && ((b.textContent || b.value || '').trim().length > 1));
      if (has && (!best || named)) best = n;
      if (n.tagName === 'SECTION' || n.tagName === 'ARTICLE') { if (best) return best; }
    }
    return best;
  };
  let clusters = [];
  for (const el of looseInputs.slice(0, 600)) {
    const h = home(el), found = h && clusters.find((c) => c.at === h);
    if (found) found.els.push(el); else clusters.push({ at: h, els: [el] });
  }
  for (let again = true, rounds = 0; again && rounds < 60; rounds++) {  // parts of one form: near each other, at most one of them with its own field-rich block
    again = false;
    outer: for (let i = 0; i < clusters.length; i++) for (let j = i + 1; j < clusters.length; j++) {
      const a = clusters[i], b = clusters[j], at = a.at && b.at ? common(a.at, b.at) : common(a.els[0], b.els[0]);
      const far = Math.max(depth(a.at || a.els[0]), depth(b.at || b.els[0])) - depth(at);
      const inside = a.at && b.at && (contains(a.at, b.at) || contains(b.at, a.at));
      if (inside || (!a.at && !b.at) || (!WIDE.has(at.tagName) && far <= 3 && (a.els.length < 2 || b.els.length < 2) && !isDialog(a.at || at) && !isDialog(b.at || at))) {
        clusters.splice(j, 1); clusters[i] = { at: a.at || b.at ? at : null, els: [...a.els, ...b.els] }; again = true; break outer;
      }
    }
  }
  const order = (els) => els.sort((x, y) => place.get(x) - place.get(y));
  const made = [];
  for (const [f, els] of real) made.push({ at: f, form: true, els: order(els) });
  for (const f of formEls) if (!real.has(f)) made.push({ at: f, form: true, els: [] });
  for (const c of clusters) {
    let at = c.at || c.els.reduce((x, y) => common(x, y), c.els[0]);
    if (!at || at.tagName === 'HTML' || c.els.includes(at)) at = (at && parentOf(at)) || document.body;
    made.push({ at, form: false, els: order([...c.els, ...looseButtons.filter((b) => contains(at, b))]) });
    for (const el of c.els) formOf.set(el, at);
  }
  const start = (m) => (m.els.length ? place.get(m.els[0]) : 1e9);
  made.sort((x, y) => start(x) - start(y));
  const about = (m) => {
    const el = m.at, first = m.els.length ? place.get(m.els[0]) : -1;
    let holder = el;  // a form broken apart by its table holds no children: take what embraces its fields
    if (m.els.length && !contains(el, m.els[0])) holder = m.els.reduce((x, y) => common(x, y), m.els[0]);
    let heading = '', inner = '', legend = '', text = '';
    for (let i = 0; i < stream.length; i++) {
      const t = stream[i];
      if (t.k === 'h' && t.s && (!t.hidden || contains(holder, t.el))) {
        const isIn = contains(holder, t.el);
        if (t.el.tagName === 'LEGEND') { if (isIn && !legend) legend = t.s; } else if (isIn) { if (!inner) inner = t.s; } else if (i < first) heading = t.s;
      }
    }
    const cause = hider(holder) || null;
    const fields = m.els.filter((e) => !isBtn(e)).slice(0, PER_FORM), buttons = m.els.filter(isBtn).slice(0, 60);
    const seen = fields.map(look), pressed = buttons.map(look);
    let dialog = false;
    for (let n = holder; n; n = up(n)) if (n !== document.body && isDialog(n)) dialog = true;
    text = textOf(holder, limits.text, true);
    return {
      selector: selector(el), real: m.form, action: m.form ? (el.getAttribute('action') || '').slice(0, 400) : '', method: m.form ? (el.getAttribute('method') || 'get').toLowerCase() : '',
      id: idOf(el).slice(0, SHORT), name: squash(el.getAttribute('name'), SHORT), classes: squash(cls(el), SHORT), aria_label: squash(el.getAttribute('aria-label'), SHORT) || byIds(el, 'aria-labelledby'), role: el.getAttribute('role') || '',
      heading: inner || heading, heading_inside: Boolean(inner), heading_above: heading, legend, text, in_dialog: dialog, visible: seen.some((f) => f.visible || f.proxy) || (!cause && !seen.length), why_hidden: cause ? cause.why : '',
      data_form: el.getAttribute('data-form'), hidden_names: hiddenInputs.get(el) || [], captcha: [...new Set(captchas.filter((c) => contains(holder, c.el)).map((c) => c.name))],
      box: (() => { const r = holder.getBoundingClientRect(); return [Math.round(r.left + scrollX), Math.round(r.top + scrollY), Math.round(r.width), Math.round(r.height)]; })(),
      fields: seen, buttons: pressed,
    };
  };
  const kept = made.filter((m) => m.els.some((e) => !isBtn(e)) || (m.form && m.els.length)).slice(0, FORMS);
  if (made.length > FORMS) truncated = true;
  return {
    url: location.href, title: squash(document.title, SHORT), language: (document.documentElement.lang || '').slice(0, 20), headings: stream.filter((t) => t.k === 'h' && !t.hidden && t.s).slice(0, 20).map((t) => t.s),
    captcha: [...new Set(captchas.map((c) => c.name))], truncated, forms: kept.map(about),
  };
}
