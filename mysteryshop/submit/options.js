() => {
  const seen = (el) => { const r = el.getBoundingClientRect(); return r.width > 1 && r.height > 1 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true, opacityProperty: true })); };
  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 40; i++) for (const el of roots[i].querySelectorAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
  const found = [];
  for (const root of roots) for (const el of root.querySelectorAll('[role=option], [role=listbox] li, ul[class*=option i] > li, ul[class*=dropdown i] > li, ul[class*=select i] > li, ul[class*=menu i] > li, [class*=option i]:not(select):not(option)')) {
    if (!seen(el) || found.length >= 250 || el.tagName === 'OPTION' || el.querySelector('[role=option], li')) continue;
    found.push(el);
  }
  window.__options = found;
  return found.map((el) => [(el.innerText || el.textContent || '').replace(/\s+/g, ' ').trim().slice(0, 100), el.getAttribute('data-value') || el.getAttribute('value') || (el.innerText || '').trim().slice(0, 60)]);
}
