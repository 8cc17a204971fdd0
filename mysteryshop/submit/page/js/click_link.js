// Clicks the link to `href` where the page's own script takes links over; true when it did, false where the browser would just go
// there (the server has said already that nothing is there).
(href) => {
  const link = [...document.links].find((a) => a.href === href);
  if (!link) return false;
  if (link.hash && link.href.split('#')[0] === location.href.split('#')[0]) { link.click(); return true; }  // it stays on this page
  let taken = false;
  const watch = (e) => { taken = e.defaultPrevented; e.preventDefault(); };
  addEventListener('click', watch, { once: true });
  link.click();
  removeEventListener('click', watch);
  return taken;
}
