"use strict";
/* Elements made of texts, which never become markup, and the data of the page. */
const byId = (id) => document.getElementById(id);
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const append = (made, attributes, inside) => {
  Object.entries(attributes).forEach(([key, value]) => { if (value !== undefined && value !== false && value !== "") made.setAttribute(key, value === true ? "" : value); });
  made.append(...inside.flat(Infinity).filter((part) => part || part === 0));
  return made;
};
const element = (name, attributes = {}, ...inside) => append(document.createElement(name), attributes, inside);
const svg = (name, attributes = {}, ...inside) => append(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, inside);
const within = (value, [first, last]) => Math.min(Math.max(value, first), last);
const spaced = (text) => text.replaceAll("-", " ");

/* Rows lie in the page as columns: see packing.py. */
const column = (packed, rows) => {
  if (packed.of) {
    const text = (number) => packed.of[number - 1];
    return column(packed.at, rows).map((value) => (Array.isArray(value) ? value.map(text) : value ? text(value) : 0));
  }
  return packed.few ? Array.from({ length: rows }, (_, number) => packed.few[number] ?? 0) : packed;
};
const unpacked = ({ rows, columns }) => {
  const made = Array.from({ length: rows }, () => ({}));
  Object.entries(columns).forEach(([key, packed]) => column(packed, rows).forEach((value, number) => { if (value !== 0) made[number][key] = value; }));
  return made;
};
const LISTS = ["themes", "drivers", "lines", "actors", "sources", "events", "causes", "beyond", "references", "rests", "spans", "claims"];
const KINDS = ["events", "claims", "series", "contrasts", "themes", "drivers", "periods", "sources", "actors", "places", "retired"];
const facts = JSON.parse(byId("Facts").textContent);
const records = new Map();
KINDS.forEach((kind) => {
  facts[kind] = unpacked(facts[kind]);
  facts[kind].forEach((row) => {
    LISTS.forEach((key) => { row[key] ??= []; });
    if (row.id.startsWith("~")) row.id = `${row.sources[0]}-${row.id.slice(1)}`;
    row.spans = row.spans.map((span) => (span.length === 1 ? Array(4).fill(span[0]) : span.length === 3 ? [span[0], span[1], span[0], span[1]] : span));
    records.set(row.id, { kind, row });
  });
});
facts.references = unpacked(facts.references).map(({ before = "", title = "", url = "", rest = "" }) => [before, title, url, rest]);
/* What follows from the other side: claims of an event, and what it led to. */
facts.events.forEach((row) => Object.assign(row, { claims: [], after: [] }));
const gathered = (id, key, value) => { const found = records.get(id); if (found?.kind === "events") found.row[key].push(value); };
facts.events.forEach((row) => row.causes.forEach((cause) => gathered(cause[0], "after", [row.id, ...cause.slice(1)])));
facts.claims.forEach((row) => row.events.forEach((id) => gathered(id, "claims", row.id)));
facts.events.forEach((row) => { row.links = row.claims.length + row.causes.length + row.after.length; });
/* A kind of record may come to nothing in an address that somebody shortened by hand. */
const rowOf = (id, kind) => { const found = records.get(id); return found && (!kind || found.kind === kind) ? found.row : undefined; };
const nameOf = (id) => {
  const found = records.get(id);
  if (!found) return id;
  const { kind, row } = found;
  if (kind === "retired") return id;
  return kind === "events" ? `${row.when ?? row.date_text ?? "no date"}: ${row.title}` : row.title ?? row.text ?? row.label ?? row.name ?? row.why ?? id;
};
