// What every page must be, at each width and in light and dark.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { weightAt } from "./kinds.mjs";
import { check, same } from "./report.mjs";
import { DESKTOP, PHONE, SITE, fetchPath, open } from "./site.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const VARIANTS = [
  { name: "phone, light", viewport: PHONE, colorScheme: "light", phone: true },
  { name: "phone, dark", viewport: PHONE, colorScheme: "dark", phone: true },
  { name: "desktop, light", viewport: DESKTOP, colorScheme: "light", phone: false },
  { name: "desktop, dark", viewport: DESKTOP, colorScheme: "dark", phone: false },
];

/** Goes to a path; only an answer that this kind promises is good. */
export async function visit(page, path, status = 200) {
  const answer = await page.goto(SITE + path, { waitUntil: "load" });
  if (answer.status() !== status) throw new Error(`${path}: status ${answer.status()} instead of ${status}`);
  return answer;
}

/** What axe has against the page as it stands, by all rules or by these. */
export async function axe(page, fault, rules) {
  // Not as a script of the page, which its policy forbids.
  await page.evaluate(AXE);
  const only = rules === undefined ? { type: "tag", values: TAGS } : { type: "rule", values: rules };
  const { violations, passes } = await page.evaluate((runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ["violations"] }), only);
  if (passes.length < (rules?.length ?? 10)) fault(`axe saw only ${passes.length} rules`);
  for (const violation of violations) {
    for (const node of violation.nodes) {
      const why = [...node.any, ...node.all, ...node.none].map((one) => one.message).join("; ");
      fault(`axe ${violation.id}: ${node.target.join(" ")}: ${why}`);
    }
  }
}

/** What sticks out of the window. */
export async function overflow(page, fault, when) {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const scrolls = (element) => element !== null && element !== document.body && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const right = (one) => one.getBoundingClientRect().left + Math.max(one.getBoundingClientRect().width, one.scrollWidth);
    const out = [...document.body.querySelectorAll("*")].filter((one) => right(one) > root.clientWidth + 0.5 && !scrolls(one));
    const deepest = out.filter((one) => !out.some((other) => other !== one && one.contains(other)));
    const named = deepest.slice(0, 3).map((one) => `${one.tagName.toLowerCase()}${one.getAttribute("class") ? `.${one.getAttribute("class")}` : ""} "${one.textContent.trim().slice(0, 50)}"`);
    return `${root.scrollWidth} > ${root.clientWidth}: ${named.join(", ")}`;
  });
  if (wide !== null) fault(`horizontal scroll ${when}: ${wide}`);
}

/** What the page and its requests said. */
export function silent(seen, fault, path, status) {
  for (const { text, url } of seen.errors) {
    // Chromium reports the status of the page itself too.
    if (status !== 200 && url === SITE + path && text.startsWith("Failed to load resource")) continue;
    fault(`console: ${text} (${url})`);
  }
  for (const url of seen.foreign) fault(`request to another host: ${url}`);
}

const openAll = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));

async function look(browser, kind, variant) {
  await check(`${kind.name} (${variant.name})`, async (fault) => {
    const { context, page, seen } = await open(browser, { viewport: variant.viewport, colorScheme: variant.colorScheme });
    try {
      await visit(page, kind.example, kind.status);
      if (variant.phone) {
        await overflow(page, fault, `at ${PHONE.width} px`);
        await openAll(page);
        await overflow(page, fault, `at ${PHONE.width} px with everything unfolded`);
      }
      await axe(page, fault);
      if (variant.phone) {
        // The narrowest window that WCAG 1.4.10 knows.
        await page.setViewportSize({ width: 320, height: 640 });
        await overflow(page, fault, "at 320 px");
      }
      silent(seen, fault, kind.example, kind.status);
    } finally {
      await context.close();
    }
  });
}

/** Every kind in every variant; two at a time. */
export async function looks(browser, kinds) {
  const todo = kinds.flatMap((kind) => VARIANTS.map((variant) => ({ kind, variant })));
  const work = async () => {
    for (let next = todo.shift(); next !== undefined; next = todo.shift()) await look(browser, next.kind, next.variant);
  };
  await Promise.all([work(), work()]);
}

