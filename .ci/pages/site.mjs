// The site that is judged, and the browser that looks at it.
import { chromium } from "playwright-core";
import { KINDS, pattern, varies } from "./kinds.mjs";

export const SITE = new URL(process.env.CI_URL).origin;
export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };

const themed = (process.env.PAGES_THEMES ?? "").split(" ").filter(Boolean).map((pair) => pair.split("="));
/** The site as it is, and in the house styles. */
export const LOOKS = [{ name: "default", url: SITE, themed: false }, ...themed.map(([name, url]) => ({ name, url, themed: true }))];

/** A browser that knows loopback only. */
export function browser() {
  return chromium.launch({
    executablePath: process.env.PAGES_CHROMIUM,
    chromiumSandbox: process.getuid() !== 0,
    args: ["--disable-dev-shm-usage", "--force-color-profile=srgb", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"],
  });
}

/** A window with a page in it; what goes wrong in it is collected. */
export async function open(from, options = {}) {
  const { stylesheets = true, ...rest } = options;
  const context = await from.newContext({ viewport: DESKTOP, locale: "nl-NL", reducedMotion: "reduce", serviceWorkers: "block", ...rest });
  context.setDefaultTimeout(15_000);
  if (!stylesheets) await context.route(/\.css($|\?)/, (route) => route.abort());
  const page = await context.newPage();
  const seen = { errors: [], foreign: [] };
  page.on("console", (message) => {
    if (message.type() === "error") seen.errors.push({ text: message.text(), url: message.location().url });
  });
  page.on("pageerror", (error) => seen.errors.push({ text: String(error), url: page.url() }));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(http|ws)s?:$/.test(url.protocol) && url.origin !== SITE) seen.foreign.push(request.url());
  });
  return { context, page, seen };
}

const answers = new Map();

/** The answer at a path, as a browser would ask it; kept. */
export function fetchPath(path) {
  if (!answers.has(path)) answers.set(path, get(path));
  return answers.get(path);
}

async function get(path) {
  const answer = await fetch(SITE + path, { headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } });
  const body = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, weight: body.length, text: body.toString("utf8"), url: answer.url };
}

/** The API's answer with the query of a page. */
export async function api(path) {
  const answer = await fetch(SITE + path, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

const unescape = (text) =>
  text.replace(/&(amp|#38|quot|#34|lt|#60|gt|#62);/g, (_, name) => ({ amp: "&", "#38": "&", quot: '"', "#34": '"', lt: "<", "#60": "<", gt: ">", "#62": ">" })[name]);

/** Where a page leads on this site: paths with their query and part. */
export function links(html, path) {
  const hrefs = [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map((match) => unescape(match[1]));
  const urls = hrefs.filter((href) => URL.canParse(href, SITE + path)).map((href) => new URL(href, SITE + path));
  return [...new Set(urls.filter((url) => url.origin === SITE).map((url) => url.pathname + url.search + url.hash))];
}

/** An example of every kind: the heaviest of what its pages lead to. */
export async function discover() {
  const found = new Map(KINDS.map((kind) => [kind.name, varies(kind) ? [] : [kind.path]]));
  // Twice, as kinds may lead to one another.
  for (let round = 0; round < 2; round += 1) {
    for (const kind of KINDS.filter((one) => one.from)) {
      const like = pattern(kind);
      const sources = kind.from.flatMap((name) => found.get(name)).slice(0, 60);
      const pages = await Promise.all(sources.map(async (path) => ({ path, answer: await fetchPath(path) })));
      const all = pages.filter(({ answer }) => answer.status === 200).flatMap(({ path, answer }) => links(answer.text, path));
      found.set(kind.name, [...new Set(all.map((path) => path.replace(/#.*$/, "")).filter((path) => like.test(path)))]);
    }
  }
  const examples = [];
  for (const kind of KINDS) {
    if (kind.of) {
      const example = examples.find((one) => one.name === kind.of).example;
      found.set(kind.name, example === undefined ? [] : [`/insluiten${example}`]);
    }
    const paths = found.get(kind.name).slice(0, 60);
    const answersOf = await Promise.all(paths.map(async (path) => ({ path, weight: (await fetchPath(path)).weight })));
    const heaviest = answersOf.reduce((best, one) => (best === undefined || one.weight > best.weight ? one : best), undefined);
    examples.push({ ...kind, type: kind.type ?? "html", status: kind.status ?? 200, example: heaviest?.path });
  }
  return examples;
}
