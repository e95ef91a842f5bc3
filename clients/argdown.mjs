// Print as JSON what Argdown's command line understands of a file: node argdown.mjs FILE
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const command = require.resolve("@argdown/cli/dist/cli.js");
// The command line does not put out the front matter; the library that it is made of does.
const { argdown } = require("@argdown/core/dist/argdown.js");

function run(...words) {
  const options = { encoding: "utf8", maxBuffer: 2 ** 28 };
  return spawnSync(process.execPath, [command, words[0], process.argv[2], "--stdout", "--silent", ...words.slice(1)], options);
}

const { status, stdout, stderr } = run("json");
const read = status === 0 && stdout ? JSON.parse(stdout) : { statements: {}, relations: [], sections: [] };
const map = status === 0 ? run("map", "--inclusive", "-f", "dot").stdout : "";

const sections = [];
function walk(found) {
  for (const section of found ?? []) {
    sections.push({ id: section.id, title: section.title, data: section.data ?? null });
    walk(section.children);
  }
}
walk(read.sections);
// Our ids stand in the data; titles are for people.
const ids = new Map(Object.values(read.statements).map(({ title, data }) => [title, data?.id ?? title]));
const statements = Object.values(read.statements).map((statement) => ({
  id: ids.get(statement.title),
  title: statement.title,
  text: statement.members.map((member) => member.text ?? "").join("").trim(),
  data: statement.data ?? null,
  section: statement.section ?? null,
  tags: statement.tags ?? [],
}));
const relations = (read.relations ?? []).map(({ relationType, from, to }) => ({ type: relationType, from: ids.get(from) ?? from, to: ids.get(to) ?? to }));
const input = readFileSync(process.argv[2], "utf8");
const front = status === 0 ? argdown.run({ input, process: ["parse-input", "build-model"], logLevel: "none" }).frontMatter : null;
const nodes = [...map.matchAll(/^\s*n\d+ \[/gm)].length;
const errors = status === 0 ? [] : [stderr || stdout];
console.log(JSON.stringify({ front: front ?? null, sections, statements, relations, nodes, errors }));
