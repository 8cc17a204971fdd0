  // words that stand in the page without being seen, as a note does that is to fade or slide in: whole, short, and no slide of several
  const cuts = new Map();
  const cut = (n) => {  // what holds it and cuts off what does not fit
    if (!n || n === document.body) return null;
    if (!cuts.has(n)) cuts.set(n, /hidden|clip/.test(getComputedStyle(n).overflow) ? n.getBoundingClientRect() : cut(n.parentElement));
    return cuts.get(n);
  };
  const unseen = (el) => {
    const r = el.getBoundingClientRect();
    if (r.width < 2 || r.height < 2) return getComputedStyle(el).overflow !== 'visible';
    if (el.checkVisibility && !el.checkVisibility({ opacityProperty: true })) return true;
    if (r.right <= 0 || r.left >= innerWidth || r.bottom + scrollY <= 0) return true;
    const edge = cut(el.parentElement);
    if (edge && (r.right < edge.left + 2 || r.left > edge.right - 2 || r.bottom < edge.top + 2 || r.top > edge.bottom - 2)) return true;
    return r.top >= innerHeight && getComputedStyle(el).position === 'fixed';
  };
  const asideOf = (most) => {
    const out = [];
    let n = 0;
    for (const el of document.body ? document.body.querySelectorAll('div,p,section,aside,span,output,li,dialog,strong,h2,h3,h4') : []) {
      if (++n > most || out.length > 30) break;
      const said = el.textContent.length;
      if (said < 4 || said > 900 || !unseen(el) || !(el.innerText || '').trim() || out.some((other) => other.contains(el)) || el.querySelector('input,textarea,select')) continue;
      const twin = el.parentElement && [...el.parentElement.children].some((other) => other !== el && !other.contains(window.__watched) && other.tagName === el.tagName && other.className === el.className && other.textContent.trim());
      if (!twin) out.push(el);
    }
    return out;
  };
