/* What is shown as a file, made here and handed to the browser; nothing is sent. */
const files = (() => {
  const FORMULA = /^[=+\-@＝＋－＠]/u;
  const DAY = "-?[\\dX]{4,9}[?~%]?(?:-[\\dX]{2}[?~%]?){0,2}";
  const DATE = new RegExp(`^${DAY}(?:/(?:\\.\\.|${DAY})?)?$`);
  /* A cell that a spreadsheet would run is made harmless as in the CSV of the command (output/render/csv.py). */
  const cell = (value) => {
    const text = Array.isArray(value) ? value.join(";") : String(value ?? "");
    const harmless = FORMULA.test(text) && !DATE.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  const dateOf = (row) => row.edtf ?? row.when ?? null;
  const addresses = (row) => row.references.map((number) => facts.references[number][2]).filter(Boolean);
  const ROWS = {
    events: (row) => ({
      id: row.id, date_edtf: dateOf(row), date: row.when ?? row.date_text ?? null, title: row.title, summary: row.summary ?? null, kind: row.kind, effect: row.effect === "not-coded" ? null : row.effect,
      themes: row.themes, drivers: row.drivers, actors: row.actors, place: row.place ? nameOf(row.place) : null, causes: row.causes.map(([id]) => id), claims: row.claims, references: addresses(row),
    }),
    claims: (row) => ({
      id: row.id, source: row.sources[0], text: row.text, where: row.where ?? null, link: entries.passageOf(row) ?? null, date_edtf: dateOf(row), effect: row.effect === "not-coded" ? null : row.effect,
      type: row.type ?? null, hedging: row.hedging ?? null, denies: Boolean(row.denies), themes: row.themes, drivers: row.drivers, events: row.events, verdict: row.verdict ?? null, note: row.note ?? null, references: addresses(row),
    }),
  };
  const rows = (kind, matches) => facts[kind].filter((row) => matches.get(row.id)).map((row) => ({ ...ROWS[kind](row), match: matches.get(row.id) }));
  const csv = (kind, matches) => {
    const made = rows(kind, matches);
    const keys = Object.keys(ROWS[kind](facts[kind][0] ?? { id: "", references: [], themes: [], drivers: [], actors: [], causes: [], claims: [], events: [], sources: [] }));
    return [[...keys, "match"], ...made.map((row) => Object.values(row))].map((row) => row.map(cell).join(",")).join("\n").concat("\n");
  };
  /* The drawing by itself: colours stand in it, and links, which lead into this page only, do not. */
  const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight"];
  const drawn = () => {
    const own = document.querySelector("#Drawing svg");
    const copy = own.cloneNode(true);
    const copies = all("*", copy);
    all("*", own).forEach((part, at) => {
      const style = getComputedStyle(part);
      if (part.matches("path, rect, text")) STYLES.forEach((name) => copies[at].setAttribute(name, style.getPropertyValue(name)));
    });
    all("a", copy).forEach((part) => part.replaceWith(svg("g", {}, [...part.childNodes])));
    copy.prepend(svg("rect", { width: "100%", height: "100%", fill: getComputedStyle(own).backgroundColor }));
    copy.setAttribute("font-family", "sans-serif");
    copy.setAttribute("width", own.clientWidth);
    return new XMLSerializer().serializeToString(copy);
  };
  const MADE = {
    "events.csv": ["text/csv", (matches) => csv("events", matches)],
    "claims.csv": ["text/csv", (matches) => csv("claims", matches)],
    "shown.json": ["application/json", (matches) => JSON.stringify({ shown: location.hash.slice(1), events: rows("events", matches), claims: rows("claims", matches) }, null, 1)],
    "timeline.svg": ["image/svg+xml", drawn],
  };
  const save = (name, matches) => {
    const [type, make] = MADE[name];
    const address = URL.createObjectURL(new Blob([make(matches)], { type: `${type};charset=utf-8` }));
    element("a", { href: address, download: `sinorus-${name}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };
  /* The address is copied, or, where the browser does not let a page do so, selected to be copied by hand. */
  const copy = async (place) => {
    try {
      await navigator.clipboard.writeText(location.href);
      place.textContent = "Copied";
    } catch {
      const field = element("input", { "aria-label": "The address", readonly: true, value: location.href });
      place.replaceChildren(field);
      field.select();
    }
  };
  return { save, copy };
})();
