// The hours that came up since `shown.js` and stand side by side or below each other, each a thing to press that says an hour and nothing else. Leaves the
// elements in window.__options; returns [[words, value, off]].
() => {
  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 600; i++) for (const el of roots[i].querySelectorAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true })); };
  const HOUR = /^\d{1,2} ?([:.h] ?\d{2})?( ?[ap]\.?m\.?| ?uhr| ?h)?( ?(-|\u2013|to|bis|a|tot) ?\d{1,2}([:.h]\d{2})?( ?[ap]\.?m\.?)?)?$/i;
  const said = (el) => (el.textContent || '').replace(/[\s\u00a0\u202f]+/g, ' ').trim(), alike = new Map();
  for (const root of roots) {
    const walker = document.createTreeWalker(root === document ? document.body || document : root, NodeFilter.SHOW_TEXT);
    for (let left = 30000; left-- && walker.nextNode(); ) {
      let at = walker.currentNode.parentElement;
      const words = walker.currentNode.data.trim();
      if (!words || words.length > 24 || !/\d/.test(words) || !at || at.closest('select,option,label,script,style') || !HOUR.test(said(at)) || !/\D/.test(said(at))) continue;
      for (let n = at.parentElement; n && said(n) === said(at) && n.childElementCount === 1; n = n.parentElement) at = n;
      if (!seen(at) || !window.__before || window.__before.has(at) || !at.parentElement) continue;
      const many = at.parentElement.childElementCount > 1 ? at.parentElement : at.parentElement.parentElement || at.parentElement;
      if (!alike.has(many)) alike.set(many, new Set());
      alike.get(many).add(at);
    }
  }
  const best = [...alike.values()].sort((a, b) => b.size - a.size)[0];
  window.__options = best && best.size > 1 ? [...best] : [];
  return window.__options.map((el) => [said(el), said(el), Boolean(el.disabled) || el.getAttribute('aria-disabled') === 'true' || /(^|[\s_-])disabled([\s_-]|$)/.test(el.getAttribute('class') || '')]);
}
