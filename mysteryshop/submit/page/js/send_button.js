// Things that a person would press to send this form although they are no buttons: pictures, links and boxes inside it, right after
// it or bound to it. [selector, words, whether it stands in the form and leads nowhere else] each. Then, for forms that have none: its last one-line box. Read-only.
(root) => {
  const squash = (s) => (s || '').replace(/\s+/g, ' ').trim().slice(0, 80);
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 4 && r.height > 4 && (!el.checkVisibility || el.checkVisibility({ opacityProperty: true, visibilityProperty: true })); };
  // with selector.js
  const selector = addressing((el) => byId(el, (id) => el.getRootNode().querySelectorAll('#' + CSS.escape(id)).length === 1));
  const words = (el) => squash((el.innerText || '').trim().split('\n')[0] || el.value || el.alt || el.getAttribute('aria-label') || el.title || (el.querySelector('img[alt]') || {}).alt);
  const live = (el) => el.tagName === 'A' || el.tagName === 'BUTTON' || el.getAttribute('role') === 'button' || el.hasAttribute('onclick') || el.onclick || (el.tagName === 'INPUT' && /^(submit|button|image)$/.test(el.type)) || getComputedStyle(el).cursor === 'pointer';
  const places = [root];
  if (root.parentElement && root.parentElement !== document.body) places.push(root.parentElement);
  let shell = root;  // what holds it and nothing else is its shell: the button may stand after that
  while (shell.parentElement && shell.parentElement !== document.body && shell.parentElement.children.length === 1) shell = shell.parentElement;
  for (let s = shell.nextElementSibling, i = 0; s && i < 2; s = s.nextElementSibling, i++) places.push(s);
  const found = [], taken = new Set();
  for (const place of places) for (const el of [place, ...place.querySelectorAll('a,button,input,img,div,span,p,svg,label,[role=button],[onclick]')]) {
    if (found.length > 40 || taken.has(el) || el === root || el.contains(root)) continue;
    taken.add(el);
    const owner = el.form || el.closest('form');  // the words of a button have no form of their own
    if (owner && owner !== root && !owner.contains(root) && !root.contains(owner) && (root.tagName === 'FORM' || owner.querySelector('textarea,select,input:not([type=hidden],[type=submit],[type=button],[type=image])'))) continue;
    const frame = el.closest('nav,header');
    if ((frame && !root.contains(frame)) || (el.tagName === 'LABEL' && el.control) || !seen(el) || !live(el) || el.closest('[role=tab],[role=tablist]')) continue;
    const said = words(el);
    if (said && said.length < 60) found.push([selector(el), said, root.contains(el) && !/^(LABEL|INPUT)$/.test(el.tagName) && !(el.tagName === 'A' && /^(https?:|mailto:|tel:|\/|[\w-]+\.)/.test(el.getAttribute('href') || ''))]);
  }
  const lines = [...root.querySelectorAll('input')].filter((el) => /^(text|email|tel|search|number|url)$/.test(el.type) && seen(el) && !el.disabled && !el.readOnly);
  return { found, line: lines.length ? selector(lines[lines.length - 1]) : '' };
}
