(el) => {
  el.scrollIntoView({ block: 'center', inline: 'center' });
  const r = el.getBoundingClientRect();
  let top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
  while (top && top.shadowRoot && top.shadowRoot.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2) && top.shadowRoot.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2) !== top) top = top.shadowRoot.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
  const disabled = el.disabled || el.getAttribute('aria-disabled') === 'true' || el.classList.contains('disabled');
  return { free: Boolean(top && (top === el || el.contains(top) || top.contains(el))), disabled };
}
