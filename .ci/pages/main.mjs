// Judges the public pages of the site at CI_URL in a browser. The last line says how many checks passed and failed.
import { example, feeds, frames, linked, log, siteMap } from "./around.mjs";
import { keyboard } from "./keyboard.mjs";
import { language } from "./language.mjs";
import { lists } from "./list.mjs";
import { documents, looks, print } from "./look.mjs";
import { papers } from "./paper.mjs";
import { pictures } from "./picture.mjs";
import { check, finish } from "./report.mjs";
import { screens } from "./screens.mjs";
import { LOOKS, browser as start, discover, fetchPath } from "./site.mjs";
import { tasks } from "./tasks.mjs";

const browser = await start();
try {
  const kinds = await discover();
  const there = [];
  for (const kind of kinds) {
    const is = await check(`${kind.name}: there is one`, async (fault) => {
      if (kind.example === undefined) return fault(`no ${kind.path}: ${kind.of ? `there is none of kind ${kind.of}` : `no page of kind ${kind.from.join(", ")} leads to it`}`);
      const { status } = await fetchPath(kind.example);
      if (status !== kind.status) fault(`${kind.example}: status ${status} instead of ${kind.status}`);
    });
    if (is) there.push(kind);
  }
  const html = there.filter((kind) => kind.type === "html");
  const one = (type) => there.find((kind) => kind.type === type);

  await documents(browser, html);
  await looks(browser, html);
  await pictures(browser, html);
  await print(browser, html);
  await papers(browser, html);
  await keyboard(browser, html);
  await linked(html);
  await example(browser);
  await log(browser);
  await frames(browser, html);
  if (one("atom")) await feeds(browser, html, one("atom"));
  if (one("sitemap")) await siteMap(browser, one("sitemap"));
  await language();
  for (const each of LOOKS) await tasks(browser, each);
  if (there.some((kind) => kind.name === "list")) await lists(browser);
  if (process.env.PAGES_SCREENSHOTS === "1") await screens(browser, html);
} catch (error) {
  await check("the run", () => { throw error; });
} finally {
  await browser.close();
}
process.exitCode = finish() ? 0 : 1;
