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
  // a chat window, by its names, or for it is pinned to the page and holds a box of its own: what it says answers no form
  const CHAT = /(^|[^a-z])(live-?)?chat(bot|box|window|widget|panel|form|launcher|bubble)?([^a-z]|$)|livechat|intercom|tawk|drift-?(widget|frame)|crisp-client|zopim|podium/i;
  // what lies over the middle of the page is a layer that wants an answer
  const central = (el) => { const r = el.getBoundingClientRect(); return r.left < innerWidth / 2 && r.right > innerWidth / 2 && r.top < innerHeight / 2 && r.bottom > innerHeight / 2; };
  const isChat = (el) => !(window.__within || []).includes(el) && !el.matches('body,main,form,dialog,[role=dialog],[aria-modal]') && (CHAT.test(el.id + ' ' + (el.getAttribute('class') || '')) || (getComputedStyle(el).position === 'fixed' && !central(el) && Boolean(el.querySelector('textarea,input[type=text],input:not([type])'))));
  const above = (el, most) => { const out = []; for (let n = el; n && n !== document.body && out.length < most; n = n.parentElement) out.push(n); return out; };
  const chats = () => {
    const named = [...document.querySelectorAll('[id*=chat i],[class*=chat i],[id*=intercom i],[class*=intercom i],[id*=tawk i],[class*=crisp i],[class*=podium i]')].slice(0, 60);
    const boxed = [...document.querySelectorAll('textarea,input[type=text],input:not([type])')].slice(0, 60).flatMap((box) => above(box.parentElement, 6));
    const all = [...new Set([...named, ...boxed])].filter(isChat);
    return all.filter((el) => !all.some((other) => other !== el && other.contains(el)));
  };
