// Addresses of frames that stand in the page as a part of it: in sight, large enough for a form, not pinned over the page but in a
// dialog, or a layer over much of it, that our own press opened (`pressed`). Read-only.
(pressed) => [...document.querySelectorAll('iframe[src],frame[src]')].filter((el) => {
  const box = el.getBoundingClientRect();
  if (box.width < 280 || box.height < 160) return false;
  if (pressed && el.closest('dialog,[role=dialog],[aria-modal=true]')) return true;
  const wide = (n) => { const r = n.getBoundingClientRect(); return r.width * r.height > 0.4 * innerWidth * innerHeight; };
  for (let n = el; n && n !== document.body; n = n.parentElement) if (getComputedStyle(n).position === 'fixed') return pressed && wide(n);
  return true;
}).map((el) => el.src);
