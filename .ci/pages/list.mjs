// The list against the API, by search and by every facet, and as a person walks through it.
import { check, same } from "./report.mjs";
import { SITE, api, fetchPath, open } from "./site.mjs";
import { visit } from "./look.mjs";

const LIST = "/verwerkingen";
const API = "/v1/register/verwerkingsactiviteiten";
const WORDS = ["gegevens", "camera", "paspoort", "uitkering", "jeugd", "afval", "wet gemeente", "verhuizen", "qqqzzzqqq", "100%", "O'Brien", "\"BSN\""];
const ORDERS = ["relevantie", "naam", "-vastgesteldOp", "identificatie"];

/** What the list shows: how many, which ones, and what there is to choose. Runs in the browser, on any document. */
const shown = (html) => {
  const from = html === null ? document : new DOMParser().parseFromString(html, "text/html");
  const text = (one) => one.textContent.replace(/\s+/g, " ").trim();
  const heading = text(from.querySelector("#gevonden"));
  const facets = [...from.querySelectorAll('[aria-labelledby="filters"] details:has(.keuzes)')].map((group) => ({
    name: text(group.querySelector("summary")),
    values: [...group.querySelectorAll("li")].map((item) => ({
      name: text(item.querySelector("a")),
      href: item.querySelector("a").getAttribute("href"),
      chosen: item.querySelector("a").getAttribute("aria-current") === "true",
      count: Number(/\((\d+)\)\s*$/.exec(text(item))?.[1]),
    })),
  }));
  return {
    count: heading === "Niets gevonden" ? 0 : Number.parseInt(heading, 10),
    results: [...from.querySelectorAll(".resultaten h3 a")].map((link) => ({ name: text(link), href: link.getAttribute("href") })),
    facets,
    words: from.querySelector("#zoek").value,
    next: from.querySelector('a[rel="next"]')?.getAttribute("href") ?? null,
  };
};

const read = (page) => page.evaluate(shown, null);

/** What the API says to the same query, in the words of the page. */
async function wanted(query) {
  const { count, results } = await api(API + query);
  return { count, results: results.map((one) => ({ name: one.naam.replace(/\s+/g, " ").trim(), href: `${LIST}/${one.uuid}` })) };
}

const query = (path) => new URL(path, SITE).search;

export async function lists(browser) {
  const window = await open(browser);
  const parsed = async (path) => {
    const { status, text } = await fetchPath(path);
    if (status !== 200) throw new Error(`${path}: status ${status}`);
    return window.page.evaluate(shown, text);
  };
  const agrees = async (fault, path) => {
    const [page, answer] = await Promise.all([parsed(path), wanted(query(path))]);
    same(fault, `${path}: count`, page.count, answer.count);
    same(fault, `${path}: results`, page.results, answer.results);
    return page;
  };

  let first = [];
  await check("list: every page of it equals the API", async (fault) => {
    let all = 0;
    let count;
    for (let path = LIST; path !== null; ) {
      const page = await agrees(fault, path);
      if (path === LIST) first = page.facets;
      all += page.results.length;
      count = page.count;
      path = page.next;
    }
    same(fault, "results on all pages", all, count);
    if (count < 20) fault(`the example register has only ${count} activities`);
  });

  await check("list: every value of every facet equals its number and the API", async (fault) => {
    if (first.length < 5) fault(`only ${first.length} facets`);
    for (const facet of first) {
      if (facet.values.length === 0) fault(`${facet.name} has no values`);
      for (const value of facet.values) {
        const page = await agrees(fault, value.href);
        same(fault, `${facet.name}, ${value.name}: count against the number beside it`, page.count, value.count);
        const chosen = page.facets.flatMap((one) => one.values).filter((one) => one.chosen);
        same(fault, `${facet.name}, ${value.name}: chosen`, chosen.length, 1);
        same(fault, `${facet.name}, ${value.name}: taken back`, query(chosen[0]?.href ?? "?"), "");
      }
    }
  });

  await check("list: facets combine as the API combines them", async (fault) => {
    for (const facet of first) {
      const largest = facet.values.reduce((best, one) => (one.count > best.count ? one : best));
      const page = await parsed(largest.href);
      for (const other of page.facets) {
        const values = other.name === facet.name ? other.values.filter((one) => !one.chosen) : other.values;
        for (const value of values.slice(0, 2)) {
          const both = await agrees(fault, value.href);
          // Values of one facet are alternatives, so their numbers do not say what both give.
          if (other.name !== facet.name) same(fault, `${largest.name} with ${value.name}: count against the number beside it`, both.count, value.count);
        }
      }
    }
  });

  await check("list: words and orders equal the API", async (fault) => {
    let found = 0;
    for (const words of WORDS) {
      const page = await agrees(fault, `${LIST}?zoek=${encodeURIComponent(words)}`);
      same(fault, "words in the field", page.words, words);
      found += page.count > 0 ? 1 : 0;
      for (const facet of page.facets) for (const value of facet.values.slice(0, 1)) {
        const both = await agrees(fault, value.href);
        same(fault, `${words} with ${value.name}: count against the number beside it`, both.count, value.count);
      }
    }
    if (found < 5) fault(`only ${found} of ${WORDS.length} searches find something`);
    for (const order of ORDERS) await agrees(fault, `${LIST}?zoek=gemeente&sorteer=${order}`);
    for (const order of ORDERS.slice(1)) await agrees(fault, `${LIST}?sorteer=${order}`);
  });
  await window.context.close();

  await walk(browser);
  await empty(browser);
  await unstyled(browser);
}

