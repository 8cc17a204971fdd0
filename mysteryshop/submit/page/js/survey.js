// One look around a frame: where it leads, what can be pressed, what lies over it, how the store can be reached. Read-only, bounded.
(limits) => {
  const squash = (s, n) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim().slice(0, n);
  const parent = Object.getOwnPropertyDescriptor(Node.prototype, 'parentElement').get, parentOf = (el) => parent.call(el);  // a form may hold a box of that name
  const up = (el) => el.assignedSlot || parentOf(el) || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const links = [], buttons = [], marks = [], counts = new Map();
  let nodes = 0, fields = 0, asked = 0;
  // with selector.js
  const selector = addressing((el) => byId(el, (id) => counts.get(id) === 1));
  const visible = (el) => {
    if (el.tagName === 'AREA') {
      const map = el.closest('map'), name = map && (map.name || map.id);
      const picture = name && document.querySelector('img[usemap="#' + CSS.escape(name) + '"]');
      return Boolean(picture && visible(picture));
    }
    const r = el.getBoundingClientRect();
    if (r.width < 2 || r.height < 2) return false;
    return el.checkVisibility ? el.checkVisibility({ opacityProperty: true, visibilityProperty: true }) : getComputedStyle(el).visibility !== 'hidden';
  };
  const DIALOG = /(modal|popup|pop-up|lightbox|dialog|overlay|drawer|offcanvas|cookie|consent|gdpr|onetrust|cmp|banner|interstitial|splash)/i;
  const inSteps = (el) => {  // one of a row of steps of a form, one of which is the present one: the form leads from one to the next by itself
    for (let n = up(el), i = 0; n && i < 6 && n.tagName !== 'BODY' && !n.querySelector(TYPED); n = up(n), i++) {
      const told = /step|wizard|progress/i.test(n.id + ' ' + (n.getAttribute('class') || '') + ' ' + (n.getAttribute('aria-label') || ''));
      if (n.querySelector('[aria-current=step]') || (told && n.querySelectorAll('li,button,a,[role=tab]').length > 1 && n.querySelector('[aria-current=true],[aria-selected=true],.active,.current,.selected'))) return true;
    }
    return false;
  };
  const region = (el) => {
    for (let n = el, i = 0; n && i < 25; n = up(n), i++) {
      const tag = n.tagName, role = n.getAttribute('role');
      if (tag === 'DIALOG' || role === 'dialog' || role === 'alertdialog' || n.getAttribute('aria-modal') === 'true') return 'dialog';
      if (tag === 'FORM') return 'form';
      if (tag === 'NAV' || role === 'navigation') return 'nav';
      if (tag === 'FOOTER' || role === 'contentinfo') return 'footer';
      if (tag === 'HEADER' || role === 'banner') return 'header';
      if (tag !== 'BODY' && tag !== 'HTML') {
        const p = getComputedStyle(n).position;
        if (p === 'fixed' || (p === 'absolute' && DIALOG.test(n.id + ' ' + (n.getAttribute('class') || '')))) return 'overlay';
        if (p === 'sticky' && DIALOG.test(n.id + ' ' + (n.getAttribute('class') || ''))) return 'overlay';
      }
    }
    return 'main';
  };
  const layer = (el) => {  // the words of what lies over the page and holds this button
    let best = null;
    for (let n = el, i = 0; n && i < 25 && n.tagName !== 'BODY' && n.tagName !== 'HTML'; n = up(n), i++) {
      const p = getComputedStyle(n).position;
      if (n.tagName === 'DIALOG' || n.getAttribute('role') === 'dialog' || n.getAttribute('aria-modal') === 'true' || p === 'fixed' || p === 'sticky' || (p === 'absolute' && DIALOG.test(n.id + ' ' + (n.getAttribute('class') || '')))) best = n;
      else if (!best && /cookie|consent|gdpr|onetrust/i.test(n.id + ' ' + (n.getAttribute('class') || ''))) best = n;
    }
    return best;
  };
  const layerMark = (n) => {  // what names a layer: itself, or the host whose shadow it stands in
    const host = n.getRootNode().host;
    return squash([n, host].map((one) => (one ? (one === host ? one.localName + ' ' : '') + one.id + ' ' + (one.getAttribute('class') || '') : '')).join(' '), 120);
  };
  const named = (el) => /^(radio|checkbox)$/.test(el.type || '') && el.labels && el.labels[0];
  const words = (el) => (named(el) ? squash(el.labels[0].innerText, 100) : '') || squash([el.innerText !== undefined ? el.innerText || el.textContent : el.textContent, el.tagName === 'INPUT' ? el.value : ''].join(' '), 100) || squash(el.getAttribute('aria-label') || el.title || (el.querySelector && el.querySelector('img[alt]') ? el.querySelector('img[alt]').alt : '') || '', 100);
  const spaced = (el) => {  // its words with a space between parts, which textContent has not
    const parts = [], walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && parts.length < 60) if (!/^(SCRIPT|STYLE)$/.test(walker.currentNode.parentElement.tagName)) parts.push(walker.currentNode.data);
    return parts.join(' ');
  };
  const CARD = /(card|item|vehicle|listing|tile|result|store|location|dealer|product|teaser|offer|panel|row)/i;
  let offered = null;
  const repeated = (said) => {
    if (!offered) {
      offered = new Map();
      for (const el of found) { const words = (el.textContent || '').trim(); offered.set(words, (offered.get(words) || 0) + 1); }
    }
    return offered.get(said) > 1;
  };
  const around = (el) => {  // the words of the card a short link or button belongs to: "View" of which car, "Enter" of which store
    let best = null;
    const said = (el.textContent || '').trim(), seen = visible(el), shown = (b) => !seen || visible(b);
    const parts = said.split(/\s+/), name = parts[parts.length - 1], lead = parts.slice(0, -1).join(' ') + ' ';
    const another = (b) => { const told = (b.textContent || '').trim(); return told !== said && told.startsWith(lead) && told.split(/\s+/).length === parts.length && b.className === el.className && shown(b); };
    const alike = 'button,a,[role=button]' + (LEAVES.test(el.tagName) ? ',' + el.localName : '');
    for (let n = up(el), i = 0; n && i < 6 && n !== document.body && n.tagName !== 'MAIN'; n = up(n), i++) {
      const text = n.textContent || '';
      if (text.length > 1200) break;
      if (said && [...n.querySelectorAll(alike)].some((b) => b !== el && !b.contains(el) && b.textContent.trim() === said && shown(b))) break;  // the next card's
      if (parts.length > 1 && best && best.textContent.replace(said, '').includes(name) && [...n.querySelectorAll(alike)].some(another)) break;  // "Email Anna" beside "Email Ben"
      const others = n.querySelectorAll('a[href]');
      const mixed = [...others].some((a) => a !== el && a.href !== el.href && !/^(tel|mailto|sms):/i.test(a.getAttribute('href') || ''));
      const sister = (b) => b !== best && b.tagName === best.tagName && b.className === best.className && b.querySelector('a[href]');
      if (mixed && best && best.parentElement === n && best.className && (best.textContent || '').trim().length > said.length + 2 && [...n.children].some(sister)) break;  // a list of cards, each with words of its own
      const twin = (b) => !n.contains(b) && b.textContent.trim() === said && shown(b);  // what stands beside it offers the same
      const card = /^(LI|ARTICLE|TR|SECTION|FIGURE)$/.test(n.tagName) || CARD.test(n.getAttribute('class') || '') || Boolean(mixed && said && n.parentElement && [...n.parentElement.querySelectorAll(alike)].some(twin));
      if (mixed && !card && said && repeated(said)) continue;  // a corner of one card of several that all offer the same
      if (mixed && (!card || others.length > 12 || [...others].some((a) => a !== el && a.href !== el.href && a.textContent === el.textContent))) break;
      best = n;
      if (card && mixed) break;
    }
    return best ? squash(spaced(best), 300) : '';
  };
  const folds = (el) => {  // pressing it shows what is not seen now
    if (el.tagName === 'SUMMARY') return Boolean(el.parentElement && !el.parentElement.open);
    if (el.getAttribute('role') === 'tab') return el.getAttribute('aria-selected') !== 'true';
    if (el.getAttribute('aria-expanded') === 'false' || el.hasAttribute('aria-haspopup')) return true;
    const named = (el.getAttribute('aria-controls') || el.dataset.target || el.dataset.bsTarget || (el.tagName === 'A' && el.getAttribute('href')) || '').replace(/^#/, '');
    const target = named && named.length < 80 && !/[/\s:]/.test(named) ? document.getElementById(named) : null;
    if (target && !visible(target)) return true;
    const next = el.nextElementSibling || (el.parentElement && el.parentElement.childElementCount === 1 ? el.parentElement.nextElementSibling : null);
    return Boolean(next && !visible(next) && next.childElementCount + (next.textContent || '').trim().length && !/^(SCRIPT|STYLE|TEMPLATE|BR|INPUT)$/.test(next.tagName));
  };
  const calls = (el) => {  // how much of the window a thing to press takes that is painted as one, as what a page wants pressed most is; 0: not painted
    const place = region(el);
    if (!/^(main|overlay|form)$/.test(place) || !visible(el)) return 0;
    const look = getComputedStyle(el), box = el.getBoundingClientRect(), paint = /rgba?\(([^)]*)\)/.exec(look.backgroundColor);
    const alpha = paint ? Number((paint[1].split(/[,/]/)[3] || '1').trim()) : 1;
    const filled = alpha > 0.3 || /gradient/.test(look.backgroundImage), lined = parseFloat(look.borderTopWidth) > 0 && parseFloat(look.borderBottomWidth) > 0 && parseFloat(look.borderLeftWidth) > 0;
    if (box.width > 0.9 * innerWidth && box.height > 150) return 0;
    return Math.round(box.width * box.height * (filled ? 1 : lined ? 0.4 : 0));
  };
  const SHOWS = ['display', 'visibility', 'opacity', 'transform', 'height', 'max-height', 'top', 'bottom', 'left', 'right', 'clip-path'];
  let hoverings = null;
  const underMouse = () => {  // what the styles change while the mouse is over something, as selectors without that condition
    if (hoverings) return hoverings;
    hoverings = [];
    let read = 0;
    const collect = (rules) => {
      for (const rule of rules) {
        if (++read > 6000) return;
        if (rule.selectorText && /(^|[^\\]):hover/.test(rule.selectorText) && SHOWS.some((name) => rule.style.getPropertyValue(name))) hoverings.push(rule.selectorText.replace(/\s*([>+~,])\s*/g, '$1').replace(/(^|[^\\]):hover/g, '$1').replace(/(^|[\s,>+~])(?=[\s,>+~]|$)/g, '$1*'));
        if (rule.cssRules && rule.cssRules.length) collect(rule.cssRules);
      }
    };
    for (const sheet of document.styleSheets) try { collect(sheet.cssRules); } catch { /* another house's */ }
    return hoverings;
  };
  const matches = (el, selector) => { try { return el.matches(selector); } catch { return false; } };
  const hovers = (el) => {  // not in sight, but it would be with the mouse over the card it belongs to
    const hidden = [];
    let n = el;
    for (let i = 0; n && i < 8 && !visible(n); n = up(n), i++) hidden.push(n);
    if (!n || !hidden.length || /^(BODY|HTML|MAIN)$/.test(n.tagName)) return false;
    const card = n.getBoundingClientRect();
    if (card.width < 20 || card.height < 12 || card.width * card.height > 0.6 * innerWidth * innerHeight) return false;
    return underMouse().some((selector) => hidden.some((one) => matches(one, selector)));
  };
  const TYPED = 'textarea,input:is([type=text],[type=email],[type=tel],:not([type]))';
  const ends = (el) => {  // it stands below boxes to be typed into, with or without a form around them: pressing it would send
    for (let n = el.parentElement, i = 0; n && i < 4 && n !== document.body && n.tagName !== 'MAIN'; n = n.parentElement, i++) {
      const above = [...n.querySelectorAll(TYPED)].filter((box) => (el.compareDocumentPosition(box) & 2) && box.form === el.closest('form') && visible(box));
      if (above.length) return above.length > 2 || above.some((box) => box.tagName === 'TEXTAREA' || /^(email|tel)$/.test(box.type) || /mail/i.test(box.name + ' ' + box.id + ' ' + box.placeholder));
      if (n.tagName === 'FORM') return false;
    }
    return false;
  };
  const holds = (el) => {  // how many boxes, a mail address among them, stand in what it names as its own and nobody sees yet: a dialog, a section
    for (const { name, value } of el.attributes) {
      if (/^(class|id|style|type|name|role|title|aria-label)$/.test(name) || value.length > 300) continue;
      for (const id of name.startsWith('on') ? (value.match(/[\w-]+/g) || []).slice(0, 12) : [value.replace(/^#/, '')]) {
        const target = id && !/[\s:/]/.test(id) && document.getElementById(id);
        if (target && target !== el && !target.contains(el) && !visible(target) && target.querySelector('input:is([type=email],[name*=mail i])')) return target.querySelectorAll(TYPED).length;
      }
    }
    return 0;
  };
  const emptyForm = (form) => form && ![...form.elements].some((e) => !/^(BUTTON|FIELDSET|OUTPUT)$/.test(e.tagName) && !/^(hidden|submit|button|image|reset)$/.test(e.type));
  const PRESSABLE = /(btn|button|cta|toggle|trigger|accordion|close|dismiss|launcher|chip|tab|menu|nav|link|collaps|expand|opener|clickable)/i;
  const LEAVES = /^(DIV|SPAN|LI|P|LABEL|TD|DT|B|STRONG|IMG|I|H[1-6])$/;
  const HOLDERS = 'a[href],button,summary,[role=button],[role=link],[role=tab],[onclick],select,textarea';
  let looked = 0;
  const pressable = (el) => {  // no button by its tag, but by its looks
    if (el.childElementCount > 2 || !LEAVES.test(el.tagName) || (el.tagName !== 'IMG' && (el.textContent || '').length > 120)) return false;
    const marked = PRESSABLE.test(el.getAttribute('class') || '') || el.dataset.href || el.dataset.url || el.dataset.to || el.dataset.toggle || el.dataset.bsToggle || el.dataset.target;
    const label = el.tagName === 'LABEL' && el.control && el.control.type === 'checkbox' && !visible(el.control) && !el.control.form;
    const folded = /^(H[1-6]|DT)$/.test(el.tagName) && folds(el);
    if (!marked && !label && !folded && (looked > 900 || !(el.textContent || '').trim() || !(++looked && getComputedStyle(el).cursor === 'pointer'))) return false;
    return !(el.parentElement && el.parentElement.closest(HOLDERS)) && !el.querySelector('a[href],button,input,select,textarea');
  };
  const fullest = () => {  // the most text boxes seen in one form: three or more, and the page holds a form worth reading
    const counts = new Map();
    let most = 0;
    for (const el of texts) {
      const n = (counts.get(el.form) || 0) + 1;
      counts.set(el.form, n);
      if (n > most && visible(el)) most = n;
    }
    return most;
  };
  const CALLS = /^(tel|sms|smsto|callto|whatsapp):|(^|[/.])(wa\.me|whatsapp\.com|m\.me)([/?]|$)/i;
  const direct = (el) => {  // one of a few things to press, some of which call or chat, in a row that holds nothing else
    const length = (n) => (n.textContent || '').replace(/\s+/g, '').length;
    for (let n = el.parentElement, i = 0; n && i < 3 && n !== document.body; n = n.parentElement, i++) {
      const beside = n.querySelectorAll('a[href],button,[role=button]');
      if (beside.length > 6 || n.querySelector('nav,form,input,textarea,select,h1,h2,h3')) return false;
      if (length(n) > [...beside].reduce((sum, a) => sum + length(a), 12)) return false;
      if ([...beside].some((a) => a !== el && CALLS.test(a.getAttribute('href') || ''))) return true;
    }
    return false;
  };
  const texts = [], selects = [];
  const choice = (el) => {  // a list or a box that may choose a store or a page: never one beside a mail address
    if (selects.length >= 12 || (el.form && el.form.querySelector('input[type=email],input[name*=mail i],textarea,input[type=password]'))) return;
    const label = (el.labels && el.labels[0] && el.labels[0].textContent) || el.getAttribute('aria-label') || el.placeholder || el.name || el.id;
    let button = null, place = el.form;
    for (let n = el.parentElement, i = 0; n && i < 3 && !button; n = n.parentElement, i++) button = [...n.querySelectorAll('button,input[type=submit],input[type=button],input[type=image],[role=button],a.btn,a.button')].find((b) => (el.compareDocumentPosition(b) & 4) && b.closest('form') === el.closest('form'));
    if (place && !button) button = place.querySelector('button,input[type=submit],input[type=image]');
    let words = '';
    for (let n = el.parentElement, i = 0; n && i < 4 && n !== document.body && n.tagName !== 'MAIN' && words.length < 40; n = n.parentElement, i++) words = (n.textContent || '').length < 2000 ? spaced(n) : words;
    const options = el.tagName === 'SELECT' ? [...el.options].slice(0, 150).map((o) => [squash(o.textContent, 80), o.value.slice(0, 200)]) : [];
    selects.push({ selector: selector(el), label: squash(label, 100), around: squash(el.tagName === 'SELECT' ? words.replace(spaced(el), ' ') : words, 200), options, button: button ? selector(button) : '', region: region(el), visible: visible(el) });
  };
  const shell = (el) => { const own = el.querySelector('a,button,[role=button]'); return Boolean(own) && squash(own.textContent, 100) === squash(el.textContent, 100); };  // it hears what its only button hears, wherever it is wider
  const BESIDE = 'header,footer,nav,[role=search],[role=banner],[role=contentinfo],[role=navigation]';
  const found = [], boxes = [];
  const walk = (root) => {
    const all = root.querySelectorAll('*');
    for (const el of all) {
      if (++nodes > limits.nodes) return;
      if (el.id) counts.set(el.id, (counts.get(el.id) || 0) + 1);
      if (el.shadowRoot) walk(el.shadowRoot);
      const tag = el.tagName;
      if (tag === 'A' || tag === 'AREA' || tag === 'BUTTON' || tag === 'SUMMARY' || (tag === 'INPUT' && (el.type === 'button' || el.type === 'submit'))) { found.push(el); continue; }
      const role = el.getAttribute('role');
      if (role === 'button' || role === 'link' || role === 'tab' || role === 'menuitem' || el.hasAttribute('aria-haspopup') || el.hasAttribute('aria-expanded') || (tag !== 'BODY' && (el.hasAttribute('onclick') || el.onclick) && !shell(el))) { found.push(el); continue; }
      if (tag === 'TEXTAREA' || (tag === 'INPUT' && /^(text|email|tel|number)$/.test(el.type))) texts.push(el);
      if (tag === 'TEXTAREA' || tag === 'INPUT' || tag === 'SELECT' || el.hasAttribute('contenteditable') || (tag === 'IFRAME' && el.src !== '')) {
        fields++;
        if (!el.closest(BESIDE) && !/^(hidden|submit|button|image|reset)$/.test(el.type || '') && visible(el)) asked++;
      }
      if (tag === 'SELECT' || (tag === 'INPUT' && /^(text|search|tel|number)$/.test(el.type))) boxes.push(el);
      else if (pressable(el)) found.push(el);
      if ((tag === 'SCRIPT' || tag === 'IFRAME') && el.src && marks.length < limits.marks) marks.push(el.src.slice(0, 200));
      if (tag === 'LINK' && el.href && marks.length < limits.marks) marks.push(el.href.slice(0, 200));
      if (tag === 'META' && el.name === 'generator') marks.push(squash(el.content, 100));
      if ((tag === 'DIV' || tag === 'ASIDE') && /chat|whatsapp|messenger/i.test(el.id + ' ' + (el.getAttribute('class') || '')) && marks.length < limits.marks) marks.push(squash(el.id + ' ' + el.getAttribute('class'), 100));
    }
  };
  walk(document);
  // chat software tells itself by what it leaves in the window, by its own elements, and by the titles of its frames
  for (const name of ['Intercom', 'Tawk_API', '$crisp', 'LiveChatWidget', 'drift', 'zE', '$zopim', 'tidioChatApi', 'smartsupp', 'jivo_api', 'olark', 'HubSpotConversations', 'fcWidget', 'Chatra']) if (name in window && !(window[name] instanceof Element)) marks.push('global:' + name);
  for (const el of [...document.querySelectorAll('iframe[title]')].slice(0, 30)) if (/chat|messag|whatsapp|text us/i.test(el.title)) marks.push('frame chat-widget ' + squash(el.title, 80));
  for (const el of document.body ? [...document.body.children].slice(-30) : []) if (el.tagName.includes('-') && /chat|messag|whatsapp|concierge/i.test(el.tagName)) marks.push('element chat-widget ' + el.tagName.toLowerCase());
  for (const el of found) {
    const href = el.getAttribute && (el.tagName === 'A' || el.tagName === 'AREA') ? el.getAttribute('href') : null;
    if (href && /^(tel|sms|smsto|callto|mailto|whatsapp):/i.test(href)) { marks.push(href.slice(0, 60)); continue; }
    const empty = el.form && el.type === 'submit' && el.form.method === 'get' && emptyForm(el.form);
    if (empty || (href !== null && href !== undefined && !/^\s*(#(?![/!])|javascript:|$)/i.test(href))) {
      if (links.length >= limits.links) continue;
      const text = words(el) || squash(el.alt, 100), where = region(el);
      const to = empty ? el.form.getAttribute('action') && new URL(el.form.getAttribute('action'), document.baseURI).href : el.href;
      links.push({ text, title: squash(el.getAttribute('aria-label') || el.title, 100), href: typeof to === 'string' ? to.slice(0, 600) : '', region: where, visible: visible(el), blank: el.target === '_blank', around: text.length < 40 && /^(main|form|overlay|dialog)$/.test(where) ? around(el) : '', direct: text.length < 40 && direct(el), calls: text.length < 60 ? calls(el) : 0 });
    } else {
      if (buttons.length >= limits.buttons || (el.tagName === 'A' && !words(el))) continue;
      const over = layer(el), seen = visible(el);
      const type = el.tagName === 'BUTTON' || el.tagName === 'INPUT' ? el.type : '';
      buttons.push({
        selector: selector(el), text: words(el), title: squash(el.getAttribute('aria-label') || el.title, 100), region: inSteps(el) ? 'steps' : region(el), visible: seen, hovers: !seen && hovers(el), submits: (Boolean(el.form) && type === 'submit') || ends(el),
        opens: squash(el.getAttribute('aria-controls') || el.getAttribute('data-target') || el.getAttribute('data-bs-target') || (href && href.length > 1 ? href : ''), 100), expanded: el.getAttribute('aria-expanded') || (el.tagName === 'SUMMARY' && el.parentElement && el.parentElement.open ? 'true' : ''),
        layer: over ? squash(over.innerText || over.textContent, 400) : '', layer_mark: over ? layerMark(over) : '',
        layer_asks: over ? over.querySelectorAll(TYPED).length : 0,
        layer_share: over ? Math.min(1, (over.getBoundingClientRect().width * over.getBoundingClientRect().height) / (innerWidth * innerHeight)) || 0 : 0,
        tag: el.tagName.toLowerCase(), folds: folds(el), around: words(el).length < 40 ? around(el) : '', classes: squash((el.getAttribute('class') || '') + ' ' + el.id, 80),
        calls: words(el).length < 60 ? calls(el) : 0, direct: words(el).length < 40 && direct(el), holds: seen ? holds(el) : 0, shut: Boolean(el.disabled) || el.matches(':disabled') || el.getAttribute('aria-disabled') === 'true',
      });
    }
  }
  boxes.forEach(choice);
  const body = document.body;
  const text = body ? squash(body.innerText, limits.text) : '';
  const spinner = [...document.querySelectorAll('[aria-busy=true],[class*=spinner i],[class*=loader i],[class*=loading i],[class*=skeleton i],[role=progressbar]')].slice(0, 40).some(visible);
  const holder = [...document.querySelectorAll('[id*=form i]:empty,[class*=form i]:empty,[data-form]:empty,[data-form-id]:empty')].some((el) => /^(DIV|SECTION|SPAN|ASIDE)$/.test(el.tagName) || el.tagName.includes('-'));
  return {
    url: location.href, title: squash(document.title, 200), language: (document.documentElement.lang || '').slice(0, 10),
    text, heading: squash(([...document.querySelectorAll('h1')].find(visible) || {}).innerText, 200),
    links, buttons, choices: selects, marks: [...new Set(marks)], elements: nodes, fields, asked, fullest: fullest(), alive: document.scripts.length + document.querySelectorAll('iframe,frame,meta[http-equiv=refresh i]').length, waiting: spinner || holder,
  };
}
