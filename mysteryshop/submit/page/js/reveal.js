// Links and buttons inside a form (or right after it) that show more of it in its place: no addresses of another page, nothing that sends.
// [selector, words] each. Read-only.
(root) => {
  const squash = (s) => (s || '').replace(/\s+/g, ' ').trim().slice(0, 80);
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 4 && r.height > 4 && (!el.checkVisibility || el.checkVisibility({ opacityProperty: true, visibilityProperty: true })); };
  // with selector.js
  const selector = addressing((el) => byId(el, (id) => el.getRootNode().querySelectorAll('#' + CSS.escape(id)).length === 1));
  const stays = (el) => el.tagName !== 'A' || !el.getAttribute('href') || /^(#|javascript:|\?$)/i.test(el.getAttribute('href'));
  const sends = (el) => (el.tagName === 'BUTTON' && el.type === 'submit' && el.form) || (el.tagName === 'INPUT' && /^(submit|image|reset)$/.test(el.type));
  const live = (el) => /^(A|BUTTON|SUMMARY)$/.test(el.tagName) || el.getAttribute('role') === 'button' || el.hasAttribute('aria-expanded') || el.hasAttribute('onclick') || el.onclick || (el.tagName === 'LABEL' && el.control && el.control.type === 'checkbox' && !el.control.checked) || getComputedStyle(el).cursor === 'pointer';
  const found = [];
  for (const el of root.querySelectorAll('a,button,summary,label,span,div,p,h3,h4,h5,legend,[role=button],[aria-expanded]')) {
    if (found.length > 30) break;
    const said = squash(el.innerText || el.getAttribute('aria-label'));
    if (el.closest('[role=radio],[role=option],[role=switch],[role=radiogroup],[role=listbox],[aria-pressed],[aria-checked]')) continue; // an answer
    if (!said || said.length > 60 || el.querySelector('input:not([type=checkbox]),select,textarea')) continue;
    if (seen(el) && live(el) && stays(el) && !sends(el) && el.getAttribute('aria-expanded') !== 'true') found.push([selector(el), said]);
  }
  return found;
}
