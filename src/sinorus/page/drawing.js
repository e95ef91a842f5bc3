/* Draws the events that match: periods as bands, events as shapes under what they did to the tie, longer ones as bars. */
const FAR = 1e12;
const drawing = (page) => {
  /* What nobody coded has a lane of its own, if there is any; what has no date is not drawn. */
  const dated = facts.events.filter((row) => row.spans.length);
  const EFFECTS = ["cooperation", "mixed", "neutral", "friction", "not-coded"].filter((effect) => effect !== "not-coded" || dated.some((row) => row.effect === effect));
  /* Of more events those with the most links are drawn, because no more could be told apart. */
  const MOST = 1200;
  const place = byId("Drawing");
  const order = new Map(facts.events.map((row, number) => [row.id, number]));

  /* Days as years with a fraction, to draw by, and back. */
  const time = (key) => {
    const months = Math.floor(key / 32);
    const year = Math.floor(months / 16);
    return year + (months - year * 16 - 1) / 12 + (key - months * 32 - 1) / 372;
  };
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const yearOf = (moment) => Math.floor(moment + 1e-6);
  const monthOf = (moment) => Math.floor((moment + 1e-6 - yearOf(moment)) * 12);
  const written = (moment, fine) => {
    const year = yearOf(moment);
    const name = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
    return fine ? `${name}-${String(monthOf(moment) + 1).padStart(2, "0")}` : name;
  };

  const extent = (() => {
    const days = dated.flatMap((row) => row.spans.flatMap((span) => span.slice(0, 2))).filter((key) => Math.abs(key) < FAR);
    const least = days.reduce((one, other) => Math.min(one, other), Infinity);
    const most = days.reduce((one, other) => Math.max(one, other), -Infinity);
    return days.length ? [time(least), Math.max(time(most), time(least) + 1 / 12)] : [1900, 2000];
  })();
  const eras = facts.periods.filter((row) => row.era);
  const begins = (row) => time(row.spans[0][0]);
  /* Without a range each era has room by the number of its events, because most events are of the last decades. */
  const knotsOf = (asked, wide) => {
    if (asked || eras.length < 2) {
      const bound = (key, other) => (Math.abs(key) < FAR ? time(key) : other);
      const first = asked ? bound(asked.first, extent[0]) : extent[0];
      const last = asked ? bound(asked.last, extent[1]) : extent[1];
      return [[first, 0], [Math.max(last, first + 1 / 120) + 1 / 372, wide]];
    }
    const starts = [...new Set([extent[0], ...eras.map((row) => within(row.first > -FAR ? time(row.first) : extent[0], extent))])].sort((a, b) => a - b);
    const ends = [...starts.slice(1), extent[1] + 1 / 12];
    const rooms = starts.map((start, number) => 1 + Math.sqrt(dated.filter((row) => begins(row) >= start && begins(row) < ends[number]).length));
    const sum = rooms.reduce((one, other) => one + other, 0);
    let filled = 0;
    return [[starts[0], 0], ...rooms.map((room, number) => [ends[number], (filled += room) / sum * wide])];
  };
  const between = (knots, value, from, to) => {
    const found = knots.findIndex((knot) => knot[from] >= value);
    const next = found < 0 ? knots.length - 1 : Math.max(found, 1);
    const [low, high] = [knots[next - 1], knots[next]];
    return low[to] + (value - low[from]) / (high[from] - low[from] || 1) * (high[to] - low[to]);
  };
  /* The shapes of model/signs.py, by their names there. */
  const SHAPES = {
    circle: (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
    diamond: (x, y, r) => `M${x} ${y - r - 1}l${r + 1} ${r + 1}l${-r - 1} ${r + 1}l${-r - 1} ${-r - 1}z`,
    "triangle-up": (x, y, r) => `M${x - r} ${y + r}h${2 * r}L${x} ${y - r}z`,
    square: (x, y, r) => `M${x - r + 0.5} ${y - r + 0.5}h${2 * r - 1}v${2 * r - 1}h${1 - 2 * r}z`,
    stroke: (x, y, r) => `M${x - r} ${y - 1}h${2 * r}v2h${-2 * r}z`,
  };
  const shape = (effect, x, y, r) => SHAPES[facts.signs[effect][2]](...[x, y].map((value) => Math.round(value * 10) / 10), r);
  const packed = (items) => {
    const ends = [];
    items.forEach((item) => {
      const free = ends.findIndex((end) => end <= item.left);
      item.lane = free < 0 ? ends.length : free;
      ends[item.lane] = item.right + 1;
    });
    return ends.length;
  };

  const R = 4.5;
  const STEP = 13;
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = "11px system-ui, 'Segoe UI', 'Liberation Sans', 'Noto Sans', sans-serif";
  const widths = new Map();
  const widthOf = (text) => {
    if (!widths.has(text)) widths.set(text, pen.measureText(text).width);
    return widths.get(text);
  };
  /* A title, or its first words where it is long and many stand beside it. */
  const shortOf = (title, room) => (title.length <= room ? title : `${title.slice(0, title.lastIndexOf(" ", room) > 12 ? title.lastIndexOf(" ", room) : room)}…`);

  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  let drawn = null;
  const draw = (asked) => {
    const wide = place.clientWidth;
    if (!wide) return;
    const knots = knotsOf(asked, wide);
    const x = (moment) => within(between(knots, moment, 0, 1), [0, wide]);
    const edge = (key, end) => (Math.abs(key) < FAR ? x(time(key) + (end ? 1 / 372 : 0)) : end === (key > 0) ? (end ? wide : 0) : key > 0 ? wide : 0);
    drawn = { knots, wide, even: Boolean(asked) || eras.length < 2 };
    const matching = dated.filter((row) => page.match(row.id));
    const shown = matching.length > MOST ? new Set([...matching].sort((one, other) => other.links - one.links).slice(0, MOST)) : new Set(matching);
    const parts = [];
    let y = bands(parts, edge, wide);
    y = axis(parts, x, knots, wide, drawn.even, y);
    const top = y;
    EFFECTS.forEach((effect) => { y = lane(parts, effect, matching.filter((row) => row.effect === effect), shown, edge, wide, y); });
    const lines = ticks(knots, wide, drawn.even).map(([moment]) => svg("path", { class: "axis", d: `M${x(moment)} ${top}V${y}` }));
    const picture = svg("svg", { viewBox: `0 0 ${wide} ${y}`, height: y, role: "group", "aria-label": "Timeline of the events that match" }, ...lines, ...parts);
    const held = document.activeElement?.closest?.("#Drawing .event")?.dataset.of;
    place.replaceChildren(picture);
    rove(inTime([...picture.querySelectorAll(".event")]), held);
    const few = matching.length > shown.size ? `Of ${matching.length} events the ${shown.size} with the most links are drawn; choose a range or a filter to see the others. ` : "";
    byId("Scale").textContent = few + (drawn.even ? "" : "Each era has as much room as it has events, so years are not equally long; choose a range for an even scale.");
  };
  const label = (id) => {
    const row = rowOf(id);
    return `${page.match(id) === "possible" ? "possibly: " : ""}${row.when}, ${row.title}, ${row.effect === "not-coded" ? "not coded" : row.effect}`;
  };
  const bands = (parts, edge, wide) => {
    const shown = facts.periods.map((row) => ({ row, left: edge(row.first, false), right: edge(row.last, true) })).filter((item) => item.right - item.left > 0.5);
    const tall = 18;
    const letters = [];
    const band = ({ row, left, right }, y, number) => {
      const room = Math.floor((right - left - 8) / 6.2);
      const fits = room >= Math.min(row.label.length, 8);
      const lettered = !fits && right - left > 7 && letters.length < LETTERS.length;
      if (lettered) letters.push(row);
      const words = fits ? (room < row.label.length ? `${row.label.slice(0, room - 1)}…` : row.label) : lettered ? LETTERS[letters.length - 1] : "";
      parts.push(svg("a", { class: `band${number % 2 ? " odd" : ""}`, href: page.address({ from: "", to: "", at: "", during: row.id }), "data-period": row.id, "aria-label": `Show ${row.label}` },
        svg("title", {}, row.label), svg("rect", { x: left, y, width: right - left, height: tall }),
        words ? svg("text", { x: fits ? left + 4 : (left + right) / 2, y: y + 13, "text-anchor": fits ? "start" : "middle" }, words) : ""));
    };
    shown.filter((item) => item.row.era).forEach((item, number) => band(item, 1, number));
    const others = shown.filter((item) => !item.row.era).sort((one, other) => one.left - other.left || other.right - one.right);
    const rows = packed(others);
    others.forEach((item) => band(item, 3 + (item.lane + 1) * (tall + 2), 0));
    byId("Letters").replaceChildren(...letters.map((row, number) => element("li", {}, element("strong", {}, LETTERS[number]), " ", element("a", { href: page.address({ from: "", to: "", at: "", during: row.id }), "data-period": row.id }, row.label))));
    byId("Letters").hidden = !letters.length;
    return (rows + 1) * (tall + 2) + 4;
  };
  const ticks = (knots, wide, even) => {
    if (!even) return knots.slice(0, -1).map(([moment]) => [moment, written(moment, false)]);
    const [first, last] = [knots[0][0], knots.at(-1)[0]];
    const step = [1 / 12, 1 / 4, 1, 2, 5, 10, 20, 50, 100, 500, 1000].find((size) => (last - first) / size * 60 <= wide) ?? (last - first) / 4;
    const found = [];
    const name = (moment) => (step < 1 ? `${MONTHS[monthOf(moment)]} ${yearOf(moment)}` : written(moment, false));
    for (let number = Math.ceil(first / step - 1e-6); number * step < last; number += 1) found.push([number * step, name(number * step)]);
    return found;
  };
  const axis = (parts, x, knots, wide, even, y) => {
    let free = 0;
    ticks(knots, wide, even).forEach(([moment, name]) => {
      const left = Math.min(x(moment) + 2, wide - name.length * 6.5);
      if (left < free) return;
      parts.push(svg("text", { class: "year", x: left, y: y + 12 }, name));
      free = left + name.length * 6.5 + 6;
    });
    return y + 18;
  };
  /* Rows of a lane: first those with titles, the most connected first, then all others where there is room. */
  const titled = (items, wide) => {
    const rows = [];
    const free = (row, left, right) => (rows[row] ?? []).every((taken) => right < taken[0] || left > taken[1]);
    const take = (item, row, left, right) => { (rows[row] ??= []).push([left, right]); item.lane = row; };
    const bare = packed(items.map((item) => ({ ...item })));
    const most = Math.max(8, Math.ceil(bare * 0.7));
    const rest = new Set(items);
    [...items].sort((one, other) => other.row.links - one.row.links).slice(0, 150).forEach((item) => {
      const words = shortOf(item.row.title, items.length > 30 ? 38 : 64);
      const room = widthOf(words) + 6;
      /* Behind the mark, or before it, or, where neither is free, on the bar. */
      const side = item.right + room <= wide ? "behind" : item.left >= room ? "before" : item.long && item.right - item.at - 8 > room ? "on" : "";
      if (!side) return;
      const [left, right] = [side === "before" ? item.left - room : item.left, side === "behind" ? item.right + room : item.right];
      for (let row = 0; row < most; row += 1) {
        if (free(row, left, right)) {
          take(item, row, left, right);
          item.words = words;
          item.side = side;
          rest.delete(item);
          return;
        }
      }
    });
    rest.forEach((item) => {
      let row = 0;
      while (!free(row, item.left, item.right)) row += 1;
      take(item, row, item.left, item.right);
    });
    return rows.length;
  };
  const lane = (parts, effect, rows, shown, edge, wide, y) => {
    const items = rows.filter((row) => shown.has(row)).map((row) => placed(row, edge, wide)).sort((one, other) => one.left - other.left);
    const height = titled(items, wide) * STEP;
    parts.push(svg("path", { class: "axis", d: `M0 ${y}H${wide}` }), svg("g", { class: effect }, svg("path", { class: "shape", d: shape(effect, 7, y + 10, R) })),
      svg("text", { class: "lane", x: 16, y: y + 14 }, `${facts.signs[effect][0]}: ${rows.length}`));
    items.forEach((item) => parts.push(event(item, effect, y + 24 + item.lane * STEP, wide)));
    return y + 24 + height + 4;
  };
  const placed = (row, edge, wide) => {
    const ends = row.spans.map((span) => ({ lo: edge(span[0], false), hi: edge(span[1], true), sure: span.length > 2 && span[3] < span[2] ? [edge(span[3], false), edge(span[2], true)] : null }));
    const [lo, hi] = [Math.min(...ends.map((end) => end.lo)), Math.max(...ends.map((end) => end.hi))];
    const [sure] = ends.map((end) => end.sure);
    const [first, last] = [drawn.knots[0][0], drawn.knots.at(-1)[0]];
    const out = [row.spans.some((span) => span[0] <= -FAR || time(span[0]) < first - 1e-6), row.spans.some((span) => span[1] >= FAR || time(span[1]) > last + 1e-6)];
    const long = hi - lo > 2 * R + 2;
    const at = within(sure ? sure[0] : long && row.spans[0].length > 2 ? (lo + hi) / 2 : lo, [R + 1 + (out[0] ? 8 : 0), wide - R - 1 - (out[1] ? 8 : 0)]);
    return { row, lo, hi, sure, long, at, out, left: Math.min(at - R, long ? lo : wide) - (out[0] ? 8 : 0), right: Math.max(at + R, long ? hi : 0) + (out[1] ? 8 : 0) };
  };
  const event = ({ row, lo, hi, sure, long, at, out, words, side, left, right }, effect, y, wide) => {
    const vague = row.spans.some((span) => span.length < 3 || (span[3] >= span[2] && span[1] - span[0] > 1)) || row.spans.length > 1;
    const core = long && sure && sure[1] > sure[0];
    const bars = long && !(core && sure[1] - sure[0] > hi - lo - 1.5) ? [svg("rect", { class: "maybe", x: lo, y: y - 3, width: hi - lo, height: 6 })] : [];
    if (core) bars.push(svg("rect", { class: "sure", x: sure[0], y: y - 3, width: sure[1] - sure[0], height: 6 }));
    if (out[0]) bars.push(svg("path", { class: "out", d: `M6 ${y - 4}l-5 4l5 4z` }));
    if (out[1]) bars.push(svg("path", { class: "out", d: `M${wide - 6} ${y - 4}l5 4l-5 4z` }));
    const title = label(row.id);
    return svg("a", { class: `event ${effect}${vague ? " vague" : ""}${row.id === page.at() ? " at" : ""}`, href: page.address({ at: row.id }), "data-of": row.id, "data-to": row.id, "aria-label": title, tabindex: -1 },
      ...bars, svg("path", { class: "shape", d: shape(effect, at, y, R) }),
      words ? svg("text", side === "before" ? { x: left - 4, y: y + 4, "text-anchor": "end" } : { x: side === "on" ? at + R + 4 : right + 4, y: y + 4 }, words) : "");
  };

  /* One mark is in the order of the Tab key; arrows lead to the others, in order of time. */
  const inTime = (marks) => marks.sort((one, other) => order.get(one.dataset.of) - order.get(other.dataset.of));
  const rove = (marks, held) => {
    const first = marks.find((one) => one.dataset.of === (held ?? page.at())) ?? marks[0];
    first?.setAttribute("tabindex", "0");
    if (held) first?.focus({ preventScroll: true });
  };
  place.addEventListener("keydown", (pressed) => {
    const marks = inTime([...place.querySelectorAll(".event")]);
    const here = marks.indexOf(document.activeElement);
    const next = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: marks.length - 1 }[pressed.key];
    if (here < 0 || next === undefined) return;
    pressed.preventDefault();
    const target = marks[within(next, [0, marks.length - 1])];
    marks[here].setAttribute("tabindex", "-1");
    target.setAttribute("tabindex", "0");
    target.focus();
  });
  /* The caption is that of the mark that is pointed at, or else of the one that has the focus. */
  const tell = (target) => {
    const id = [target, document.activeElement].map((one) => one?.closest?.("#Drawing .event")?.dataset.of).find(Boolean);
    byId("Told").textContent = id ? label(id) : "";
  };
  ["focusin", "pointerover"].forEach((name) => place.addEventListener(name, (moved) => tell(moved.target)));
  place.addEventListener("focusout", (moved) => tell(moved.relatedTarget));
  place.addEventListener("pointerleave", () => tell(null));
  /* Which mark stands in the panel is seen without drawing anew. */
  const point = (id) => all(".event", place).forEach((one) => one.classList.toggle("at", one.dataset.of === id));

  /* Zoom: what is drawn is the range that is asked for. */
  const ranged = (first, last) => {
    const [from, to] = [Math.max(first, extent[0]), Math.min(last, extent[1])];
    const whole = from <= extent[0] && to >= extent[1];
    const fine = to - from < 8;
    page.filtered(whole ? { from: "", to: "", during: "" } : { during: "", from: written(from, fine), to: written(Math.max(to - 1e-3, from), fine) });
  };
  const zoom = (way) => {
    const moment = (part) => between(drawn.knots, part * drawn.wide, 1, 0);
    const [first, last] = [moment(0), moment(1)];
    const half = (last - first) / 2;
    if (way === "in") ranged(moment(0.25), moment(0.75));
    if (way === "out") ranged(first - half, last + half);
    if (way === "earlier") ranged(Math.max(first - half, extent[0]), Math.max(last - half, extent[0] + half));
    if (way === "later") ranged(Math.min(first + half, extent[1] - half), last + half);
    if (way === "all") ranged(-Infinity, Infinity);
  };
  all("[data-zoom]").forEach((button) => button.addEventListener("click", () => zoom(button.dataset.zoom)));
  place.addEventListener("pointerdown", (down) => {
    const picture = place.querySelector("svg");
    if (down.button || down.pointerType === "touch" || down.target.closest("a")) return;
    const left = (moved) => within(moved.clientX - picture.getBoundingClientRect().left, [0, drawn.wide]);
    const start = left(down);
    const brush = svg("rect", { class: "brush", x: start, y: 0, width: 0, height: "100%" });
    picture.append(brush);
    const move = (moved) => {
      brush.setAttribute("x", Math.min(start, left(moved)));
      brush.setAttribute("width", Math.abs(left(moved) - start));
    };
    const up = (moved) => {
      removeEventListener("pointermove", move);
      brush.remove();
      const ends = [start, left(moved)].sort((one, other) => one - other).map((end) => between(drawn.knots, end, 1, 0));
      if (Math.abs(left(moved) - start) > 6) ranged(...ends);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", up, { once: true });
  });
  return { draw, point, shape };
};
