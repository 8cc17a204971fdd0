// Addresses of visible frames that lie over the page (or stick to a side of the window): consent managers often live in one. Read-only.
() => {
  const out = [];
  for (const frame of document.querySelectorAll('iframe')) {
    const r = frame.getBoundingClientRect();
    if (r.width < 200 || r.height < 60 || out.length > 5) continue;
    for (let n = frame, i = 0; n && i < 6 && n !== document.body; n = n.parentElement, i++) {
      const p = getComputedStyle(n).position;
      if (p === 'fixed' || p === 'sticky' || n.tagName === 'DIALOG' || n.getAttribute('role') === 'dialog') { out.push(frame.src); break; }
    }
  }
  return out;
}
