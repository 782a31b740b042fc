// Without a mouse: the skip link comes first and works, and whatever has the focus shows it.
import { check, same } from "./report.mjs";
import { open } from "./site.mjs";
import { visit } from "./look.mjs";

const STOPS = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]';

/** Remembers how everything looks without focus, and what there is to reach. */
const remember = (selector) => {
  const face = (one) => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor, textDecorationLine } = getComputedStyle(one);
    return { outline: outlineStyle === "none" ? 0 : parseFloat(outlineWidth), rest: [boxShadow, borderColor, backgroundColor, textDecorationLine].join("|") };
  };
  const name = (one) => `${one.tagName.toLowerCase()} "${(one.textContent || one.name || "").trim().slice(0, 60)}"`;
  const stops = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility() && one.tabIndex >= 0 && !one.disabled);
  const before = new Map(stops.map((one) => [one, face(one)]));
  const reached = new Set();
  let last = null;
  globalThis.keyboard = {
    count: stops.length,
    missed: () => stops.filter((one) => !reached.has(one)).map(name),
    now: () => {
      const one = document.activeElement;
      if (one === null || one === document.body) return null;
      // A field for a date has a stop for the day, the month and the year.
      const again = reached.has(one) && one !== last;
      reached.add(one);
      last = one;
      const [is, was] = [face(one), before.get(one)];
      const { top, bottom, left, right } = one.getBoundingClientRect();
      return {
        name: name(one),
        again,
        href: one.getAttribute("href"),
        inMain: one.closest("main") !== null,
        shown: is.outline >= 2 || (was !== undefined && is.rest !== was.rest),
        inView: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth && bottom - top > 1 && right - left > 1,
      };
    },
  };
  return stops.length;
};

const press = async (page, key) => {
  await page.keyboard.press(key);
  return page.evaluate(() => globalThis.keyboard.now());
};

export async function keyboard(browser, kinds) {
  const { context, page } = await open(browser);
  for (const kind of kinds) {
    await check(`${kind.name}: keyboard`, async (fault) => {
      await visit(page, kind.example, kind.status);
      if (!kind.bare) await skipLink(page, fault);
      await visit(page, kind.example, kind.status);
      const count = await page.evaluate(remember, STOPS);
      for (let presses = 0; presses < count * 2 + 20; presses += 1) {
        const stop = await press(page, "Tab");
        if (stop === null || stop.again) break;
        if (!stop.shown) fault(`no visible focus on ${stop.name}`);
        if (!stop.inView) fault(`focus outside the window on ${stop.name}`);
      }
      same(fault, "not reached", await page.evaluate(() => globalThis.keyboard.missed()), []);
    });
  }
  await context.close();
}

async function skipLink(page, fault) {
  await page.evaluate(remember, STOPS);
  const first = await press(page, "Tab");
  if (first?.href !== "#inhoud") return fault(`the first stop is ${first?.name}, not the link to the content`);
  if (!first.inView) fault("the link to the content does not appear");
  await page.keyboard.press("Enter");
  const focus = await page.evaluate(() => document.activeElement?.id);
  if (focus !== "inhoud") fault(`the link to the content leaves the focus on ${focus}`);
  const next = await press(page, "Tab");
  if (next?.inMain === false && (await page.evaluate((stops) => document.querySelector("main").querySelector(stops) !== null, STOPS))) {
    fault(`after the link to the content comes ${next.name}`);
  }
}
