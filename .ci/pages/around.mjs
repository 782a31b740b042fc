// What surrounds the pages: links, feeds, the site map, and other sites that read or embed.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { weightAt } from "./kinds.mjs";
import { axe, overflow, visit } from "./look.mjs";
import { check, same } from "./report.mjs";
import { PHONE, SITE, api, fetchPath, links, open } from "./site.mjs";

/** Every link on the examples leads somewhere. */
export async function linked(kinds) {
  await check("every link of these pages leads somewhere", async (fault) => {
    const where = new Map();
    for (const kind of kinds) {
      const { text } = await fetchPath(kind.example);
      for (const path of links(text, kind.example)) {
        const bare = path.replace(/#.*$/, "");
        if (!where.has(bare)) where.set(bare, kind.name);
      }
    }
    if (where.size < 50) fault(`only ${where.size} links`);
    for (const kind of kinds.filter((one) => one.status !== 200)) where.delete(kind.example);
    for (const [path, from] of where) {
      const { status } = await fetchPath(path);
      if (status >= 400) fault(`${path} on the page of kind "${from}": ${status}`);
    }
  });
}

const xml = (page, text) =>
  page.evaluate((source) => {
    const found = new DOMParser().parseFromString(source, "application/xml");
    const broken = found.querySelector("parsererror");
    const texts = (selector) => [...found.querySelectorAll(selector)].map((one) => one.textContent.trim());
    const hrefs = (selector) => [...found.querySelectorAll(selector)].map((one) => one.getAttribute("href"));
    return {
      broken: broken?.textContent.slice(0, 200) ?? null,
      root: `${found.documentElement.namespaceURI} ${found.documentElement.localName}`,
      loc: texts("url > loc"),
      head: { id: texts("feed > id"), title: texts("feed > title"), updated: texts("feed > updated"), self: hrefs('feed > link[rel="self"]') },
      entries: [...found.querySelectorAll("feed > entry")].map((entry) => ({
        id: entry.querySelector("id")?.textContent,
        title: entry.querySelector("title")?.textContent,
        updated: entry.querySelector("updated")?.textContent,
        href: entry.querySelector("link")?.getAttribute("href"),
      })),
    };
  }, text);

/** The feeds that pages name, and the one that the list of kinds names. */
export async function feeds(browser, kinds, feed) {
  const { context, page } = await open(browser);
  const named = new Set([feed.example]);
  for (const kind of kinds) {
    const { text } = await fetchPath(kind.example);
    for (const [tag] of text.matchAll(/<link\b[^>]*application\/atom\+xml[^>]*>/g)) named.add(new URL(/href="([^"]*)"/.exec(tag)[1], SITE).pathname);
    for (const path of links(text, kind.example)) if (path.endsWith(".atom")) named.add(path);
  }
  for (const path of named) {
    await check(`feed ${path.replace(/[0-9a-f-]{36}/g, "{uuid}")}`, async (fault) => {
      const { status, headers, text } = await fetchPath(path);
      same(fault, "status", status, 200);
      if (!/^application\/atom\+xml\b/.test(headers.get("content-type"))) fault(`media type ${headers.get("content-type")}`);
      const { broken, root, head, entries } = await xml(page, text);
      if (broken !== null) return fault(broken);
      same(fault, "root", root, "http://www.w3.org/2005/Atom feed");
      for (const [name, values] of Object.entries(head)) if (values.length !== 1 || !values[0]) fault(`${name}: ${JSON.stringify(values)}`);
      if (path === feed.example && entries.length === 0) fault("no entries");
      same(fault, "ids that stand there twice", entries.map((one) => one.id).filter((id, index, all) => all.indexOf(id) !== index), []);
      for (const entry of entries) {
        if (!entry.id || !entry.title || !/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(entry.updated ?? "")) fault(`entry ${JSON.stringify(entry)}`);
        const at = URL.canParse(entry.href ?? "", SITE + path) ? new URL(entry.href, SITE + path) : null;
        const answer = at && (await fetchPath(at.pathname + at.search));
        if (answer?.status !== 200) fault(`entry leads to ${entry.href}: ${answer?.status}`);
      }
    });
  }
  await context.close();
}

/** Every address of the site map is a page as the examples are. */
export async function siteMap(browser, map) {
  const { context, page, seen } = await open(browser, { viewport: PHONE });
  await check("site map: every address is a page of its own that fits a phone", async (fault) => {
    const { status, headers, text } = await fetchPath(map.example);
    same(fault, "status", status, 200);
    if (!/^(application|text)\/xml\b/.test(headers.get("content-type"))) fault(`media type ${headers.get("content-type")}`);
    const { broken, root, loc } = await xml(page, text);
    if (broken !== null) return fault(broken);
    same(fault, "root", root, "http://www.sitemaps.org/schemas/sitemap/0.9 urlset");
    same(fault, "addresses that stand there twice", loc.filter((one, index) => loc.indexOf(one) !== index), []);
    const { count } = await api("/v1/register/verwerkingsactiviteiten?pageSize=1");
    same(fault, "activities in it", loc.filter((one) => /\/verwerkingen\/[0-9a-f-]{36}$/.test(one)).length, count);
    for (const address of loc) {
      const path = new URL(address).pathname + new URL(address).search;
      const { weight } = await fetchPath(path);
      if (weight >= weightAt(path)) fault(`${path} weighs ${weight} bytes`);
      await visit(page, path);
      await overflow(page, (what) => fault(`${path}: ${what}`), `at ${PHONE.width} px`);
      const has = await page.evaluate(() => ({ h1: document.querySelectorAll("h1").length, canonical: document.querySelector('link[rel="canonical"]')?.href }));
      same(fault, `${path}: headings h1`, has.h1, 1);
      same(fault, `${path}: canonical address`, has.canonical, address);
    }
    for (const { text: said, url } of seen.errors) fault(`console: ${said} (${url})`);
  });
  await context.close();
}

/** Another site, on another host name and port. */
async function elsewhere(files) {
  const server = createServer((request, response) => {
    const file = files[new URL(request.url, "http://localhost").pathname];
    response.writeHead(file === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" }).end(file);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://localhost:${server.address().port}`, close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }) };
}

/** The example in `docs/` reads the API from another site. */
export async function example(browser) {
  const file = await readFile(`${process.env.PAGES_ROOT}/docs/voorbeelden/ophalen.html`);
  const site = await elsewhere({ "/ophalen.html": file, "/favicon.ico": "" });
  const { context, page, seen } = await open(browser, { viewport: PHONE });
  await check("docs/voorbeelden/ophalen.html reads the register from another site", async (fault) => {
    await page.goto(`${site.origin}/ophalen.html?register=${encodeURIComponent(SITE)}`);
    for (const words of ["", "uitkering"]) {
      if (words !== "") {
        await page.fill("#zoek", words);
        await page.keyboard.press("Enter");
      }
      const { count, results } = await api(`/v1/register/verwerkingsactiviteiten${words && `?zoek=${words}`}`);
      await page.locator("#stand", { hasText: new RegExp(`^${count} `) }).waitFor();
      same(fault, "names", await page.locator("#lijst li a").allInnerTexts(), results.map((one) => one.naam));
      const hrefs = await page.evaluate(() => [...document.querySelectorAll("#lijst li a")].map((one) => one.href));
      same(fault, "addresses", hrefs, results.map((one) => one.uri));
    }
    await axe(page, fault);
    await overflow(page, fault, `at ${PHONE.width} px`);
    for (const { text, url } of seen.errors) fault(`console: ${text} (${url})`);
    // A register that does not answer.
    await page.goto(`${site.origin}/ophalen.html?register=${encodeURIComponent("http://127.0.0.1:1")}`);
    await page.locator("#stand", { hasText: "niet" }).waitFor();
  });
  await context.close();
  await site.close();
}

/** The log viewer in `docs/` asks of more references than fit in one question, from another site. */
export async function log(browser) {
  const file = await readFile(`${process.env.PAGES_ROOT}/docs/voorbeelden/logboek.html`);
  const site = await elsewhere({ "/logboek.html": file, "/favicon.ico": "" });
  const { context, page, seen } = await open(browser, { viewport: PHONE });
  await check("docs/voorbeelden/logboek.html resolves the references of a log from another site", async (fault) => {
    const { results } = await api("/v1/register/verwerkingsactiviteiten?pageSize=50");
    // Every form that the register gave out, and one of somebody else.
    const forms = [(one) => one.uri, (one) => one.versieUri, (one) => one.url, (one) => one.versieUrl, (one) => one.uuid, (one) => `${SITE}/verwerkingen/${one.uuid}`, () => "urn:nl:elders:onbekend"];
    const lines = Array.from({ length: 1001 }, (_, place) => {
      const one = results[place % results.length];
      return { name: one.naam, uri: one.versieUri, known: place % forms.length !== forms.length - 1, reference: forms[place % forms.length](one) };
    });
    const now = new Date().toISOString();
    await page.goto(`${site.origin}/logboek.html?register=${encodeURIComponent(SITE)}`);
    const ask = async (text) => {
      await page.fill("#regels", text);
      await page.click("button");
    };
    await ask(lines.map(({ reference }) => JSON.stringify({ tijdstip: now, "dpl.core.processing_activity_id": reference })).join("\n"));
    const known = lines.filter((one) => one.known);
    await page.locator("#stand", { hasText: `${known.length} van ${lines.length} regels bekend` }).waitFor();
    const shown = await page.evaluate(() => [...document.querySelectorAll("#tabel tbody a")].map((one) => [one.textContent, one.href]));
    same(fault, "names and addresses", shown, known.map(({ name, uri }) => [name, uri]));
    await axe(page, fault);
    await overflow(page, fault, `at ${PHONE.width} px`);
    for (const { text, url } of seen.errors) fault(`console: ${text} (${url})`);
    // A line that the register refuses is told in its words.
    await ask(JSON.stringify({ tijdstip: "gisteren", "dpl.core.processing_activity_id": "x" }));
    await page.locator("#stand", { hasText: "/verwijzingen/0/op" }).waitFor();
  });
  await context.close();
  await site.close();
}

/** What may stand in a frame on another site, and what may not. */
export async function frames(browser, kinds) {
  const frame = (path) => `<!doctype html><html lang="nl"><title>x</title><iframe title="x" width="360" height="500" src="${SITE}${path}"></iframe></html>`;
  const files = Object.fromEntries(kinds.map((kind, index) => [`/${index}`, frame(kind.example)]));
  const site = await elsewhere({ "/favicon.ico": "", ...files });
  const { context, page, seen } = await open(browser);
  const framed = async (index) => {
    seen.errors.length = 0;
    await page.goto(`${site.origin}/${index}`, { waitUntil: "load" });
    const inner = page.frames().find((one) => one !== page.mainFrame());
    for (let tries = 0; tries < 40 && !/^(http|chrome-error):/.test(inner.url()); tries += 1) await page.waitForTimeout(50);
    return inner;
  };
  for (const [index, kind] of kinds.entries()) {
    if (!kind.bare) continue;
    await check(`${kind.name}: it stands in a frame on another site`, async (fault) => {
      const inner = await framed(index);
      same(fault, "address", inner.url(), SITE + kind.example);
      const { text, wide } = await inner.evaluate(() => ({ text: document.body.innerText, wide: document.documentElement.scrollWidth - document.documentElement.clientWidth }));
      if (text.length < 40) fault(`only ${text.length} characters: ${text}`);
      if (wide > 0) fault(`${wide} px wider than the frame`);
      for (const error of seen.errors) fault(`console: ${error.text}`);
      // What stands in a frame of another site must not stay in it when a link is followed to a page that refuses frames.
      const targets = await inner.evaluate(() => [...document.querySelectorAll("a[href]:not([href^='#'])")].filter((one) => !["_blank", "_top", "_parent"].includes(one.target || document.querySelector("base")?.target)).map((one) => one.getAttribute("href")));
      for (const href of targets) if (!href.startsWith("/insluiten/") && !/^(mailto|tel):/.test(href)) fault(`the link to ${href} opens inside the frame, where it is refused`);
    });
  }
  await check("no other page stands in a frame on another site", async (fault) => {
    for (const [index, kind] of kinds.entries()) {
      if (kind.bare || kind.status !== 200) continue;
      const inner = await framed(index);
      if (!inner.url().startsWith("chrome-error:")) fault(`${kind.example} is shown in a frame`);
      if (!seen.errors.some((error) => /frame-ancestors|X-Frame-Options/i.test(error.text))) fault(`${kind.example}: the browser did not refuse it: ${JSON.stringify(seen.errors)}`);
    }
  });
  await context.close();
  await site.close();
}
