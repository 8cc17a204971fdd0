// Resolves as soon as the page has come to rest after a press: nothing was drawn for a moment and no transition is under way; after `ms` at the latest.
(ms) => new Promise((done) => {
  const until = performance.now() + ms;
  let last = performance.now();
  const watch = new MutationObserver(() => { last = performance.now(); });
  watch.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['class', 'style', 'hidden', 'open', 'aria-expanded'] });
  const moving = () => document.getAnimations().some((one) => one.playState === 'running' && one.effect && one.effect.getComputedTiming().endTime < 2000);
  const look = () => {
    const now = performance.now();
    if (now > until || (now - last > 70 && !moving())) { watch.disconnect(); done(null); } else requestAnimationFrame(() => setTimeout(look, 10));
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
})
