// Stills, for `ms`, what a page draws again and again while nobody does anything: the blinking caret (marked text has none), motion without end, and
// transitions (those under way are let finish). Scripts, timers and the focus stay as they are; afterwards everything goes on.
(ms) => {
  const box = document.activeElement, typed = box && typeof box.selectionStart === 'number' && box.value ? [box.selectionStart, box.selectionEnd] : null;
  if (typed) box.select();
  const running = document.getAnimations().filter((one) => one.playState === 'running'), sheet = new CSSStyleSheet();
  const endless = running.filter((one) => one.effect && one.effect.getTiming().iterations === Infinity);
  endless.forEach((one) => one.pause());
  sheet.replaceSync('*, ::before, ::after { transition: none !important }');
  let over = false;
  Promise.allSettled(running.filter((one) => one instanceof CSSTransition).map((one) => one.finished)).then(() => {
    if (!over) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  setTimeout(() => {
    over = true;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    endless.forEach((one) => { if (one.playState === 'paused') one.play(); });
    if (typed && document.activeElement === box) box.setSelectionRange(...typed);
  }, ms);
}
