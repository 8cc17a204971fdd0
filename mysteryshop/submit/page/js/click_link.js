// Clicks the link to `href` where the page's own script takes links over: "taken" when it did, "plain" where the browser would just
// go there (the server has said already that nothing is there), "" where there is no such link.
(href) => {
  const link = [...document.links].find((a) => a.href === href);
  if (!link) return '';
  if (link.hash && link.href.split('#')[0] === location.href.split('#')[0]) { link.click(); return 'taken'; }  // it stays on this page
  let taken = false;
  const watch = (e) => { taken = e.defaultPrevented; e.preventDefault(); };
  addEventListener('click', watch, { once: true });
  link.click();
  removeEventListener('click', watch);
  return taken ? 'taken' : 'plain';
}
