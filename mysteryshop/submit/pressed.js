// Counts what reaches the button from now on, so that a press that reached it is never made again and one that did not is.
(el) => {
  window.__presses = 0;
  const count = (e) => { const path = e.composedPath(); if (path.includes(el) || (e.type === 'submit' && el.form && path.includes(el.form))) window.__presses++; };
  for (const kind of ['pointerdown', 'mousedown', 'click', 'submit', 'keydown']) window.addEventListener(kind, count, { capture: true });
}
