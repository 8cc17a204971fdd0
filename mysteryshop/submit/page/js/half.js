// The button beside the boxes of an hour that has to be pressed so that it is before noon, or after; null where none has to. "" asks for any such button.
(el, wanted) => {
  const said = (b) => ((/^\s*([ap])\.?\s?m\.?\s*$/i.exec(b.innerText || '') || [])[1] || '').toUpperCase();
  for (let n = el.parentElement, i = 0; n && i < 6 && n.tagName !== 'FORM'; n = n.parentElement, i++) {
    const halves = [...n.querySelectorAll('button,[role=button],[tabindex]')].filter((b) => b.type !== 'submit' && said(b));
    if (wanted && halves.length > 1 && halves.some((b) => said(b) === wanted[0] && ['aria-pressed', 'aria-checked', 'aria-selected'].some((a) => b.getAttribute(a) === 'true'))) return null;
    if (halves.length) return wanted === '' || halves.length === 1 ? (said(halves[0]) === wanted[0] ? null : halves[0]) : halves.find((b) => said(b) === wanted[0]) || null;
  }
  return null;
}
