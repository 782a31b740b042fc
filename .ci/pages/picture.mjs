// What the pages look like: geometry that the DOM does not tell. Every kind at four widths, light and dark, in the default look and in the house
// styles of `voorbeeld/huisstijl`, of which the contrast is measured too.
import { check } from "./report.mjs";
import { LOOKS, SITE, open } from "./site.mjs";
import { axe } from "./look.mjs";

const WIDTHS = [320, 375, 768, 1280];

/** What is wrong in the picture of the page; runs in the browser. */
const wrong = () => {
  const faults = [];
  const shown = (one) => one.checkVisibility() && one.closest(".verborgen, .overslaan") === null;
  const words = (one) => `"${one.textContent.trim().replace(/\s+/g, " ").slice(0, 50)}"`;
  const box = (one) => one.getBoundingClientRect();
  const about = (a, b) => Math.abs(a - b) < 1.5;

  // Every value stands in the column of its label: right of it, or below it.
  for (const list of [...document.querySelectorAll("dl.paren")].filter(shown)) {
    const values = [...list.querySelectorAll(":scope > dd")];
    const labels = [...list.querySelectorAll(":scope > dt")];
    const [column] = values;
    for (const one of values) if (!about(box(one).left, box(column).left)) faults.push(`value ${words(one)} is not in the column of the values`);
    for (const one of labels) if (!about(box(one).left, box(labels[0]).left)) faults.push(`label ${words(one)} is not in the column of the labels`);
    for (const label of labels) {
      const value = label.nextElementSibling;
      if (value?.tagName !== "DD") continue;
      const beside = about(box(value).top, box(label).top) && box(value).left >= box(label).right - 1;
      const below = box(value).top >= box(label).bottom - 1.5 && about(box(value).left, box(label).left);
      if (!beside && !below) faults.push(`value ${words(value)} stands neither beside nor below ${words(label)}`);
    }
    for (const one of values) {
      const before = one.previousElementSibling;
      if (before?.tagName === "DD" && box(one).top < box(before).bottom - 1.5) faults.push(`value ${words(one)} does not stand below ${words(before)}`);
    }
  }
  for (const table of [...document.querySelectorAll("table")].filter(shown)) {
    const heads = [...table.querySelectorAll("thead > tr > *")];
    // Where the heads are not shown, the cells of a row stand below each other.
    const stacked = heads.length > 0 && !heads.some(shown);
    for (const row of table.querySelectorAll("tbody > tr")) {
      [...row.children].forEach((cell, index) => {
        const before = row.children[index - 1];
        if (stacked && before && shown(cell) && (box(cell).top < box(before).bottom - 1.5 || !about(box(cell).left, box(before).left))) faults.push(`cell ${words(cell)} does not stand below ${words(before)}`);
        if (!stacked && shown(cell) && heads[index] && !about(box(cell).left, box(heads[index]).left)) faults.push(`cell ${words(cell)} is not below ${words(heads[index])}`);
      });
    }
  }
  // Stops of the data stand beside or below each other, in the order of the list.
  for (const stop of document.querySelectorAll(".halte + .halte")) {
    const [a, b] = [box(stop.previousElementSibling), box(stop)];
    if (b.left < a.right - 1 && b.top < a.bottom - 1) faults.push(`stop ${words(stop)} lies on the one before it`);
  }

  // All text, line by line.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const owner = node.parentElement;
    if (node.data.trim() === "" || !shown(owner) || owner.closest("option, script, style, svg") !== null) continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.width > 1 && rect.height > 1) lines.push({ rect, node });
    for (const { index, 0: word } of node.data.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
      // The sign that shows a break at a soft hyphen is of the letter behind it.
      range.setStart(node, node.data[index - 1] === "\u00ad" ? index + 1 : index);
      range.setEnd(node, index + word.length);
      const tops = [...new Set([...range.getClientRects()].filter((rect) => rect.width > 0).map((rect) => Math.round(rect.top)))];
      // An address has no syllables.
      const whole = /\S*$/.exec(node.data.slice(0, index))[0] + /^\S*/.exec(node.data.slice(index))[0];
      if (tops.length > 1 && !/[/@=_]|\.[a-z]|\d/.test(whole) && getComputedStyle(owner).hyphens !== "manual") faults.push(`the word "${word}" is broken`);
    }
    if (/…$/.test(node.data.trim()) && owner.closest(".stroom, dl.paren, table, h1, h2") !== null) faults.push(`${words(owner)} is cut off`);
  }
  for (const one of [...document.querySelectorAll("body *")].filter(shown)) {
    const { overflowX, overflowY } = getComputedStyle(one);
    const hides = (way) => way === "hidden" || way === "clip";
    if ((hides(overflowX) && one.scrollWidth > one.clientWidth + 1) || (hides(overflowY) && one.scrollHeight > one.clientHeight + 1)) faults.push(`${words(one)} is cut off by its box`);
  }
  const edge = document.documentElement.clientWidth;
  for (const { rect, node } of lines) if (rect.left < -0.5 || rect.right > edge + 0.5) faults.push(`${words(node)} sticks out of the window`);
  // A box that is drawn holds its text.
  for (const { rect, node } of lines) {
    const drawn = node.parentElement.closest(".vak, .halte, .halte li, .melding, .etiket, .knop, button, td, th, dd");
    if (drawn === null || getComputedStyle(drawn).display === "inline") continue;
    const around = box(drawn);
    if (rect.left < around.left - 1 || rect.right > around.right + 1 || rect.bottom > around.bottom + 4) faults.push(`${words(node)} sticks out of its box`);
  }
  // No text lies on other text. Glyphs are lower than the line that holds them.
  lines.sort((a, b) => a.rect.top - b.rect.top);
  for (let i = 0; i < lines.length; i += 1) {
    for (let j = i + 1; j < lines.length && lines[j].rect.top < lines[i].rect.bottom; j += 1) {
      const [a, b] = [lines[i].rect, lines[j].rect];
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (wide > 2 && high > 0.3 * Math.min(a.height, b.height)) faults.push(`${words(lines[i].node)} lies on ${words(lines[j].node)}`);
    }
  }
  return [...new Set(faults)];
};

