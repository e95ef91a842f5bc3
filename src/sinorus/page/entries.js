/* The entry of a record, made when somebody opens it, and its row in a list. */
const entries = (() => {
  const link = (id) => (records.has(id) ? element("a", { href: `#${encodeURIComponent(id)}`, "data-to": id }, told(nameOf(id))) : element("code", {}, id));
  const list = (items) => element("ul", {}, items.map((item) => element("li", {}, item)));
  const field = (label, ...inside) => (inside.flat(Infinity).filter(Boolean).length ? [element("dt", {}, label), element("dd", {}, inside)] : []);
  const text = (label, value) => field(label, value ? told(String(value)) : "");
  const many = (label, ids) => field(label, ids.length ? list(ids.map(link)) : "");
  const outside = (url, name) => (/^https?:\/\//.test(url ?? "") ? element("a", { rel: "noreferrer noopener", href: url }, told(name)) : told(name));
  const page = ([by, title, url, rest]) => [told(by), outside(url, title), told(rest)];
  const pages = (numbers) => (numbers.length ? [element("dt", {}, "References"), numbers.map((number) => element("dd", {}, page(facts.references[number])))] : []);
  const mark = (effect) => element("span", { class: `mark ${effect}`, "aria-hidden": "true" });
  const about = (row) => (row.when ? (row.edtf ? `${row.when} (${row.edtf})` : row.when) : "");
  const signed = (effect) => facts.signs[effect].slice(0, 2).reverse().join(" ");
  const extra = (row) => Object.entries(row.extra ?? {}).flatMap(([name, value]) => (value === null ? [] : text("Extra", `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)));
  const names = (row) => text("Other names", (row.aliases ?? []).join("; ")).concat((row.names ?? []).flatMap((name) => text(name.startsWith("zh ") ? "In Chinese" : "In Russian", name.slice(3))));

  /* An address at which a browser marks the passage: see base/text_fragment.py. */
  const encoded = (words) => encodeURIComponent(words).replace(/[-!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const beyond = (start, end) => {
    const [first, last] = [start, end].map((words) => words.split(/\s+/u).filter(Boolean));
    for (let count = Math.min(first.length, last.length); count; count -= 1) {
      if (first.slice(-count).join(" ") === last.slice(0, count).join(" ")) return last.slice(count).join(" ");
    }
    return end;
  };
  const passageOf = (claim) => {
    const address = claim.page ?? rowOf(claim.sources[0], "sources")?.url;
    if (!address || !claim.start) return address;
    const parts = [claim.start, beyond(claim.start, claim.end)].filter(Boolean).map(encoded).join(",");
    return `${address.split(":~:")[0]}${address.includes("#") ? "" : "#"}:~:text=${parts}`;
  };
  const place = (claim) => [claim.sources[0], claim.where].filter(Boolean).join(", ");
  const passage = (claim) => [claim.section ? `${claim.where ?? ""} (section ${claim.section})` : claim.where, `from “${claim.start}” to “${claim.end}”`].filter(Boolean).join(", ");
  const cause = ([id, basis, claim, reference, sentence]) => [link(id), basis ? [" (basis: ", basis, claim ? [", ", link(claim)] : "", reference || reference === 0 ? [", ", page(facts.references[reference])] : "", sentence ? `, ${sentence}` : "", ")"] : ""];
  const causes = (label, some) => field(label, some.length ? list(some.map(cause)) : "");
  const contrastsOf = (id) => facts.contrasts.filter((row) => row.claims.includes(id)).map((row) => row.id);

  const BODIES = {
    events: (row) => [
      row.summary ? element("p", {}, told(row.summary)) : "",
      element("dl", {},
        text("Date", about(row) || "no date"), text("Date as printed", row.date_text), names(row),
        text("Effect on the tie", row.effect === "not-coded" ? "–" : signed(row.effect)), text("Kind", row.kind),
        field("Place", row.place ? (records.has(row.place) ? link(row.place) : told(row.place)) : ""),
        many("Actors", row.actors), many("Themes", row.themes), many("Drivers", row.drivers),
        causes("Led to it", row.causes), causes("It led to", row.after), many("Claims", row.claims),
        many("Not on this page", row.beyond), text("Mentioned in", row.mentions), text("Confidence", row.confidence ?? "–"),
        text("Disputed", row.disputed), pages(row.references), extra(row))],
    claims: (row) => [element("dl", {},
      row.start ? field("Where", outside(passageOf(row), passage(row))) : "", many("Source", row.sources),
      text("About", about(row) || "no particular time"), text("Effect on the tie", row.effect === "not-coded" ? "–" : signed(row.effect)),
      text("Type", row.type ?? "–"), text("How surely", row.hedging ?? "–"), text("Attributed to", row.attributed_to),
      many("Themes", row.themes), many(row.denies ? "Denied drivers" : "Drivers", row.drivers), many("Events", row.events),
      row.verdict ? [text("Verdict", `${row.verdict}, by ${row.by}: ${facts.meanings[row.verdict]}`), text("Arithmetic", row.measure),
        text("What the record says", row.note), many("The review rests on", row.rests), pages(row.references), text("Searched in vain", row.searched)]
        : text("Verdict", "not reviewed"),
      many("Set against others", contrastsOf(row.id)), extra(row))],
    contrasts: (row) => [element("dl", {}, text("Relation", spaced(row.relation)), row.subject ? many("On", [row.subject]) : "",
      [...new Set(row.claims.map((id) => rowOf(id)?.sources[0]))].map((source) => field(source ?? "", list(row.claims.filter((id) => rowOf(id)?.sources[0] === source).map(link)))))],
    series: (row) => [drawnSeries(row), element("dl", {}, field("Measured by", page(row.source)), text("Method", row.method), text("Note", row.note), text("Terms", row.licence), many("Themes", row.themes)), table(row)],
    themes: (row) => [element("p", {}, told(row.description ?? "")), element("dl", {}, many("Drivers", facts.drivers.filter((one) => one.theme === row.id).map((one) => one.id)))],
    drivers: (row) => [element("p", {}, told(row.description ?? "")), element("dl", {}, many("Theme", [row.theme]), naming("drivers", row.id))],
    periods: (row) => [element("p", {}, row.when), element("p", {}, told(row.description ?? ""))],
    sources: (row) => [element("p", {}, outside(row.url, byId(`Work-${row.id}`)?.textContent ?? row.title)), element("dl", {}, text("Tradition", spaced(row.tradition)), text("What was read", row.note), naming("sources", row.id))],
    actors: (row) => [element("dl", {}, names(row), naming("actors", row.id))],
    places: (row) => [element("dl", {}, names(row), text("Position", (row.point ?? []).join(", ")), many("Events", facts.events.filter((one) => one.place === row.id).map((one) => one.id)))],
    retired: (row) => [element("p", {}, `Retired on ${row.day}: ${row.why}`), row.by ? [element("p", {}, "In its place:"), list(row.by.map(link))] : ""],
  };
  const naming = (key, id) => ["events", "claims"].map((kind) => many(kind === "events" ? "Events" : "Claims", facts[kind].filter((row) => row[key].includes(id)).map((row) => row.id)));

  /* A series: the values of its axes, the years at its ends, and the value of the dot that is pointed at. */
  const drawnSeries = (row) => {
    const { breaks, dots, bars, zero } = row.chart;
    const line = dots.map(([x, y], at) => `${breaks.includes(at) ? "M" : "L"}${x} ${y}`).join("");
    const values = row.points.map((point) => Number(point[1]));
    const said = element("p", { class: "aside", "aria-hidden": "true" });
    const value = (point) => `${point[0]}: ${point[1]} ${row.unit}`;
    const [most, least] = [values.indexOf(Math.max(...values)), values.indexOf(Math.min(...values))];
    const label = (x, y, words, anchor) => svg("text", { x, y: within(y, [9, 88]), "text-anchor": anchor }, words);
    const made = svg("svg", { viewBox: "-46 0 352 106", role: "img", "aria-label": `${row.title}: from ${row.points[least][1]} to ${row.points[most][1]} ${row.unit}, last ${row.points.at(-1)[1]}` },
      svg("path", { class: "zero", d: `M0 ${zero}H300` }), svg("path", { class: "axis", d: "M0 0V90H300" }),
      bars.length ? svg("path", { class: "bars", d: bars.map(([x, low, high]) => `M${x} ${low}V${high}`).join("") }) : "",
      svg("path", { class: "line", d: line }),
      dots.map(([cx, cy], at) => svg("circle", { cx, cy, r: 3, class: "dot", "data-point": at })),
      label(-4, dots[most][1] + 4, row.points[most][1], "end"), least === most || Math.abs(dots[least][1] - dots[most][1]) < 12 ? "" : label(-4, dots[least][1] + 4, row.points[least][1], "end"),
      Math.abs(zero - dots[least][1]) < 12 || Math.abs(zero - dots[most][1]) < 12 ? "" : label(-4, zero + 4, "0", "end"),
      svg("text", { x: 0, y: 103 }, row.points[0][0]), svg("text", { x: 300, y: 103, "text-anchor": "end" }, row.points.at(-1)[0]));
    const tell = (moved) => {
      const at = moved.target.dataset?.point;
      said.textContent = at === undefined ? `Last ${value(row.points.at(-1))}` : value(row.points[at]);
    };
    made.addEventListener("pointerover", tell);
    made.addEventListener("pointerleave", tell);
    said.textContent = `Last ${value(row.points.at(-1))}`;
    return element("div", { class: "drawn" }, made, said);
  };
  const range = ([, , low, high]) => (low && high ? `${low} to ${high}` : low ? `${low} or more` : high ? `up to ${high}` : "");
  const table = (row) => element("table", { class: "numbers" }, element("caption", {}, `Values in ${row.unit}`),
    element("thead", {}, element("tr", {}, ["Time", "Value", "Range"].map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, row.points.map((point) => element("tr", {}, element("th", { scope: "row" }, point[0]), element("td", {}, point[1]), element("td", {}, range(point))))));

  const titleOf = ({ kind, row }) => (kind === "events" ? row.title : nameOf(row.id));
  const NOUNS = { events: "Event", claims: "Claim", series: "Series", contrasts: "Contrast", themes: "Theme", drivers: "Driver", periods: "Period", sources: "Source", actors: "Actor", places: "Place", retired: "Retired id" };
  /* The whole entry; `level` is that of its heading. */
  const whole = (id, level = "h2") => {
    const found = records.get(id);
    const here = element("p", {}, element("a", { class: "here", href: `#${encodeURIComponent(id)}`, "data-to": id }, "Link to this", element("span", { class: "unseen" }, `: ${id}`)));
    return element("article", { id, class: "entry", "data-kind": found.kind },
      element(level, { tabindex: level === "h2" ? "-1" : undefined, class: "title" }, found.row.effect ? mark(found.row.effect) : "", element("span", { class: "name" }, told(titleOf(found)))),
      element("p", { class: "aside" }, NOUNS[found.kind]), BODIES[found.kind](found.row), here);
  };
  const row = (id, match, more = "") => {
    const { kind, row: one } = records.get(id);
    const date = kind === "events" ? element("span", { class: "date" }, match === "possible" ? element("i", {}, "possibly: ") : "", one.when ?? one.date_text ?? "no date") : "";
    const beside = kind === "events" ? (one.effect === "not-coded" ? "not coded" : one.effect) : [place(one), one.verdict].filter(Boolean).join(" · ");
    return element("li", { class: "row", "data-record": kind, "data-of": id }, element("a", { href: `#${encodeURIComponent(id)}`, "data-to": id }, mark(one.effect), date, element("span", { class: "name" }, match === "possible" && !date ? element("i", {}, "possibly: ") : "", told(one.title ?? one.text))),
      element("span", { class: "aside" }, told(beside)), more);
  };
  return { whole, row, link, place, passageOf, drawnSeries, nounOf: (id) => NOUNS[records.get(id).kind] };
})();
