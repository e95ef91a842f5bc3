/* Draws where the events that match happened: at each place a mark for each effect, the larger the more events. */
const mapping = (page) => {
  const place = byId("Map");
  const { west, east, south, north, stretch, land, borders } = facts.outline;
  let wide = 0;
  let scale = 1;
  let size = 1;
  const x = (lon) => Math.round((lon - west) * scale * 10) / 10;
  const y = (lat) => Math.round((north - lat) * scale * stretch * 10) / 10;
  /* Tenths of a degree, longitude and latitude in turn. */
  const path = (line) => line.map((value, at) => (at % 2 ? y(value / 10) : `${at ? "L" : "M"}${x(value / 10)} `)).join("");
  /* The map is cut in the Atlantic (chart/spots.py). */
  const eastward = (lon) => (lon < -30 ? lon + 360 : lon);
  const points = new Map(facts.places.filter((row) => row.point?.length).map((row) => [row.id, { row, lat: row.point[0], lon: eastward(row.point[1]) }]));
  const isInside = ({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north;
  const counted = () => {
    const found = new Map();
    let without = 0;
    facts.events.filter((row) => page.match(row.id)).forEach((row) => {
      const point = points.get(row.place) ?? (row.point && { row: { name: row.place }, lat: row.point[0], lon: eastward(row.point[1]) });
      if (!point) { without += 1; return; }
      const own = found.get(row.place) ?? { ...point, counts: new Map(), total: 0 };
      own.counts.set(row.effect, (own.counts.get(row.effect) ?? 0) + 1);
      own.total += 1;
      found.set(row.place, own);
    });
    return { spots: [...found.values()].sort((one, other) => other.total - one.total), without };
  };
  /* A name stands where it lies on no mark and no name of a place with more events. */
  const free = (taken, box) => taken.every((one) => one[0] > box[2] || one[2] < box[0] || one[1] > box[3] || one[3] < box[1]);
  const placed = (spot, most) => {
    const marks = [...spot.counts].sort().map(([effect, count]) => [effect, size * (4 + 9 * Math.sqrt((count - 1) / Math.max(most - 1, 1)))]);
    const step = 1.7 * Math.max(...marks.map(([, r]) => r));
    const [start, high] = [x(spot.lon) - step * (marks.length - 1) / 2, y(spot.lat)];
    const far = start + step * (marks.length - 0.4);
    return { ...spot, marks, step, start, high, far, box: [start - step / 2, high - step / 2, far, high + step / 2] };
  };
  const drawn = ({ row, counts, marks, step, start, high }) => {
    const told = `${row.name}: ${[...counts].map(([effect, count]) => `${count} ${spaced(effect)}`).join(", ")}`;
    const link = row.id ? { href: page.address({ place: row.id }), "data-place": row.id, "aria-label": `Only ${told}` } : {};
    return svg(row.id ? "a" : "g", { class: "spot", ...link }, svg("title", {}, told),
      marks.map(([effect, r], number) => svg("g", { class: effect }, svg("path", { class: "shape", d: page.shape(effect, start + step * number, high, r) }))));
  };
  const named = (spots) => {
    const taken = [];
    return spots.flatMap((spot) => {
      const name = `${spot.row.name} ${spot.total}`;
      const room = [spot.far + 3, spot.high - 7, spot.far + 5 + name.length * 6.4, spot.high + 7];
      if (room[2] > wide || !free([...taken, ...spots.filter((one) => one !== spot).map((one) => one.box)], room)) return [];
      taken.push(room);
      return [svg("text", { x: spot.far + 3, y: spot.high + 4 }, name)];
    });
  };
  return () => {
    const { spots, without } = counted();
    const inside = spots.filter(isInside);
    const outside = spots.filter((spot) => !isInside(spot));
    const most = Math.max(...spots.flatMap((spot) => [...spot.counts.values()]), 1);
    place.hidden = !spots.length;
    wide = place.clientWidth || 800;
    scale = wide / (east - west);
    size = within(wide / 800, [0.6, 1]);
    const high = Math.round((north - south) * scale * stretch);
    const shown = inside.map((spot) => placed(spot, most));
    const picture = svg("svg", { viewBox: `0 0 ${wide} ${high}`, height: high, role: "group", "aria-label": "Map of the events that match" },
      svg("path", { class: "land", d: land.map((line) => `${path(line)}z`).join("") }), svg("path", { class: "border", d: borders.map(path).join("") }),
      shown.map(drawn), named(shown));
    const notes = [outside.length ? `Outside the map: ${outside.slice(0, 12).map((spot) => `${spot.row.name} ${spot.total}`).join(", ")}${outside.length > 12 ? ` and ${outside.length - 12} more` : ""}.` : "", without ? `${without} events without a place on the map.` : "", facts.outline.source].filter(Boolean);
    place.replaceChildren(element("h2", {}, "Map"), picture, element("p", { class: "hint" }, notes.join(" ")));
  };
};