async function judge(browser, kind, look, colorScheme) {
  await check(`${kind.name}: picture, ${look.name}, ${colorScheme}`, async (fault) => {
    const { context, page } = await open(browser, { viewport: { width: WIDTHS[0], height: 800 }, colorScheme });
    try {
      await page.goto(look.url + kind.example, { waitUntil: "load" });
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        for (const what of await page.evaluate(wrong)) fault(`${width} px: ${what}`);
      }
      if (look.themed) await axe(page, fault, ["color-contrast"]);
    } finally {
      await context.close();
    }
  });
}

/** Ways to spoil a page, each with what the check says of it; they run in the browser. */
const SPOILT = [
  ["a value out of its column", () => { document.querySelector("dl.paren > dd + dt + dd").style.marginInlineStart = "30px"; }, /not in the column of the values/],
  ["a value under another question", () => { document.querySelector("dl.paren > dd").style.position = "relative"; document.querySelector("dl.paren > dd").style.top = "70px"; }, /neither beside nor below|lies on/],
  ["a text that is cut off by its box", () => { const one = document.querySelector("main section p"); one.style.overflow = "hidden"; one.style.height = "6px"; }, /cut off by its box/],
  ["a text that lies on another", () => { const one = document.querySelector("main section + section h2"); one.style.position = "relative"; one.style.top = "45px"; }, /lies on/],
  ["a text outside the window", () => { const one = document.querySelector("main h1"); one.style.position = "relative"; one.style.left = "-400px"; }, /sticks out of the window/],
  ["a word that is broken", () => { const one = document.querySelector("main section p"); one.style.inlineSize = "2.2em"; one.style.wordBreak = "break-all"; one.style.hyphens = "none"; }, /is broken/],
  ["a word that is broken behind a soft hyphen", () => { const one = document.querySelector("main section p"); one.textContent = "ver\u00adwerkersovereenkomsten"; one.style.inlineSize = "5em"; one.style.wordBreak = "break-all"; one.style.hyphens = "none"; }, /is broken/],
  ["a text that one cannot read", () => { document.querySelector("main section p").style.color = "rgb(190, 190, 190)"; document.body.style.background = "rgb(255, 255, 255)"; }, /color-contrast/],
];

/** What is wrong on purpose is seen; a check that finds nothing would say nothing of the pages either. */
async function sees(browser, kind) {
  for (const [what, spoil, says] of SPOILT) {
    await check(`the picture: ${what} is seen`, async (fault) => {
      const { context, page } = await open(browser, { viewport: { width: 375, height: 800 }, colorScheme: "light" });
      await page.goto(SITE + kind.example, { waitUntil: "load" });
      await page.evaluate(spoil);
      const found = await page.evaluate(wrong);
      await axe(page, (one) => found.push(one), ["color-contrast"]);
      if (!found.some((one) => says.test(one))) fault(`found only ${JSON.stringify(found)}`);
      await context.close();
    });
  }
}

/** Every kind in every look; two at a time. */
export async function pictures(browser, kinds) {
  await sees(browser, kinds.find((kind) => kind.name === "activity"));
  const todo = kinds.flatMap((kind) => LOOKS.flatMap((look) => ["light", "dark"].map((scheme) => [kind, look, scheme])));
  const work = async () => {
    for (let next = todo.shift(); next !== undefined; next = todo.shift()) await judge(browser, ...next);
  };
  await Promise.all([work(), work()]);
}
