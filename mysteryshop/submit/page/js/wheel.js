// A value in a wheel: a column whose window shows only some of its values and takes the one in the middle. `look`: how far the value is from there
// ({off, step, x, y, height}, pixels); null where its column is no wheel. `scroll`, `press`, `touch`: turns it there.
(el, way) => {
  const up = (n) => n.assignedSlot || n.parentElement || (n.getRootNode() instanceof ShadowRoot ? n.getRootNode().host : null);
  const tall = (n) => n.getBoundingClientRect().height;
  const siblings = (n) => (up(n) ? [...up(n).children].filter((s) => s.tagName === n.tagName && tall(s) > 4) : []);
  let cell = el;
  while (siblings(cell).length < 2 && up(cell) && tall(up(cell)) < tall(el) * 3.5) cell = up(cell);
  let pane = null;
  for (let n = up(cell), i = 0; n && i < 5 && !pane; n = up(n), i++) if (/auto|scroll|hidden|clip/.test(getComputedStyle(n).overflowY) && tall(n) < tall(cell) * 12) pane = n;
  if (!pane) return null;
  const b = pane.getBoundingClientRect(), r = cell.getBoundingClientRect(), all = siblings(cell);
  if (all.some((n) => Math.abs(n.getBoundingClientRect().left + n.getBoundingClientRect().width / 2 - r.left - r.width / 2) > 24)) return null;  // the face of a dial
  const snaps = (n) => n && getComputedStyle(n).scrollSnapType !== 'none';
  const scrolls = pane.scrollHeight > pane.clientHeight + 4 && /auto|scroll/.test(getComputedStyle(pane).overflowY);
  const moved = [up(cell), up(up(cell) || cell)].some((n) => n && n !== pane.parentElement && getComputedStyle(n).transform !== 'none');
  const wheel = all.length > 1 && (scrolls ? snaps(pane) || snaps(up(cell)) : moved);
  if (!wheel) return null;
  const x = b.left + b.width / 2, y = b.top + b.height / 2, off = r.top + r.height / 2 - y;
  if (way === 'look') return { off, step: r.height, x: r.left + r.width / 2, y, height: b.height };
  if (way === 'scroll') { if (scrolls) { pane.scrollTop += off; pane.dispatchEvent(new Event('scroll')); } return null; }
  if (way === 'press') { for (const kind of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) el.dispatchEvent(new MouseEvent(kind, { bubbles: true, composed: true, view: window })); return null; }
  const at = document.elementFromPoint(x, y) || pane, touch = (dy) => new Touch({ identifier: 1, target: at, clientX: x, clientY: y - dy, pageX: x, pageY: y - dy });
  const send = (kind, dy, held) => at.dispatchEvent(new TouchEvent(kind, { bubbles: true, cancelable: true, touches: held ? [touch(dy)] : [], targetTouches: held ? [touch(dy)] : [], changedTouches: [touch(dy)] }));
  const far = Math.max(-b.height * 0.9, Math.min(b.height * 0.9, off));
  return new Promise((done) => {
    send('touchstart', 0, true);
    let n = 0;
    const go = () => { n += 1; send('touchmove', far * Math.min(1, n / 4), true); if (n < 6) setTimeout(go, 60); else setTimeout(() => { send('touchend', far, false); done(null); }, 350); };
    setTimeout(go, 30);
  });
}
