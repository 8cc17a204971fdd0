// A part of the look at a frame (see snapshot.py): these files are joined, in order, into one function of `limits`.
  // ---- can a person see it, and if not, what hides it
  const DIALOG = /(^|[\s_-])(modal|popup|pop-up|lightbox|dialog|overlay|drawer|offcanvas|fancybox|mfp|remodal|reveal)([\s_-]|$)/i;
  const STEP = /(^|[\s_-])(step|wizard|gform_page|page|slide|panel|tab-?pane|stage|screen|carousel)([\s_\d-]|$)/i;
  const FOLD = /(^|[\s_-])(collapse|collapsed|accordion|dropdown|expand|toggle|hide-?show|more|mega-?menu|nav|menu|conditional)([\s_-]|$)/i;
  const isDialog = (el) => el.tagName === 'DIALOG' || /^(alert)?dialog$/.test(el.getAttribute('role') || '') || el.getAttribute('aria-modal') === 'true' || DIALOG.test(mark(el));
  const docWidth = Math.max(document.documentElement.scrollWidth, innerWidth);
  const part = (el, start) => {  // the text box of a web component that shows only its label until it is used
    const root = start.getRootNode();
    if (!(root instanceof ShadowRoot) || !/^(INPUT|TEXTAREA)$/.test(start.tagName) || /^(checkbox|radio|hidden|file)$/.test(start.type) || start.getAttribute('aria-hidden') === 'true' && start.tabIndex < 0) return false;
    const host = root.host.getBoundingClientRect(), box = start.getBoundingClientRect();
    return contains(root.host, el) && host.height > 18 && box.width > 40 && box.height > 12 && box.width > host.width / 2;
  };
  const piece = (el) => el.tagName !== 'INPUT' && el.getAttribute('role') === 'spinbutton';  // of a date, under its label until it is used
  const beneath = (el, start) => {  // its label lies over it, and makes room once it is stepped into
    if (!/^(INPUT|TEXTAREA)$/.test(start.tagName) || /^(checkbox|radio|hidden|file)$/.test(start.type)) return false;
    const box = start.getBoundingClientRect();
    return box.width > 60 && box.height > 12 && [...(start.labels || [])].some((l) => { const r = l.getBoundingClientRect(); return !el.contains(l) && squash(l.textContent, 60) && r.height < 110 && r.top < box.bottom && r.bottom > box.top && r.left < box.right && r.right > box.left && style(l).visibility !== 'hidden' && (!l.checkVisibility || l.checkVisibility({ opacityProperty: true })); });
  };
  const clear = (el, start) => {  // a native list that lies, clear as glass, over what is drawn in its place: a person's click meets it
    if (el !== start || start.tagName !== 'SELECT' || start.tabIndex < 0 || start.getAttribute('aria-hidden') === 'true' || style(start).pointerEvents === 'none') return false;
    const box = start.getBoundingClientRect();
    return box.width > 60 && box.height > 14 && [...parentOf(start).children].some((x) => { const r = x.getBoundingClientRect(); return x !== start && r.width > 30 && r.height > 10 && r.top < box.bottom && r.bottom > box.top && r.left < box.right && r.right > box.left && (!x.checkVisibility || x.checkVisibility({ opacityProperty: true, visibilityProperty: true })); });
  };
  const escapes = (el, start) => {  // placed by a box further out, so that this one does not clip it
    let out = false;
    for (let n = start; n && n !== el; n = up(n)) { const how = style(n).position; out = how === 'absolute' || how === 'fixed' || (out && how === 'static'); }
    return out && style(el).position === 'static' && style(el).transform === 'none';
  };
  const held = (el) => { for (let n = parentOf(el); n && n !== document.documentElement; n = parentOf(n)) if (style(n).transform !== 'none' || style(n).filter !== 'none') return true; return false; };
  const outside = (el) => {  // pinned to the window, beyond one of its edges: a drawer or a sheet that waits for its opener
    const r = el.getBoundingClientRect();
    return style(el).position === 'fixed' && r.width > 3 && r.height > 3 && (r.left >= innerWidth - 1 || r.right <= 1 || r.top >= innerHeight - 1 || r.bottom <= 1) && !held(el);
  };
  const STATE = /^(is-|d-|u-)?(hide|hidden|invisible|none|show|shown|visible|active|inactive|current|open|closed)$/i;
  const lasting = (c) => cls(c).split(/\s+/).find((w) => !STATE.test(w)) || '';
  const twins = (by) => (parentOf(by) ? [...parentOf(by).children].filter((c) => c.tagName === by.tagName && lasting(c) === lasting(by)) : []);
  const beyond = (slide, view) => { const a = slide.getBoundingClientRect(), b = view.getBoundingClientRect(); return b.width > 150 && a.width > 100 && (a.left >= b.right - 2 || a.right <= b.left + 2); };
  const viewOf = (slide) => { for (let n = parentOf(slide), i = 0; n && i < 3 && !/^(BODY|HTML)$/.test(n.tagName); n = parentOf(n), i++) if (/hidden|clip/.test(style(n).overflowX)) return n; return null; };
  const slides = new Map();
  const offSlide = (n) => {  // one of several blocks alike in a row, each with something to answer, that is moved out of what shows one of them
    if (!slides.has(n)) {
      const view = n.getBoundingClientRect().width > 100 && viewOf(n), row = view ? twins(n) : [];
      slides.set(n, row.length > 1 && beyond(n, view) && row.some((c) => !beyond(c, view)) && row.filter((c) => c.querySelector('input:not([type=hidden]),select,textarea,[role=radio],[role=combobox]')).length > 1);
    }
    return slides.get(n);
  };
  const hides = (el, start) => {
    const st = style(el);
    if (st.display === 'none') return 'display none';
    if ((el.inert && twins(el).some((c) => !c.inert)) || (el !== start && /^(DIV|SECTION|LI|FIELDSET|ARTICLE)$/.test(el.tagName) && offSlide(el))) return 'display none';  // a step beside the one in sight
    if (el === start && (st.visibility === 'hidden' || st.visibility === 'collapse')) return 'visibility';
    if (parseFloat(st.opacity) < 0.05 && !part(el, start) && !piece(start) && !beneath(el, start) && !clear(el, start)) return 'opacity';
    if (st.clip && /rect\((0|1)(px)?,? (0|1)(px)?,? (0|1)(px)?,? (0|1)(px)?\)/.test(st.clip) && st.position === 'absolute') return 'clipped';
    if (/inset\((50|100)%\)|circle\(0/.test(st.clipPath || '')) return 'clipped';
    if (st.transform && /matrix\(0, 0, 0, 0/.test(st.transform)) return 'zero size';
    const r = el.getBoundingClientRect();
    if (el === start && (r.width < 3 || r.height < 3) && st.display !== 'contents') return 'zero size';
    if (el !== start && (r.height < 3 || r.width < 3) && st.overflow !== 'visible' && st.display !== 'inline' && st.display !== 'contents' && !escapes(el, start)) return 'zero size';
    if (el === start && (r.right + scrollX < 1 || r.bottom + scrollY < 1 || r.left + scrollX > docWidth + 400)) return 'off-screen';
    return outside(el) ? 'off-screen' : '';
  };
  const hiding = new Map();  // field -> {why, by}
  const hider = (el) => {
    let cause = null, invisible = style(el).visibility === 'hidden';
    for (let n = el; n && n !== document.documentElement; n = up(n)) {
      const why = hides(n, el);
      if (why) { if (!cause || why === 'display none' && cause.why !== 'display none' || why === 'off-screen' && cause.why === why) cause = { why, by: n }; }
      if (cause && cause.why === 'off-screen') {  // climb to the outermost box that lies off the page
        const r = n.getBoundingClientRect();
        if (r.right + scrollX < 1 || r.bottom + scrollY < 1) cause.by = n;
      }
      if (invisible && cause && cause.why === 'visibility' && style(n).visibility === 'hidden') cause.by = n;
    }
    return cause;
  };
  const isBtn = (el) => { const p = place.get(el); return p !== undefined && stream[p].btn; };
  const inputs = fieldEls.filter((el) => !isBtn(el));
  const contains = (a, b) => { for (let n = b; n; n = up(n)) if (n === a) return true; return false; };
  const within = (by) => inputs.reduce((n, el) => n + (contains(by, el) ? 1 : 0), 0);
  const withinCache = new Map();
  const hiddenWith = (by) => { if (!withinCache.has(by)) withinCache.set(by, within(by)); return withinCache.get(by); };
  const shelter = (by, formEl) => {  // what kind of closed place hides it
    if (formEl && contains(by, formEl)) return isDialog(by) ? 'dialog' : 'form';
    for (let n = by, i = 0; n && i < 3; n = up(n), i++) {
      if (n.tagName === 'FORM') break;
      if (isDialog(n)) return 'dialog';
      if (STEP.test(mark(n)) || n.hasAttribute('data-step') || n.getAttribute('role') === 'tabpanel') return 'step';
      if (n.tagName === 'DETAILS' || FOLD.test(mark(n))) return 'collapsed';
    }
    if (by.tagName === 'FIELDSET' || by.tagName === 'SECTION') return 'step';
    const turns = twins(by);
    if (turns.length > (hiddenWith(by) > 1 || by.querySelector('button,[role=button]') ? 1 : 2) && turns.filter((c) => style(c).display !== 'none' && !c.inert && !offSlide(c)).length === 1 && turns.every((c) => c.querySelector('input,select,textarea,button,[role=radio],[role=button]'))) return 'step';  // blocks alike, one of them on the screen
    const id = idOf(by);
    if (id && document.querySelector('[aria-controls=' + quote(id) + '],[data-target=' + quote('#' + id) + '],[data-bs-target=' + quote('#' + id) + '],[href=' + quote('#' + id) + ']')) return 'collapsed';
    return '';
  };
  const editorOf = (el) => {  // the frame of its own, beside a text box put away, in which what will stand in the box is written
    for (const near of [el.nextElementSibling, el.previousElementSibling, up(el) && up(el).nextElementSibling]) {
      const frame = near && (near.tagName === 'IFRAME' ? near : near.querySelector('iframe:not([src]),iframe[src^="about:"],iframe[src^="javascript:"]'));
      const inner = frame && frame.contentDocument;  // null where it is another site's
      if (inner && inner.body && (inner.body.isContentEditable || inner.designMode === 'on')) return frame;
    }
    return null;
  };
  const standIn = (el, kind) => {  // the visible thing a person uses in place of a hidden native box
    const sends = (x) => (x.matches('input:is([type=submit],[type=image],[type=button],[type=reset]),button') && !x.matches('[role=checkbox],[role=switch],[role=radio],[role=combobox],[aria-haspopup]') && (x.type !== 'button' || Boolean(squash(x.textContent || x.value, 9)) && kind !== 'select')) || Boolean(x.querySelector('input:is([type=submit],[type=image]),button[type=submit]'));  // the form's own button stands for no box
    const seen = (x) => { const r = x.getBoundingClientRect(); return r.width > 3 && r.height > 3 && r.right > 0 && !sends(x) && !hider(x) ? x : null; };
    if (kind === 'textarea') { const frame = editorOf(el); return frame && seen(frame); }
    if (kind === 'select') {
      // beside it, or around it alone: what shows the entry that is chosen, or is drawn like a box to press
      const sib = el.nextElementSibling, says = squash((el.selectedOptions[0] || {}).text || (el.selectedOptions[0] || {}).label, 60), before = el.previousElementSibling;
      const bare = (s) => ![...s.querySelectorAll('input:not([type=hidden]),select,textarea')].some((x) => x !== el && !hider(x));
      const drawn = (s) => { const r = s.getBoundingClientRect(); return r.width > 60 && r.height > 14 && r.height < 90 && !/^(LABEL|SMALL|P|H\d)$/.test(s.tagName); };
      const pressed = (s) => style(s).cursor === 'pointer' || s.matches('button,[tabindex],[role=combobox],[role=button],[aria-haspopup]') || Boolean(s.querySelector('button,[tabindex],[role=combobox],[aria-haspopup]'));
      for (const s of [sib, before, up(el), up(el) && up(el).nextElementSibling]) if (s && says && seen(s) && squash(s.innerText, 200).includes(says) && (s !== up(el) || drawn(s)) && bare(s)) return s;
      for (const s of [sib, before]) if (s && seen(s) && drawn(s) && (pressed(s) || s.querySelector('input')) && (bare(s) || !s.querySelector('select,textarea:not([role=searchbox],[role=combobox] *)'))) return s;
      const box = up(el);
      return box && box.tagName !== 'FORM' && seen(box) && drawn(box) && pressed(box) && bare(box) ? box : null;
    }
    if (kind === 'checkbox' || kind === 'radio' || kind === 'file') {
      for (const l of el.labels || []) if (seen(l)) return l;
      const sib = el.nextElementSibling, r = el.getBoundingClientRect();
      if (sib && sib.tagName !== 'INPUT' && seen(sib)) return sib;
      const over = (s) => { const b = s.getBoundingClientRect(); return r.width > 5 && b.width > 5 && b.width < 80 && Math.abs(b.left + b.width / 2 - r.left - r.width / 2) < 6 && Math.abs(b.top + b.height / 2 - r.top - r.height / 2) < 6; };
      const same = (s) => { const b = s.getBoundingClientRect(); return r.width > 5 && r.height < 60 && ['left', 'top', 'right', 'bottom'].every((side) => Math.abs(b[side] - r[side]) < 4); };  // laid over all of it, its words perhaps too
      for (const s of kind === 'file' ? [] : [el.previousElementSibling, parentOf(el)]) if (s && seen(s) && (over(s) || same(s))) return s;  // the drawing the clear box lies over
      for (let n = parentOf(el), i = 0; n && i < 3 && kind === 'checkbox' && n.tagName !== 'FORM' && n.querySelectorAll('input,select,textarea,a[href],button').length === 1; n = parentOf(n), i++) {  // unseen within a switch drawn by a script
        const b = n.getBoundingClientRect();
        if (style(n).cursor === 'pointer' && b.height > 14 && b.height < 48 && b.width > b.height && b.width < 160 && style(n).overflowX === 'hidden' && seen(n)) return n;
      }
      for (let n = parentOf(el), i = 0; n && i < 2 && kind !== 'file' && n.querySelectorAll('input').length === 1 && !seen(n); n = parentOf(n), i++) {  // put away with what holds it: the small drawing beside that
        for (const s of [n.nextElementSibling, n.previousElementSibling]) if (s && seen(s) && s.getBoundingClientRect().width < 60 && s.getBoundingClientRect().height < 60 && !s.querySelector('input,select,textarea')) return s;
      }
    }
    return null;
  };
