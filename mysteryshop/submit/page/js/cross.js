// Where in the window the cross of the layer that lies over this thing is to be pressed: a small thing without words in the upper right of the layer,
// or of what stands in it. null where nothing lies over it, or there is no such thing.
(el) => {
  el.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const box = el.getBoundingClientRect(), top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  if (!top || el.contains(top) || top.contains(el)) return null;
  let layer = null;
  for (let n = top; n && n !== document.body; n = n.parentElement) if (/fixed|absolute/.test(getComputedStyle(n).position) || n.tagName === 'DIALOG') layer = n;
  if (!layer) return null;
  const small = (n) => { const r = n.getBoundingClientRect(); return r.width > 7 && r.height > 7 && r.width < 73 && r.height < 73; };
  const mute = (n) => !/[a-z0-9]{2}|[^\W\d_x]/i.test((n.innerText || '').trim()) && !n.querySelector('input,select,textarea');
  const leads = (n) => n.matches('a[href]') && !/^(#|javascript:|$)/.test(n.getAttribute('href'));
  const pressable = (n) => getComputedStyle(n).cursor === 'pointer' || n.onclick !== null || n.matches('button,[role=button],a');
  const inCorner = (n) => {
    const r = n.getBoundingClientRect(), x = r.left + r.width / 2, y = r.top + r.height / 2;
    for (let p = n.parentElement; p; p = p === layer ? null : p.parentElement) {
      const b = p.getBoundingClientRect();
      if (b.width > 160 && b.height > 90) return x > b.left + 0.66 * b.width && y < b.top + Math.max(0.33 * b.height, 60);
    }
    return false;
  };
  const crosses = [...layer.querySelectorAll('*')].slice(0, 2000).filter((n) => n instanceof HTMLElement && small(n) && mute(n) && pressable(n) && !leads(n) && n.checkVisibility({ visibilityProperty: true }) && inCorner(n));
  const right = crosses.map((n) => n.getBoundingClientRect()).sort((a, b) => b.right - a.right || a.top - b.top)[0];
  return right ? [right.left + right.width / 2, right.top + right.height / 2] : null;
}
