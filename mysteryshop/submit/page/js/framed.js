// What a frame is on its page: in sight or not, and a chat or not, by its names or for it is pinned into a lower corner. Read-only.
(el) => {
  const r = el.getBoundingClientRect();
  const seen = r.width > 1 && r.height > 1 && (!el.checkVisibility || el.checkVisibility({ visibilityProperty: true }));
  const CHAT = /(^|[^a-z])(live-?)?chat(bot|box|window|widget|panel|form|launcher)?([^a-z]|$)|livechat|intercom|tawk|drift-?(widget|frame)|crisp-client|zopim|podium/i;
  let chat = CHAT.test([el.title, el.name, el.src].join(' ')), pinned = false, dialog = false;
  for (let n = el, i = 0; n && i < 8 && n !== document.body; n = n.parentElement, i++) {
    if (CHAT.test(n.id + ' ' + (n.getAttribute('class') || ''))) chat = true;
    if (getComputedStyle(n).position === 'fixed') pinned = true;
    if (n.tagName === 'DIALOG' || n.getAttribute('role') === 'dialog' || n.getAttribute('aria-modal')) dialog = true;
  }
  const corner = r.bottom > innerHeight - 40 && r.top > innerHeight * 0.15 && r.width < 460;
  return { seen, chat: chat || (pinned && corner && !dialog) };
}
