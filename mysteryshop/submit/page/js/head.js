// The part of a drawn list box that carries its words: where a person clicks when the middle of the box does nothing. True when
// there is one; it is left in window.__head.
(box) => {
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 3 && r.height > 3 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true })); };
  window.__head = box ? [...box.querySelectorAll('*')].find((el) => seen(el) && el.childElementCount === 0 && (el.textContent || '').trim()) || null : null;
  return Boolean(window.__head);
}