/** The document itself: its status, its weight, its one heading, and the same text with and without JavaScript. */
export async function documents(browser, kinds) {
  const [plain, bare] = [await open(browser), await open(browser, { javaScriptEnabled: false })];
  const titles = new Map();
  for (const kind of kinds) {
    await check(`${kind.name}: document`, async (fault) => {
      const { status, headers, weight, text } = await fetchPath(kind.example);
      if (status !== kind.status) fault(`${kind.example}: status ${status} instead of ${kind.status}`);
      if (headers.get("content-type") !== "text/html; charset=utf-8") fault(`media type ${headers.get("content-type")}`);
      if (weight >= weightAt(kind.example)) fault(`${kind.example} weighs ${weight} bytes`);
      // Data for programs is no script: the policy would stop that, and the console would say so.
      if (!kind.script && /<script\b(?! type="application\/ld\+json">)/i.test(text)) fault("it has a script");
      await visit(plain.page, kind.example, kind.status);
      const has = await plain.page.evaluate(() => ({
        lang: document.documentElement.lang,
        title: document.title,
        h1: document.querySelectorAll("h1").length,
        ids: [...document.querySelectorAll("[id]")].map((one) => one.id),
        parts: [...document.querySelectorAll('a[href^="#"]')].map((one) => one.getAttribute("href").slice(1)),
      }));
      same(fault, "language", has.lang, "nl");
      same(fault, "headings h1", has.h1, 1);
      same(fault, "ids that stand there twice", has.ids.filter((id, index) => has.ids.indexOf(id) !== index), []);
      same(fault, "parts that are not there", has.parts.filter((id) => !has.ids.includes(id)), []);
      if (kind.status === 200 && !kind.bare) {
        if (titles.has(has.title)) fault(`the title "${has.title}" is that of kind "${titles.get(has.title)}" too`);
        titles.set(has.title, kind.name);
      }
      await visit(bare.page, kind.example, kind.status);
      const lines = async (page) => (await page.locator("body").innerText()).split("\n");
      const [without, withScript] = [await lines(bare.page), await lines(plain.page)];
      // A script may add; what stands there stands there without it too.
      if (kind.script) same(fault, "text that a script takes away", without.filter((line) => !withScript.includes(line)), []);
      else same(fault, "text without and with JavaScript", without, withScript);
    });
  }
  await plain.context.close();
  await bare.context.close();
}

/** On paper: the content without the menu. */
export async function print(browser, kinds) {
  const { context, page } = await open(browser);
  await page.emulateMedia({ media: "print" });
  for (const kind of kinds.filter((one) => !one.bare && one.status === 200)) {
    await check(`${kind.name}: print`, async (fault) => {
      await visit(page, kind.example, kind.status);
      const seen = await page.evaluate(() => {
        const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 1).map((one) => one.tagName);
        const size = (selector) => [...document.querySelectorAll(`main :is(${selector})`)].filter((one) => one.checkVisibility()).map((one) => parseFloat(getComputedStyle(one).fontSize));
        const sizes = ["h1", "h2", "h3", "h4", "p:not(.klein), dd, section > ul > li", ".klein"].map(size);
        const twice = [...document.querySelectorAll("main a[href^='http']")].filter((one) => one.textContent.trim() === one.getAttribute("href") && getComputedStyle(one, "::after").content !== "none");
        const lefts = new Set([...document.querySelectorAll(".halte")].map((one) => Math.round(one.getBoundingClientRect().left)));
        return {
          around: shown("header nav, footer, a.overslaan"),
          heading: shown("main h1"),
          text: document.querySelector("main").innerText.length,
          // What stands lower in the order of headings and text is nowhere larger.
          upside: sizes.flatMap((lower, index) => sizes.slice(0, index).filter((higher) => Math.max(...lower) > Math.min(...higher) + 0.1)).length,
          twice: twice.map((one) => one.href),
          columns: lefts.size,
        };
      });
      same(fault, "shown around the content", seen.around, []);
      same(fault, "heading", seen.heading, ["H1"]);
      if (seen.upside > 0) fault("a lower heading or small text is larger than what stands above it");
      same(fault, "addresses that stand there twice", seen.twice, []);
      if (seen.columns > 1) fault("the way of the data stands in columns on paper");
      if (seen.text < 20) fault(`only ${seen.text} characters of content`);
      if (kind.name === "activity" && (await page.pdf()).length < 1000) fault("no PDF");
    });
  }
  await context.close();
}
