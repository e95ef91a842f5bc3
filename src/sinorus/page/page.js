/* Filters what the page shows, keeps the state in the address, and opens records in the panel. */
(() => {
  const OF_EVENTS = ["place", "kind"];
  const OF_CLAIMS = ["tradition", "verdict"];
  const FIELDS = ["from", "to", "during", "theme", "driver", "effect", "actor", ...OF_EVENTS, "source", ...OF_CLAIMS, "search"];
  const CHOICES = FIELDS.filter((key) => !["from", "to", "search"].includes(key));
  const SECTIONS = ["Content", ...all("main > section").map((section) => section.id)];
  const form = byId("Filter");
  const matches = new Map();
  let state = {};
  let asked = null;
  let noted = 0;

  /* The address: `#theme=energy&from=1949&at=ID`; a plain `#ID` is short for `#at=ID`. */
  const read = (notes = []) => {
    const hash = location.hash.slice(1);
    const given = new URLSearchParams(hash.includes("=") ? hash : `at=${hash}`);
    try { decodeURIComponent(hash); } catch { notes.push("the address is damaged, and what could be read of it is shown"); }
    [...given.keys()].filter((key) => key !== "at" && !FIELDS.includes(key)).forEach((key) => notes.push(`“${key}” is no filter of this page`));
    return Object.fromEntries([...FIELDS, "at"].map((key) => [key, given.get(key)]).filter(([, value]) => value));
  };
  const address = (wanted) => {
    const given = new URLSearchParams([...FIELDS, "at"].filter((key) => wanted[key]).map((key) => [key, wanted[key]]));
    return `#${given}`.replaceAll("%2C", ",");
  };
  const go = (wanted, again = false) => {
    history.pushState(null, "", address(wanted) === "#" ? location.href.split("#")[0] : address(wanted));
    show(again);
  };
  const filtered = (changes) => go({ ...state, ...changes });

  /* Days as numbers that sort, as the program has them. */
  const day = (text, last) => {
    const found = /^(-?\d{4,9})(?:-(0[1-9]|1[0-2])(?:-([0-2]\d|3[01]))?)?$/.exec(text.trim());
    return found && (+found[1] * 16 + +(found[2] ?? (last ? 12 : 1))) * 32 + +(found[3] ?? (last ? 31 : 1));
  };
  const refused = (key, text) => {
    if (text) form.elements[key].setAttribute("aria-invalid", "true");
    else form.elements[key].removeAttribute("aria-invalid");
    byId(`Bad-${key}`).textContent = text;
  };
  const windowOf = (wanted, notes) => {
    const period = rowOf(wanted.during, "periods");
    const bound = (key, last) => {
      const found = wanted[key] ? day(wanted[key], last) : null;
      const bad = wanted[key] && found === null;
      if (key !== "during") refused(key, bad ? `“${wanted[key]}” is no date; write 1949, 1949-10 or 1949-10-01` : "");
      else if (bad) notes.push(`during “${wanted[key]}” is no date or period that is known`);
      return found ?? (last ? FAR : -FAR);
    };
    const [first, last] = period ? [period.first, period.last] : [bound("during", false), bound("during", true)];
    const found = { first: Math.max(first, bound("from", false)), last: Math.min(last, bound("to", true)) };
    found.none = found.first > found.last;
    if (found.none) notes.push("the range closes before it opens, and nothing matches");
    return found.first > -FAR || found.last < FAR ? found : null;
  };

  /* What matches: "certain", "possible" or "". */
  const listed = (key) => (state[key] ? state[key].split(",") : null);
  const dated = (row) => {
    if (!asked) return "certain";
    if (asked.none || !row.spans.some((span) => span[0] <= asked.last && span[1] >= asked.first)) return "";
    return row.spans.some((span) => span.length > 2 && span[2] >= asked.first && span[3] <= asked.last) ? "certain" : "possible";
  };
  const matcher = () => {
    const some = (key, values) => !wanted[key] || wanted[key].some((value) => values.includes(value));
    const wanted = Object.fromEntries(CHOICES.map((key) => [key, listed(key)]));
    /* A retired driver stands for what took its place, with the effects that it had in itself. */
    const drivers = wanted.driver?.map((id) => rowOf(id, "retired") ?? { by: [id] });
    const driven = (row) => !drivers || drivers.some(({ by = [], effects = [] }) => by.some((id) => row.drivers.includes(id)) && (!effects.length || effects.includes(row.effect)));
    const common = (row) => some("theme", row.themes) && driven(row) && some("effect", [row.effect]) && some("source", row.sources)
      && (!wanted.actor || some("actor", row.actors) || some("actor", row.lines)) && searched.has(row.id);
    const found = {
      events: (row) => (common(row) && some("place", [row.place]) && some("kind", [row.kind]) ? dated(row) : ""),
      claims: (row) => (common(row) && some("verdict", [row.verdict ?? "unreviewed"]) && some("tradition", [rowOf(row.sources[0], "sources")?.tradition]) ? dated(row) : ""),
      series: (row) => (some("theme", row.themes) && searched.has(row.id) ? dated(row) : ""),
    };
    Object.entries(found).forEach(([kind, test]) => facts[kind].forEach((row) => matches.set(row.id, test(row))));
    facts.contrasts.forEach((row) => matches.set(row.id, row.claims.some((id) => matches.get(id)) ? "certain" : ""));
  };

  /* The fields. */
  const option = (value, label) => element("option", { value }, label);
  const fillChoices = () => {
    const acting = new Set([...facts.events, ...facts.claims].flatMap((row) => [...row.actors, ...row.lines]));
    const byName = (one, other) => (one.name < other.name ? -1 : 1);
    form.elements.actor.append(...facts.actors.filter((row) => acting.has(row.id)).sort(byName).map((row) => option(row.id, row.name)));
    form.elements.place.append(...[...facts.places].sort(byName).map((row) => option(row.id, row.name)));
    form.elements.source.append(...facts.sources.map((row) => option(row.id, `${row.id}: ${row.title}`)));
  };
  const known = {};
  const standing = ({ by = [], effects = [] }) => (by.join(" or ") || "nothing") + (effects.length ? ` with the effect ${effects.join(" or ")}` : "");
  const unknown = (notes) => CHOICES.filter((key) => key !== "during").forEach((key) => {
    known[key] ??= new Set(all("option", form.elements[key]).map((one) => one.value));
    (listed(key) ?? []).filter((value) => !known[key].has(value)).forEach((value) => notes.push(rowOf(value, "retired")
      ? `“${value}” was retired; here it stands for ${standing(rowOf(value, "retired"))}` : `“${value}” is no ${key} of this page`));
  });
  const fill = () => FIELDS.forEach((key) => {
    const control = form.elements[key];
    const value = state[key] ?? "";
    if (control.tagName === "SELECT") {
      all("[data-added]", control).forEach((one) => one.remove());
      control.value = value;
      if (control.value !== value) {
        control.append(element("option", { value, "data-added": true }, value.replaceAll(",", ", ")));
        control.value = value;
      }
    } else if (control !== document.activeElement || control.value.trim() !== value) control.value = value;
  });
  const counted = (kind) => {
    const found = facts[kind].filter((row) => matches.get(row.id));
    const possible = found.filter((row) => matches.get(row.id) === "possible").length;
    return `${found.length} of ${facts[kind].length} ${kind}${possible ? ` (${possible} only possibly)` : ""}`;
  };

  /* The tables count what is shown. */
  const tallies = () => {
    const found = new Map();
    const add = (key) => found.set(key, (found.get(key) ?? 0) + 1);
    facts.claims.filter((row) => matches.get(row.id)).forEach((row) => {
      const name = rowOf(row.sources[0], "sources")?.column;
      add(`verdict ${row.verdict ?? "unreviewed"} ${name}`);
      if (!row.denies) row.drivers.forEach((id) => ["", ` ${row.effect}`].forEach((effect) => add(`driver ${id} ${name}${effect}`)));
    });
    facts.contrasts.filter((row) => matches.get(row.id)).forEach((row) => new Set(row.claims.flatMap((id) => rowOf(id)?.drivers ?? []))
      .forEach((id) => add(`relation ${id} ${row.relation === "agree" ? "agree" : "clash"}`)));
    return (...words) => found.get(words.join(" ")) ?? 0;
  };
  const recount = () => {
    const count = tallies();
    all("td[data-column], td[data-relation]").forEach((cell) => {
      const { column: name, driver, verdict, relation } = cell.dataset;
      const number = relation ? count("relation", driver, relation) : verdict ? count("verdict", verdict, name) : count("driver", driver, name);
      const parts = name && driver && number ? Object.entries(facts.signs).map(([effect, [, sign]]) => [count("driver", driver, name, effect), sign]).filter(([each]) => each).map(([each, sign]) => ` ${sign}${each}`).join("") : "";
      if (cell.textContent !== `${number}${parts}`) cell.replaceChildren(String(number), ...(parts ? [element("small", {}, parts)] : []));
    });
  };

  /* What the address asks for is shown. */
  const show = (again) => {
    const before = state;
    const notes = [];
    state = read(notes);
    history.scrollRestoration = state.at ? "manual" : "auto";
    const changed = again === true || FIELDS.some((key) => state[key] !== before[key]);
    if (state.at && !SECTIONS.includes(state.at) && !records.has(state.at)) notes.push(`nothing on this page is called “${state.at}”`);
    if (changed || notes.length || noted) {
      noted = notes.length;
      asked = windowOf(state, notes);
      unknown(notes);
      fill();
      if (state.search && !facts.words) notes.push("this page was made where nothing can be searched");
      searched = wording.search(state.search ?? "");
      if (!state.search) searched = { has: () => true, spans: () => [] };
      matcher();
      lists.show(matches);
      recount();
      const active = FIELDS.filter((key) => state[key]);
      byId("Count").textContent = [`${counted("events")} and ${counted("claims")}`, ...notes].join("; ");
      byId("Asked").textContent = active.length ? `Shown: ${active.map((key) => `${key} ${state[key]}`).join(", ")}` : "";
      const folded = CHOICES.filter((key) => state[key]).length;
      byId("Chosen").textContent = folded ? ` (${folded} chosen)` : "";
      byId("Clear").disabled = !active.length;
      byId("Copied").replaceChildren();
      draw(asked);
      map();
    }
    if (changed || state.at !== before.at || again) open(before.at);
  };
  const open = (before) => {
    point(state.at);
    const found = records.has(state.at);
    byId("Close").hidden = !found;
    byId("Panel").classList.toggle("open", found);
    if (!found) byId("Details").replaceChildren(element("p", { class: "hint" }, "Choose an event in the drawing, or any link, to read it here."));
    else {
      const beside = matches.has(state.at) && !matches.get(state.at);
      byId("Details").replaceChildren(...[beside ? element("p", { class: "beside" }, "The filters leave this record out; it is not counted.") : "", entries.whole(state.at)].filter(Boolean));
      byId("Details").scrollTop = 0;
    }
    if (state.at === before && !arriving) return;
    if (found) byId("Details").querySelector(".title").focus({ preventScroll: true });
    else if (SECTIONS.includes(state.at)) reach(byId(state.at));
  };
  let arriving = true;
  const reach = (target) => {
    target.focus({ preventScroll: true });
    /* What is made only now may move it, until all that is near is there; who scrolls is left alone. */
    let frames = 20;
    const stop = () => { frames = 0; };
    ["wheel", "touchmove", "keydown"].forEach((name) => addEventListener(name, stop, { once: true }));
    const come = () => {
      target.scrollIntoView({ block: "start", behavior: "instant" });
      if (frames-- > 0) requestAnimationFrame(come);
    };
    come();
  };

  /* What a person does. */
  const typed = () => Object.fromEntries(FIELDS.map((key) => [key, form.elements[key].value.trim()]));
  let waiting = 0;
  const now = () => { clearTimeout(waiting); if (address({ ...state, ...typed() }) !== address(state)) filtered(typed()); };
  form.addEventListener("input", (changed) => {
    clearTimeout(waiting);
    if (changed.target.tagName !== "SELECT") waiting = setTimeout(now, 250);
  });
  form.addEventListener("change", now);
  form.addEventListener("submit", (sent) => { sent.preventDefault(); now(); });
  byId("Clear").addEventListener("click", () => { go({ at: state.at }); form.elements.search.focus(); });
  byId("Copy").addEventListener("click", () => files.copy(byId("Copied")));
  all("[data-file]").forEach((button) => button.addEventListener("click", () => files.save(button.dataset.file, matches)));
  let opener = null;
  const close = () => {
    go({ ...state, at: "" });
    const again = opener && all("[data-to]").find((one) => one.dataset.to === opener);
    (again ?? byId("Content")).focus({ preventScroll: true });
  };
  byId("Close").addEventListener("click", close);
  document.addEventListener("keydown", (pressed) => { if (pressed.key === "Escape" && records.has(state.at) && !pressed.target.closest("form")) close(); });
  document.addEventListener("click", (clicked) => {
    const link = clicked.target.closest?.("a[href^='#']");
    if (!link || clicked.ctrlKey || clicked.metaKey || clicked.shiftKey) return;
    clicked.preventDefault();
    if (link.dataset.place) filtered({ place: state.place === link.dataset.place ? "" : link.dataset.place });
    else if (link.dataset.period) filtered({ from: "", to: "", during: link.dataset.period });
    else {
      if (!link.closest("#Panel")) opener = link.dataset.to ?? null;
      arriving = true;
      go({ ...state, at: link.dataset.to ?? decodeURIComponent(link.hash.slice(1)) });
      arriving = false;
    }
  });
  addEventListener("hashchange", () => { arriving = true; show(true); arriving = false; });
  addEventListener("beforeprint", () => lists.show(matches, true));
  addEventListener("afterprint", () => lists.show(matches));
  const { draw, point, shape } = drawing({ match: (id) => matches.get(id), address: (changes) => address({ ...state, ...changes }), at: () => state.at, filtered });
  const map = mapping({ match: (id) => matches.get(id), address: (changes) => address({ ...state, at: "", ...changes }), shape });
  let width = 0;
  new ResizeObserver(() => {
    if (byId("Drawing").clientWidth === width) return;
    width = byId("Drawing").clientWidth;
    requestAnimationFrame(() => { draw(asked); map(); });
  }).observe(byId("Drawing"));
  const wide = matchMedia("(min-width: 48rem)");
  const fold = () => { byId("More").open = wide.matches; };
  wide.addEventListener("change", fold);
  fold();

  /* The browser's own way to an anchor would take the focus away again. */
  if (!location.hash.includes("=") && [...SECTIONS, ...records.keys()].includes(read().at)) history.replaceState(null, "", address(read()));
  all("[data-plain]").forEach((part) => part.remove());
  fillChoices();
  byId("Search").hidden = false;
  byId("Drawn").hidden = false;
  byId("Panel").hidden = false;
  show(true);
  arriving = false;
  performance.mark("ready");
})();
