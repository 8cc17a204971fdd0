// Whether a press would reach the button, brought into sight. From now on counts what does reach it: a press that came is never made again, one that
// did not come is.
(el) => {
  for (let n = el.parentElement; n; n = n.parentElement) if (n.tagName === 'DETAILS') n.open = true;
  let last = document.activeElement;  // what leaving the last box changes may move the button: before the press, not under it
  while (last && last.shadowRoot && last.shadowRoot.activeElement) last = last.shadowRoot.activeElement;
  if (last && last !== el && last.matches('input,textarea,select')) last.blur();
  el.scrollIntoView({ block: 'center', inline: 'center' });
  const r = el.getBoundingClientRect();
  let top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
  while (top && top.shadowRoot && top.shadowRoot.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2) && top.shadowRoot.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2) !== top) top = top.shadowRoot.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
  const disabled = el.matches(':disabled') || el.getAttribute('aria-disabled') === 'true' || el.classList.contains('disabled'), numb = getComputedStyle(el).pointerEvents === 'none';
  window.__presses = 0, window.__clicked = false;
  const count = (e) => { const path = e.composedPath(); if (path.includes(el) || (e.type === 'submit' && el.form && path.includes(el.form))) { window.__presses++; if (/^(click|submit)$/.test(e.type)) window.__clicked = true; } };
  for (const kind of ['pointerdown', 'mousedown', 'click', 'submit', 'keydown']) window.addEventListener(kind, count, { capture: true });
  return { numb, free: Boolean(!numb && top && (top === el || el.contains(top) || (top.contains(el) && top !== document.body && top !== document.documentElement))), disabled };
}
