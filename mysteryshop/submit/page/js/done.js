// The button by which an open list or calendar takes the choice ("OK", "Done"), called by one of `words` and nothing else; null where there is none.
// Looks only at what became visible since `shown.js`: a button of the form itself is never meant here.
(words) => {
  const named = new Set(words), plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\d]+/gu, ' ').trim();
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true })); };
  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 600; i++) for (const el of roots[i].querySelectorAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
  for (const root of roots) for (const el of root.querySelectorAll('*')) {
    if (!/^(BUTTON|A|SPAN|DIV)$/.test(el.tagName) && !(el instanceof HTMLUnknownElement) && el.getAttribute('role') !== 'button' && !/-(button|btn)$/i.test(el.tagName)) continue;
    if (!/^(BUTTON|A)$/.test(el.tagName) && !el.tagName.includes('-') && !el.hasAttribute('role') && (el.childElementCount || el.textContent.length > 20)) continue;
    if (!named.has(plain((el.innerText || el.getAttribute('aria-label') || '').slice(0, 40))) || !seen(el) || !window.__before || window.__before.has(el) || el.type === 'submit' && el.form) continue;
    return el;
  }
  return null;
}