async function walk(browser) {
  const { context, page } = await open(browser);
  await check("list: a facet that is clicked gives its number; going back keeps what was chosen", async (fault) => {
    await visit(page, "/");
    await page.fill("#zoek", "gegevens");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/verwerkingen\?/);
    const before = { url: page.url(), ...(await read(page)) };
    same(fault, "words in the field", before.words, "gegevens");
    const value = before.facets[0].values.find((one) => one.count < before.count) ?? before.facets[0].values[0];
    await page.locator(`[aria-labelledby="filters"] a[href="${value.href}"]`).first().click();
    await page.waitForURL((url) => url.href !== before.url);
    const after = await read(page);
    same(fault, `count after ${value.name}`, after.count, value.count);
    same(fault, "words in the field after the facet", after.words, "gegevens");
    // New words within what was chosen.
    await page.fill("#zoek", "de");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.searchParams.get("zoek") === "de");
    same(fault, "chosen after new words", (await read(page)).facets.flatMap((one) => one.values).filter((one) => one.chosen).length, 1);
    await page.goBack();
    same(fault, "back on the facet", { count: (await read(page)).count, words: (await read(page)).words }, { count: after.count, words: after.words });
    await page.locator(".resultaten h3 a").first().click();
    await page.waitForURL(/\/verwerkingen\/[0-9a-f-]{36}$/);
    await page.goBack();
    same(fault, "back from an activity", (await read(page)).results, after.results);
    await page.goBack();
    const again = await read(page);
    same(fault, "back before the facet", { url: page.url(), count: again.count, words: again.words }, { url: before.url, count: before.count, words: before.words });
  });
  await context.close();
}

async function empty(browser) {
  const { context, page } = await open(browser);
  await check("list: searching without words shows the whole list", async (fault) => {
    await visit(page, "/");
    await page.focus("#zoek");
    await Promise.all([page.waitForURL(/\/verwerkingen/), page.keyboard.press("Enter")]);
    same(fault, "heading", await page.locator("h1").innerText(), "Zoeken in het register");
    same(fault, "count", (await read(page)).count, (await wanted("")).count);
  });
  await context.close();
}

async function unstyled(browser) {
  const [styled, plain] = [await open(browser), await open(browser, { stylesheets: false })];
  await check("list without styles: everything is there, and searching by keyboard works", async (fault) => {
    await visit(styled.page, LIST);
    await visit(plain.page, LIST);
    const bare = await plain.page.evaluate(() => getComputedStyle(document.querySelector(".kop")).backgroundColor);
    if (bare !== "rgba(0, 0, 0, 0)") fault("a style still works");
    const [with_, without] = [await read(styled.page), await read(plain.page)];
    same(fault, "results", without.results, with_.results);
    same(fault, "facets", without.facets, with_.facets);
    const links = (page) => page.evaluate(() => [...document.querySelectorAll("a")].map((one) => `${one.textContent.trim()} ${one.getAttribute("href")}`));
    same(fault, "links", await links(plain.page), await links(styled.page));
    for (let presses = 0; presses < 40; presses += 1) {
      await plain.page.keyboard.press("Tab");
      if (await plain.page.evaluate(() => document.activeElement?.id === "zoek")) break;
    }
    await plain.page.keyboard.type("uitkering");
    await plain.page.keyboard.press("Enter");
    await plain.page.waitForURL(/zoek=uitkering/);
    const found = await read(plain.page);
    const answer = await wanted("?zoek=uitkering");
    same(fault, "results of the search", { count: found.count, results: found.results }, answer);
    if (found.count === 0) fault("the search found nothing");
  });
  await styled.context.close();
  await plain.context.close();
}
