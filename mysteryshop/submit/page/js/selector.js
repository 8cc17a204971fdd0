  // ---- selectors that Playwright's CSS, which looks through open shadow roots, finds exactly once (a part of other scripts, see scripts.py).
  // `own`: the selector an element has for itself, or ''; any other is told by its place in the nearest above that has one. A form may hold
  // boxes named like the properties asked for here: the prototypes answer instead.
  const addressing = (own) => {
    const getter = (proto, name) => { const get = Object.getOwnPropertyDescriptor(proto, name).get; return (node) => get.call(node); };
    const parentOf = getter(Node.prototype, 'parentElement'), before = getter(Element.prototype, 'previousElementSibling'), chosen = new Map();
    const selector = (el) => {
      if (chosen.has(el)) return chosen.get(el);
      let out = el === document.body ? 'body' : own(el);
      if (!out) {
        const parent = parentOf(el) || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
        let n = 1;
        for (let s = before(el); s; s = before(s)) if (s.tagName === el.tagName) n++;
        const hosted = parent && !parentOf(el) && [...parent.children].some((c) => c.tagName === el.tagName && c.hasAttribute('slot'));  // the host holds the like of it
        out = (parent ? selector(parent) + ' > ' : '') + CSS.escape(el.tagName.toLowerCase()) + ':nth-of-type(' + n + ')' + (hosted ? ':not([slot])' : '');
      }
      chosen.set(el, out);
      return out;
    };
    return selector;
  };
  const quote = (s) => '"' + s.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\a ') + '"';
  const byId = (el, alone) => { const id = el.getAttribute('id') || ''; return id && id.length < 120 && alone(id) ? '#' + CSS.escape(id) : ''; };
  const byName = (el, alone) => {
    const name = el.getAttribute('name') || '', css = CSS.escape(el.tagName.toLowerCase()) + '[name=' + quote(name) + ']';
    return name && name.length < 160 && alone(name, css) ? css : '';
  };
