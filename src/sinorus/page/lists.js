/* The lists below the drawing: of each part only what comes near the window is made, and all of it for print. */
const lists = (() => {
  const SIZE = 40;
  const makers = new Map();
  const fill = (place) => {
    const make = makers.get(place);
    if (!make) return;
    makers.delete(place);
    watcher.unobserve(place);
    place.replaceChildren(...make());
    place.style.minHeight = "";
  };
  const watcher = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach((one) => fill(one.target)), { rootMargin: "1200px" });
  /* Elements that each stand for some items until they come near; `tall` is about how high one is. */
  const later = (items, make, tall, name = "ul") => Array.from({ length: Math.ceil(items.length / SIZE) }, (_, number) => {
    const some = items.slice(number * SIZE, (number + 1) * SIZE);
    const place = element(name, { class: "later" });
    place.style.minHeight = `${some.length * tall}rem`;
    makers.set(place, () => some.map(make));
    return place;
  });
  const heading = (level, title, aside) => element(level, {}, title, aside ? element("span", { class: "aside" }, ` ${aside}`) : "");
  /* A part is open where few records are shown, and folded where many are: a page of everything stays short. */
  const FEW = 60;
  let open = false;
  const part = (level, title, aside, ...inside) => element("details", { class: "group", open }, element("summary", {}, heading(level, title, aside)), inside);
  const put = (id, ...inside) => byId(id).replaceChildren(...inside.flat(Infinity).filter(Boolean));

  const grouped = (rows, key) => {
    const found = new Map();
    rows.forEach((row) => found.set(key(row), [...(found.get(key(row)) ?? []), row]));
    return [...found];
  };
  const counts = (claims) => Object.entries(facts.signs).map(([effect, [word]]) => [claims.filter((row) => row.effect === effect && !row.denies).length, word]).filter(([count]) => count).map(([count, word]) => `${word} ${count}`).join(", ");
  const amount = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  const events = (matches, whole) => facts.eras.map(([name, when, numbers]) => {
    const shown = numbers.map((number) => facts.events[number]).filter((row) => matches.get(row.id));
    const make = whole ? (row) => element("li", { class: "whole", "data-record": "events" }, entries.whole(row.id, "h4")) : (row) => entries.row(row.id, matches.get(row.id));
    return shown.length ? part("h3", name, [when, amount(shown.length, "event")].filter(Boolean).join(", "), later(shown, make, 2.2)) : "";
  });
  const said = (row) => (row.verdict && row.note ? element("p", { class: "says" }, told(row.note)) : "");
  const forces = (matches, claims) => {
    const makeClaim = (row) => entries.row(row.id, matches.get(row.id));
    const first = new Map(grouped(claims.filter((row) => row.drivers.length), (row) => row.drivers[0]));
    const themes = facts.themes.map((theme) => {
      const drivers = facts.drivers.filter((row) => row.theme === theme.id).map((driver) => {
        const naming = claims.filter((row) => row.drivers.includes(driver.id));
        const beside = facts.events.filter((row) => matches.get(row.id) && row.drivers.includes(driver.id));
        if (!naming.length && !beside.length) return "";
        return part("h4", driver.label, `${amount(naming.length, "claim")}${naming.length ? `: ${counts(naming)}` : ""}; ${amount(beside.length, "event")}`,
          element("p", { class: "hint" }, told(driver.description ?? ""), " ", element("a", { href: `#${driver.id}`, "data-to": driver.id }, "All that names it", element("span", { class: "unseen" }, `: ${driver.label}`))), later(first.get(driver.id) ?? [], makeClaim, 3));
      }).filter(Boolean);
      return drivers.length ? [heading("h3", theme.label), drivers] : "";
    });
    const without = claims.filter((row) => !row.drivers.length);
    return [...themes, without.length ? part("h3", "Claims that name no driver", amount(without.length, "claim"), later(without, makeClaim, 3)) : ""];
  };
  const contrast = (row) => element("li", { class: "contrast", "data-record": "contrasts", "data-of": row.id },
    element("p", { class: `relation ${row.relation}` }, element("a", { href: `#${encodeURIComponent(row.id)}`, "data-to": row.id }, spaced(row.relation)), ": ", told(row.why)),
    element("ul", {}, row.claims.map((id) => element("li", {}, entries.link(id), element("span", { class: "aside" }, ` (${entries.place(rowOf(id))})`)))));
  const contrasts = (shown) => grouped(shown, (row) => row.subject).map(([subject, rows]) => part("h3", subject ? nameOf(subject) : "Other contrasts", amount(rows.length, "contrast"), later(rows, contrast, 9)));
  const verdicts = (matches, claims) => {
    const { meanings } = facts;
    return Object.keys(meanings).map((verdict) => {
      const rows = claims.filter((row) => (row.verdict ?? "unreviewed") === verdict);
      return rows.length ? part("h3", `${spaced(verdict)[0].toUpperCase()}${spaced(verdict).slice(1)}: ${meanings[verdict]}`, amount(rows.length, "claim"), later(rows, (row) => entries.row(row.id, matches.get(row.id), said(row)), 5)) : "";
    });
  };
  const charts = (shown) => later(shown, (row) => element("div", { class: "series", "data-record": "series", "data-of": row.id }, element("h3", {}, entries.link(row.id)), element("p", { class: "aside" }, `${row.unit}, ${row.years}`), entries.drawnSeries(row)), 6, "div");

  const show = (matches, whole = false) => {
    makers.clear();
    watcher.disconnect();
    const shown = (kind) => facts[kind].filter((row) => matches.get(row.id));
    const nothing = (kind, made) => (made.some(Boolean) ? made : element("p", {}, `No ${kind} ${kind === "series" ? "is" : "are"} shown.`));
    const claims = shown("claims");
    const opened = (kind) => { open = whole || shown(kind).length <= FEW; };
    opened("events");
    put("Events", nothing("events", events(matches, whole)));
    opened("claims");
    put("Forces", nothing("claims", forces(matches, claims)));
    opened("contrasts");
    put("Contrasts", nothing("contrasts", contrasts(shown("contrasts"))));
    opened("claims");
    put("Verdicts", whole ? "" : verdicts(matches, claims));
    put("Charts", whole ? "" : nothing("series", charts(shown("series"))));
    if (whole) [...makers.keys()].forEach(fill);
    else [...makers.keys()].forEach((place) => watcher.observe(place));
  };
  return { show };
})();
