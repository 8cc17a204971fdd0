// Resolves when boxes, frames or links were added to the page or taken away, or after `ms`. True: something changed. Read-only.
(ms) => new Promise((done) => {
  const count = (root) => { let n = root.querySelectorAll('input,textarea,select,iframe,button').length; for (const e of root.querySelectorAll('*')) if (e.shadowRoot) n += count(e.shadowRoot); return n; };
  const size = () => count(document) + document.links.length;
  const first = size(), until = performance.now() + ms;
  const look = () => (size() !== first ? done(true) : performance.now() > until ? done(false) : setTimeout(look, 250));
  setTimeout(look, 150);
})
