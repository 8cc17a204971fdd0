(el) => [...el.options].slice(0, 2000).map((o) => [(o.text || o.label).replace(/\s+/g, ' ').trim(), o.value])
