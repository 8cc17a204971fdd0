// Stills, for `ms`, what a page draws again and again while nobody does anything: the blinking caret (marked text has none), and where something is in
// motion, animations and transitions. Scripts, timers and the focus stay as they are; afterwards everything goes on.
(ms) => {
  const box = document.activeElement, typed = box && typeof box.selectionStart === 'number' && box.value ? [box.selectionStart, box.selectionEnd] : null;
  if (typed) box.select();
  const moving = document.getAnimations().filter((one) => one.playState === 'running');
  moving.forEach((one) => one.pause());
  const sheet = new CSSStyleSheet();
  if (moving.length) {
    sheet.replaceSync('*, ::before, ::after { transition: none !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  setTimeout(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    moving.forEach((one) => { if (one.playState === 'paused') one.play(); });
    if (typed && document.activeElement === box) box.setSelectionRange(...typed);
  }, ms);
}
