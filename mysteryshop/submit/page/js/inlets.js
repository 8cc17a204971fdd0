// Addresses of frames that stand in the page as a part of it: in sight, large enough for a form, not pinned over the page. Read-only.
() => [...document.querySelectorAll('iframe[src],frame[src]')].filter((el) => {
  const box = el.getBoundingClientRect();
  if (box.width < 280 || box.height < 160) return false;
  for (let n = el; n && n !== document.body; n = n.parentElement) if (getComputedStyle(n).position === 'fixed') return false;
  return true;
}).map((el) => el.src);
