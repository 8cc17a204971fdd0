// One look around a frame: where it leads, what can be pressed, what lies over it, how the store can be reached. Read-only, bounded.
(limits) => {
  const squash = (s, n) => (s || '').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim().slice(0, n);
  const up = (el) => el.assignedSlot || el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const links = [], buttons = [], marks = [], counts = new Map();
  let nodes = 0;
  const chosen = new Map();
  const selector = (el) => {
    if (chosen.has(el)) return chosen.get(el);
    let out;
    const tag = CSS.escape(el.tagName.toLowerCase());
    if (el.id && counts.get(el.id) === 1 && el.id.length < 120) out = '#' + CSS.escape(el.id);
    else if (el === document.body) out = 'body';
    else {
      const parent = el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
      let n = 1;
      for (let s = el.previousElementSibling; s; s = s.previousElementSibling) if (s.tagName === el.tagName) n++;
      out = (parent ? selector(parent) + ' > ' : '') + tag + ':nth-of-type(' + n + ')';
    }
    chosen.set(el, out);
    return out;
  };
  const visible = (el) => {
    const r = el.getBoundingClientRect();
    if (r.width < 2 || r.height < 2) return false;
    return el.checkVisibility ? el.checkVisibility({ opacityProperty: true, visibilityProperty: true }) : getComputedStyle(el).visibility !== 'hidden';
  };
  const DIALOG = /(modal|popup|pop-up|lightbox|dialog|overlay|drawer|offcanvas|cookie|consent|gdpr|onetrust|cmp|banner|interstitial|splash)/i;
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
  const words = (el) => squash([el.innerText !== undefined ? el.innerText || el.textContent : el.textContent, el.tagName === 'INPUT' ? el.value : ''].join(' '), 100) || squash(el.getAttribute('aria-label') || el.title || (el.querySelector && el.querySelector('img[alt]') ? el.querySelector('img[alt]').alt : '') || '', 100);
  const found = [];
  const walk = (root) => {
    const all = root.querySelectorAll('*');
    for (const el of all) {
      if (++nodes > limits.nodes) return;
      if (el.id) counts.set(el.id, (counts.get(el.id) || 0) + 1);
      if (el.shadowRoot) walk(el.shadowRoot);
      const tag = el.tagName;
      if (tag === 'A' || tag === 'AREA' || tag === 'BUTTON' || tag === 'SUMMARY' || (tag === 'INPUT' && (el.type === 'button' || el.type === 'submit'))) { found.push(el); continue; }
      const role = el.getAttribute('role');
      if (role === 'button' || role === 'link' || role === 'tab' || el.hasAttribute('onclick') || (tag !== 'BODY' && el.onclick)) { found.push(el); continue; }
      if ((tag === 'DIV' || tag === 'SPAN' || tag === 'LI' || tag === 'IMG' || /^H[1-6]$/.test(tag)) && el.childElementCount < 3 && el.getAttribute('class') && /(btn|button|cta|toggle|trigger|accordion|close|dismiss|launcher|chip)/i.test(el.getAttribute('class'))) found.push(el);
      if ((tag === 'SCRIPT' || tag === 'IFRAME') && el.src && marks.length < limits.marks) marks.push(el.src.slice(0, 200));
      if (tag === 'LINK' && el.href && marks.length < limits.marks) marks.push(el.href.slice(0, 200));
      if (tag === 'META' && el.name === 'generator') marks.push(squash(el.content, 100));
      if ((tag === 'DIV' || tag === 'ASIDE') && /chat|whatsapp|messenger/i.test(el.id + ' ' + (el.getAttribute('class') || '')) && marks.length < limits.marks) marks.push(squash(el.id + ' ' + el.getAttribute('class'), 100));
    }
  };
  walk(document);
  for (const el of found) {
    const href = el.getAttribute && (el.tagName === 'A' || el.tagName === 'AREA') ? el.getAttribute('href') : null;
    if (href && /^(tel|sms|smsto|callto|mailto|whatsapp):/i.test(href)) { marks.push(href.slice(0, 60)); continue; }
    if (href !== null && href !== undefined && !/^\s*(#|javascript:|$)/i.test(href)) {
      if (links.length >= limits.links) continue;
      links.push({ text: words(el), title: squash(el.getAttribute('aria-label') || el.title, 100), href: el.href && el.href.baseVal === undefined ? el.href.slice(0, 600) : '', region: region(el), visible: visible(el), blank: el.target === '_blank' });
    } else {
      if (buttons.length >= limits.buttons || (el.tagName === 'A' && !words(el))) continue;
      const over = layer(el);
      const type = el.tagName === 'BUTTON' || el.tagName === 'INPUT' ? el.type : '';
      buttons.push({
        selector: selector(el), text: words(el), title: squash(el.getAttribute('aria-label') || el.title, 100), region: region(el), visible: visible(el), submits: Boolean(el.form) && type === 'submit',
        opens: squash(el.getAttribute('aria-controls') || el.getAttribute('data-target') || el.getAttribute('data-bs-target') || (href && href.length > 1 ? href : ''), 100), expanded: el.getAttribute('aria-expanded') || (el.tagName === 'SUMMARY' && el.parentElement && el.parentElement.open ? 'true' : ''),
        layer: over ? squash(over.innerText || over.textContent, 400) : '', layer_mark: over ? squash(over.id + ' ' + (over.getAttribute('class') || ''), 120) : '',
        layer_share: over ? Math.min(1, (over.getBoundingClientRect().width * over.getBoundingClientRect().height) / (innerWidth * innerHeight)) : 0,
        tag: el.tagName.toLowerCase(), classes: squash((el.getAttribute('class') || '') + ' ' + el.id, 80),
      });
    }
  }
  const body = document.body;
  return {
    url: location.href, title: squash(document.title, 200), language: (document.documentElement.lang || '').slice(0, 10),
    text: body ? squash(body.innerText, limits.text) : '', heading: squash(([...document.querySelectorAll('h1')].find(visible) || {}).innerText, 200),
    links, buttons, marks: [...new Set(marks)], elements: nodes,
  };
}
