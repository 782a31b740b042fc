// The same pages as PDF, read by another program than the one that made them: poppler. What a page says stands in its PDF, in the same order,
// with tags that a screen reader follows.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check, same } from "./report.mjs";
import { SITE, open } from "./site.mjs";

/** A page and its PDF, by the kind of the page. */
const PAPERS = [
  { kind: "activity", pdf: (path) => `${path}.pdf` },
  { kind: "version", pdf: (path) => `${path}.pdf` },
  { kind: "notice of an activity", pdf: (path) => `${path}.pdf` },
  { kind: "notice of an organisation", pdf: (path) => `${path}.pdf` },
  { kind: "list", pdf: (path) => `${path}.pdf`, whole: true },
];

const flat = (text) => text.replace(/[\s\u00a0\u00ad]+/g, "");

/** What a reader on paper gets to read, in its order; runs in the browser. */
const said = () => {
  const skip = ".niet-op-papier, .verborgen, .knoppen, .wegwijzer-vak, nav, script, form";
  const found = [];
  for (const one of document.querySelectorAll("main :is(h1, h2, h3, h4, p, dt, li, td, th)")) {
    if (one.closest(skip) !== null || one.querySelector("p, ul, dl, li, .verborgen") !== null) continue;
    const text = one.textContent.trim();
    if (text !== "") found.push(text);
  }
  return found;
};

/** Judges the PDF of each kind of page that has one. */
export async function papers(browser, kinds) {
  const folder = mkdtempSync(join(tmpdir(), "papers-"));
  const run = (tool, ...args) => execFileSync(tool, args, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
  const { context, page } = await open(browser);
  for (const { kind, pdf, whole } of PAPERS) {
    const path = kinds.find((one) => one.name === kind)?.example;
    await check(`${kind}: its PDF says the same, in the same order, with tags`, async (fault) => {
      if (path === undefined) return fault("there is no example");
      const answer = await fetch(SITE + pdf(path), { headers: { accept: "text/html,*/*;q=0.8" } });
      same(fault, "status", answer.status, 200);
      same(fault, "media type", answer.headers.get("content-type"), "application/pdf");
      const bytes = Buffer.from(await answer.arrayBuffer());
      const file = join(folder, "paper.pdf");
      writeFileSync(file, bytes);
      const info = Object.fromEntries(run("pdfinfo", file).split("\n").filter((line) => line.includes(":")).map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]));
      same(fault, "tagged", info.Tagged, "yes");
      same(fault, "size of a sheet", info["Page size"], "595.276 x 841.89 pts (A4)");
      if (!bytes.includes("/Lang(nl-NL)")) fault("no language");
      const meta = run("pdfinfo", "-meta", file);
      for (const part of ["<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>2</pdfaid:part>"]) if (!meta.includes(part)) fault(`the metadata lacks ${part}`);
      await page.goto(SITE + path, { waitUntil: "load" });
      const h1 = await page.locator("h1").innerText();
      if (!whole) same(fault, "title", info.Title, h1 + (kind === "version" ? info.Title.slice(h1.length) : ""));
      const text = flat(run("pdftotext", "-raw", file, "-").replace(/^.*Blad \d+ van \d+$/gm, ""));
      const tags = run("pdfinfo", "-struct-text", file);
      const heard = flat([...tags.matchAll(/^\s*"(.*)"$/gm)].map((match) => match[1]).join(""));
      const words = whole ? await page.locator("main h3 a, main h2 a").allInnerTexts() : await page.evaluate(said);
      if (words.length < 5) fault(`only ${words.length} texts on the page`);
      let [seen, told] = [0, 0];
      for (const one of words.map(flat)) {
        if (whole) [seen, told] = [0, 0];
        const [at, by] = [text.indexOf(one, seen), heard.indexOf(one, told)];
        // A text beside a long one may be drawn after it; it is heard in its order.
        if (at < 0 && !text.includes(one)) fault(`not on paper: ${one.slice(0, 80)}`);
        if (by < 0) fault(`not heard, or not in its order: ${one.slice(0, 80)}`);
        told = by < 0 ? told : by;
        seen = at < 0 ? seen : at;
      }
      if (!/^\s*H1\b/m.test(tags) || !/^\s*P\b/m.test(tags)) fault("no heading or no paragraph among the tags");
    });
  }
  rmSync(folder, { recursive: true });
  await context.close();
}
