// Print as JSON what Markwhen's own parser understands of a file: node markwhen.mjs FILE
import { readFileSync } from "node:fs";
import { parse } from "@markwhen/parser";

const found = parse(readFileSync(process.argv[2], "utf8"));
const sections = [];
const events = [];

function walk(node, section) {
  if (node.dateRangeIso) events.push(told(node, section));
  for (const child of node.children ?? []) {
    if (!child.dateRangeIso) sections.push({ title: child.title, properties: child.properties, tags: child.tags });
    walk(child, child.dateRangeIso ? section : child.title);
  }
}

function told(event, section) {
  const { fromDateTimeIso: from, toDateTimeIso: to } = event.dateRangeIso;
  const lines = event.supplemental.map((block) => block.raw ?? null);
  const { id, tags, percent, completed, properties } = event;
  return { id, title: event.firstLine.restTrimmed.trim(), date: event.firstLine.datePart, from, to, section, tags, properties, lines, percent, completed };
}

walk(found.events, null);
const errors = [...found.parseMessages, ...found.documentMessages].map((message) => message.message);
console.log(JSON.stringify({ header: found.header, sections, events, ids: Object.keys(found.ids), errors }));
