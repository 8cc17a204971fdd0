async () => { const h = Math.min(document.documentElement.scrollHeight, 20000); for (let y = 0; y < h; y += innerHeight) { scrollTo(0, y); await new Promise((r) => setTimeout(r, 40)); } }
