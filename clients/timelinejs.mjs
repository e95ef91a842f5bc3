// Print as JSON what TimelineJS shows of a file, in a browser without a network: node timelinejs.mjs FILE
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = join(dirname(fileURLToPath(import.meta.url)), "node_modules", "@knight-lab", "timelinejs", "dist");
const dist = pathToFileURL(folder).href;
const json = readFileSync(process.argv[2], "utf8").replaceAll("</", "<\\/");

// Runs in the page: what is shown replaces the page, in characters that are no markup.
function report() {
  const text = (element) => element?.textContent.trim() ?? null;
  const put = (told) => (document.body.textContent = `REPORT ${encodeURIComponent(JSON.stringify(told))} END`);
  const day = (date) => date && (({ year, month, day, display_date }) => ({ year, month, day, display_date }))(date.data);
  const slide = (element) => ({
    headline: text(element.querySelector(".tl-headline, .tl-headline-title")),
    date: text(element.querySelector(".tl-headline-date")),
    text: text(element.querySelector(".tl-text-content")),
    links: [...element.querySelectorAll(".tl-text-content a")].map((link) => link.getAttribute("href")),
  });
  const told = (timeline) => ({
    events: timeline.config.events.map((event) => ({ id: event.unique_id, start: day(event.start_date), end: day(event.end_date) })),
    eras: [...document.querySelectorAll(".tl-timeera .tl-headline")].map(text),
    groups: [...document.querySelectorAll(".tl-timegroup-message")].map(text),
    markers: [...document.querySelectorAll(".tl-timemarker .tl-headline")].map(text),
    slides: [...document.querySelectorAll(".tl-slide")].map(slide),
    strangers: document.querySelectorAll("#timeline script, #timeline b, #timeline angles").length,
    errors: timeline.config.getErrors(),
  });
  const data = JSON.parse(document.getElementById("data").textContent);
  const timeline = new TL.Timeline("timeline", data, { debug: false, hash_bookmark: false, dragging: false });
  timeline.on("loaded", () => setTimeout(() => put(told(timeline)), 500));
}

const page = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${dist}/css/timeline.css">
<div id="timeline" style="width: 1200px; height: 800px"></div>
<script type="application/json" id="data">${json}</script>
<script src="${dist}/js/timeline.js"></script><script>(${report})()</script>`;

const work = mkdtempSync(join(tmpdir(), "timelinejs-"));
const file = join(work, "page.html");
writeFileSync(file, page);
const words = [
  ...["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  ...["--allow-file-access-from-files", "--host-resolver-rules=MAP * ~NOTFOUND", `--user-data-dir=${join(work, "user")}`],
  ...["--virtual-time-budget=30000", "--dump-dom", pathToFileURL(file).href],
];
const { stdout, stderr } = spawnSync("chromium", words, { encoding: "utf8", maxBuffer: 2 ** 28, timeout: 240000 });
rmSync(work, { recursive: true, force: true, maxRetries: 5 });
const found = /REPORT (%7B\S*) END/.exec(stdout ?? "");
const nothing = { events: [], eras: [], groups: [], markers: [], slides: [], strangers: 0, errors: ["it never came to show anything"] };
if (!found) console.error(stderr);
console.log(found ? decodeURIComponent(found[1]) : JSON.stringify(nothing));
