/* Filters what the page shows, keeps the state in the address, and draws the timeline. The words are all in the HTML. */
(() => {
  const FAR = 1e12;
  const FIELDS = ["from", "to", "during", "theme", "driver", "effect", "source", "search"];
  const SIGNS = [["cooperation", "+"], ["friction", "−"], ["mixed", "~"], ["neutral", "="], ["not-coded", "○"]];
  const byId = (id) => document.getElementById(id);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const facts = JSON.parse(byId("Facts").textContent);
  const form = byId("Filter");
  const matches = new Map();
  const texts = new Map();
  let state = {};
  let asked = null;

  /* The address: `#theme=energy&from=1949&at=ID`; a plain `#ID` is short for `#at=ID`. */
  const read = () => {
    const hash = location.hash.slice(1);
    const given = new URLSearchParams(hash.includes("=") ? hash : `at=${hash}`);
    return Object.fromEntries([...FIELDS, "at"].map((key) => [key, given.get(key)]).filter(([, value]) => value));
  };
  const address = (wanted) => {
    const given = new URLSearchParams([...FIELDS, "at"].filter((key) => wanted[key]).map((key) => [key, wanted[key]]));
    return `#${given}`.replaceAll("%2C", ",");
  };
  const go = (wanted, replace = false, again = false) => {
    const target = address(wanted) === "#" ? location.href.split("#")[0] : address(wanted);
    history[replace ? "replaceState" : "pushState"](null, "", target);
    show(again);
  };
  const filtered = (changes) => go({ ...state, at: "", ...changes });

  /* Dates: days as numbers that sort, as the program has them; years with a fraction, to draw by. */
  const day = (text, last) => {
    const found = /^(-?\d{4,9})(?:-(0[1-9]|1[0-2])(?:-([0-2]\d|3[01]))?)?$/.exec(text.trim());
    return found && (+found[1] * 16 + +(found[2] ?? (last ? 12 : 1))) * 32 + +(found[3] ?? (last ? 31 : 1));
  };
  const windowOf = (wanted, notes) => {
    const period = facts.periods.find((row) => row.id === wanted.during);
    const bound = (key, last) => {
      const found = wanted[key] ? day(wanted[key], last) : null;
      if (wanted[key] && found === null) notes.push(`${key} “${wanted[key]}” is no date or period that is known`);
      return found ?? (last ? FAR : -FAR);
    };
    const [first, last] = period ? [period.first, period.last] : [bound("during", false), bound("during", true)];
    const found = { first: Math.max(first, bound("from", false)), last: Math.min(last, bound("to", true)) };
    found.none = found.first > found.last;
    if (found.none) notes.push("the range closes before it opens, and nothing matches");
    return found.first > -FAR || found.last < FAR ? found : null;
  };

  /* Search as the program does: without case and accents, every word must begin a word; a Chinese character is a word. */
  const folded = (text) => text.normalize("NFD").toLowerCase().replace(/\p{M}+/gu, "")
    .replace(/([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu, " $1 ").replace(/[^\p{L}\p{N}]+/gu, " ");
  /* The words of the record itself: no labels, no words of records that name it, and ids for the names of records. */
  const own = (copy) => {
    all("dt, .here, .back", copy).forEach((part) => part.remove());
    all("a[href^='#']", copy).forEach((link) => link.replaceWith(` ${link.getAttribute("href")} `));
    return [copy.id, ...all("summary, p, dd, h3", copy).map((part) => part.textContent)].join(" ");
  };
  const textOf = (id) => {
    if (!texts.has(id)) texts.set(id, ` ${folded(own(byId(id).cloneNode(true)))}`);
    return texts.get(id);
  };

  /* What took the place of a retired id, and the effects that the id stood for; nothing for any other id. */
  const heirs = (id) => {
    const gone = byId(id)?.closest(".retired dt");
    return gone && { ids: all("a", gone.nextElementSibling).map((link) => link.hash.slice(1)), effects: words(gone.dataset.effects) };
  };
  const words = (text) => text.split(" ").filter(Boolean);

  /* What matches: "certain", "possible" or "". */
  const listed = (key) => (state[key] ? state[key].split(",") : null);
  const matcher = () => {
    const [themes, effects, sources] = ["theme", "effect", "source"].map(listed);
    const drivers = listed("driver")?.map((id) => heirs(id) ?? { ids: [id], effects: [] });
    const driven = (row) => !drivers || drivers.some((wanted) => wanted.ids.some((id) => row.drivers.includes(id))
      && (!wanted.effects.length || wanted.effects.includes(row.effect)));
    const sought = words(folded(state.search ?? ""));
    const some = (wanted, values) => !wanted || wanted.some((value) => values.includes(value));
    const dated = (row) => {
      if (!asked) return "certain";
      if (asked.none) return "";
      if (!row.spans.some((span) => span[0] <= asked.last && span[1] >= asked.first)) return "";
      return row.spans.some((span) => span.length > 2 && span[2] >= asked.first && span[3] <= asked.last) ? "certain" : "possible";
    };
    const said = (row) => sought.every((word) => textOf(row.id).includes(` ${word}`));
    return {
      record: (row) => some(themes, row.themes) && driven(row) && some(effects, [row.effect])
        && some(sources, row.sources) && said(row) ? dated(row) : "",
      series: (row) => some(themes, row.themes) && said(row) ? dated(row) : "",
    };
  };

  const standing = ({ ids, effects }) => (ids.join(" or ") || "nothing") + (effects.length ? ` with the effect ${effects.join(" or ")}` : "");
  const unknown = (notes) => ["theme", "driver", "effect", "source"].forEach((key) => {
    const control = form.elements[key];
    all("[data-added]", control).forEach((option) => option.remove());
    const known = new Set(all("option", control).map((option) => option.value));
    (listed(key) ?? []).filter((value) => !known.has(value)).forEach((value) => notes.push(heirs(value)
      ? `“${value}” was retired; here it stands for ${standing(heirs(value))}` : `“${value}” is no ${key} of this page`));
  });
  const fill = () => FIELDS.forEach((key) => {
    const control = form.elements[key];
    const value = state[key] ?? "";
    if (control.tagName === "SELECT" && !all("option", control).some((option) => option.value === value)) {
      const option = new Option(value.replaceAll(",", ", "), value);
      option.dataset.added = "";
      control.append(option);
    }
    if (control !== document.activeElement || control.value.trim() !== value) control.value = value;
  });

  const mark = (row, match) => {
    matches.set(row.id, match);
    const element = byId(row.id);
    const linked = row.id === state.at;
    element.hidden = !match && !linked;
    element.classList.toggle("possible", match === "possible");
    element.classList.toggle("beside", linked && !match);
  };
  const counted = (kind, noun) => {
    const found = facts[kind].filter((row) => matches.get(row.id));
    const possible = found.filter((row) => matches.get(row.id) === "possible").length;
    return `${found.length} of ${facts[kind].length} ${noun}${possible ? ` (${possible} only possibly)` : ""}`;
  };
  const recount = () => {
    const claims = facts.claims.filter((row) => matches.get(row.id));
    const contrasts = facts.contrasts.filter((row) => matches.get(row.id));
    const drivers = new Map(facts.claims.map((row) => [row.id, row.drivers]));
    all("td[data-column]").forEach((cell) => {
      const { column, driver, verdict } = cell.dataset;
      const own = claims.filter((row) => row.sources.some((id) => facts.columns[id] === column)
        && (driver === undefined ? (row.verdict ?? "unreviewed") === verdict : row.drivers.includes(driver) && !row.denies));
      cell.textContent = own.length;
      if (driver === undefined || !own.length) return;
      const small = document.createElement("small");
      const part = ([effect, sign]) => [own.filter((row) => row.effect === effect).length, sign];
      small.textContent = SIGNS.map(part).filter(([count]) => count).map(([count, sign]) => ` ${sign}${count}`).join("");
      cell.append(small);
    });
    all("td[data-relation]").forEach((cell) => {
      const agree = cell.dataset.relation === "agree";
      cell.textContent = contrasts.filter((row) => (row.relation === "agree") === agree
        && row.claims.some((id) => drivers.get(id)?.includes(cell.dataset.driver))).length;
    });
  };

  const show = (again) => {
    const before = state;
    const notes = [];
    state = read();
    history.scrollRestoration = state.at ? "manual" : "auto";
    asked = windowOf(state, notes);
    unknown(notes);
    if (state.at && !byId(state.at)) notes.push(`nothing on this page is called “${state.at}”`);
    fill();
    const matching = matcher();
    ["events", "claims"].forEach((kind) => facts[kind].forEach((row) => mark(row, matching.record(row))));
    facts.contrasts.forEach((row) => mark(row, row.claims.some((id) => matches.get(id)) ? "certain" : ""));
    facts.series.forEach((row) => mark(row, matching.series(row)));
    all("[data-of]").forEach((item) => { item.hidden = !matches.get(item.dataset.of); });
    const active = FIELDS.some((key) => state[key]);
    all("[data-group]").forEach((group) => {
      const full = group.querySelector("[data-record]:not([hidden]), [data-of]:not([hidden])");
      group.hidden = active && !full && !(state.at && group.contains(byId(state.at)));
    });
    recount();
    byId("Count").textContent = [`${counted("events", "events")} and ${counted("claims", "claims")}`, ...notes].join("; ");
    byId("Asked").textContent = active ? `Shown: ${FIELDS.filter((key) => state[key]).map((key) => `${key} ${state[key]}`).join(", ")}` : "";
    byId("Clear").disabled = !active;
    draw(asked);
    if (state.at && (again || state.at !== before.at)) reach(state.at);
  };
  const reach = (id) => {
    const target = byId(id);
    if (!target) return;
    for (let outer = target; outer; outer = outer.parentElement) if (outer.tagName === "DETAILS") outer.open = true;
    const details = target.matches(".record") ? target.querySelector("details") : null;
    if (details) details.open = true;
    const focused = details ? details.querySelector("summary") : target;
    if (!details && !target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
    focused.focus({ preventScroll: true });
    const come = () => target.scrollIntoView({ block: "start", behavior: "instant" });
    come();
    /* What is laid out only now may have moved it. */
    requestAnimationFrame(() => { come(); requestAnimationFrame(come); });
  };

  /* What a person does. */
  const typed = () => Object.fromEntries(FIELDS.map((key) => [key, form.elements[key].value.trim()]));
  let waiting = 0;
  form.addEventListener("input", (changed) => {
    clearTimeout(waiting);
    if (changed.target.tagName !== "SELECT") waiting = setTimeout(() => filtered(typed()), 250);
  });
  form.addEventListener("change", () => { clearTimeout(waiting); filtered(typed()); });
  form.addEventListener("submit", (sent) => { sent.preventDefault(); clearTimeout(waiting); filtered(typed()); });
  byId("Clear").addEventListener("click", () => { go({}); form.elements.from.focus(); });
  document.addEventListener("click", (clicked) => {
    const link = clicked.target.closest?.("a[href^='#']");
    if (!link || clicked.ctrlKey || clicked.metaKey || clicked.shiftKey) return;
    clicked.preventDefault();
    if (link.dataset.period) filtered({ from: "", to: "", during: link.dataset.period });
    else go({ ...state, at: link.dataset.of ?? link.getAttribute("href").slice(1) }, false, true);
  });
  addEventListener("hashchange", () => show(true));
  let opened = [];
  addEventListener("beforeprint", () => { opened = all("details:not([open])"); opened.forEach((one) => { one.open = true; }); });
  addEventListener("afterprint", () => { opened.forEach((one) => { one.open = false; }); });
  const draw = drawing(facts, { match: (id) => matches.get(id), address: (changes) => address({ ...state, ...changes }), at: () => state.at, filtered });
  let width = 0;
  new ResizeObserver(() => {
    if (byId("Drawing").clientWidth === width) return;
    width = byId("Drawing").clientWidth;
    requestAnimationFrame(() => draw(asked));
  }).observe(byId("Drawing"));

  /* The browser's own way to an anchor would take the focus away again. */
  if (location.hash.length > 1 && !location.hash.includes("=")) history.replaceState(null, "", address(read()));
  byId("Search").hidden = false;
  byId("Drawn").hidden = false;
  show(true);
  performance.mark("ready");
})();
