// Scrolls a list to its end, in the window and in boxes of its own that hold it; true once more links or buttons stand there
// than before, false where none came within `wait` ms.
async (wait) => {
  const nap = (ms) => new Promise((r) => setTimeout(r, ms));
  const links = () => document.querySelectorAll('a[href], button').length;
  const before = links();
  const boxes = new Map();
  for (const link of document.querySelectorAll('a[href]'))
    for (let el = link.parentElement; el && el !== document.body; el = el.parentElement) boxes.set(el, (boxes.get(el) || 0) + 1);
  const high = Math.min(document.documentElement.scrollHeight, 20000);
  for (let y = 0; y < high; y += innerHeight) { scrollTo(0, y); await nap(40); }
  for (const [el, held] of boxes) {
    if (held < 4 || el.clientHeight < 150 || el.scrollHeight < el.clientHeight + 40) continue;
    if (/auto|scroll/.test(getComputedStyle(el).overflowY)) el.scrollTop = el.scrollHeight;
  }
  for (const end = performance.now() + wait; performance.now() < end; await nap(60)) if (links() > before) { await nap(60); return true; }
  return links() > before;
}
