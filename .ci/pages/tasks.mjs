// What citizens come to do, on a small phone from the start page: at most two steps, and in most tasks the answer on the first screen.
//
// steps   words to search for, or a link to follow: its words
// answer  what then stands on the page
import { check } from "./report.mjs";
import { open } from "./site.mjs";

const PHONE = { width: 360, height: 640 };
/** In so many of ten the answer is on the first screen. */
const AT_ONCE = 0.7;

const search = (words) => ({ search: words });
const follow = (words) => ({ follow: words });

const TASKS = [
  { ask: "Wie heeft mijn BSN?", steps: [search("wie heeft mijn bsn"), follow(/Uw gegevens: Burgerservicenummer/i)], answer: /Wie krijgt het\?/ },
  { ask: "Hoe lang bewaart de gemeente mijn paspoortfoto?", steps: [search("hoe lang bewaart de gemeente mijn paspoortfoto"), follow(/Uw gegevens: Pasfoto/i)], answer: /Hoe lang\?/ },
  { ask: "Krijgt de Belastingdienst mijn gegevens?", steps: [search("krijgt de Belastingdienst mijn gegevens"), follow(/gaan naar: Belastingdienst/)], answer: /Welke gegevens\?/ },
  { ask: "Wat hebben zij over mij?", steps: [search("ik wil weten wat ze over mij hebben"), follow(/vraag uw gegevens op/)], answer: /Vraag het aan Gemeente/ },
  { ask: "Wat zij van mij hebben, klopt niet.", steps: [follow(/^Uw rechten$/), follow(/Vraag het aan Gemeente/)], answer: /Laat iets verbeteren of wissen/ },
  { ask: "Ik wil een klacht indienen.", steps: [search("klacht indienen"), follow(/Een klacht indienen/)], answer: /Een klacht/ },
  { ask: "Ik ga scheiden.", steps: [search("scheiden"), follow(/^Scheiden$/)], answer: /Waarvoor\?/ },
  { ask: "Camera’s in de straat", steps: [search("cameras in de straat"), follow(/Cameratoezicht/)], answer: /Waarvoor\?/ },
  { ask: "Beslist een computer over mij?", steps: [search("beslist een computer over mij")], answer: /Een computer beslist meteen/ },
  { ask: "Gaan mijn gegevens naar Amerika?", steps: [search("gaan mijn gegevens naar Amerika"), follow(/Verenigde Staten/)], answer: /Waarvoor\?|Naar wie\?/ },
  { ask: "Is mijn kenteken bewaard?", steps: [search("is mijn kenteken bewaard"), follow(/Uw gegevens: Kenteken/i)], answer: /Wie gebruikt het\?/ },
  { ask: "Wat gebeurt er als ik solliciteer?", steps: [search("wat gebeurt er als ik solliciteer"), follow(/^Sollicitatieprocedure$/)], answer: /Welke gegevens\?/ },
  { ask: "Welke bedrijven werken met mijn gegevens?", steps: [follow(/Welke bedrijven/)], answer: /Welk bedrijf of welke organisatie\?/ },
  { ask: "Wat weet de gemeente als ik bijstand heb?", steps: [search("bijstand"), follow(/Bijstandsuitkering/)], answer: /Welke gegevens\?/ },
  { ask: "Kan ik mijn gegevens laten wissen?", steps: [search("mijn gegevens laten wissen")], answer: /verbeteren of wissen/ },
];

/** How far down the answer ends, of what stands in the window or below it. Runs in the browser. */
const depth = (source) => {
  const says = new RegExp(source, "i");
  const all = [...document.querySelectorAll("main :is(h1, h2, h3, p, li, dt, dd, a)")];
  const smallest = (each) => says.test(each.textContent) && ![...each.children].some((child) => says.test(child.textContent));
  // An answer follows its question.
  const answers = all.filter((each) => each.checkVisibility() && smallest(each)).map((each) => (each.tagName === "DT" ? each.nextElementSibling : each));
  const bottoms = answers.map((each) => each.getBoundingClientRect()).filter((box) => box.top >= 0).map((box) => Math.round(box.bottom));
  return bottoms.length > 0 ? Math.min(...bottoms) : null;
};

async function walk(page, site, steps, fault) {
  await page.goto(`${site}/`, { waitUntil: "load" });
  for (const step of steps) {
    if (step.search) {
      await page.fill("#zoek", step.search);
      await Promise.all([page.waitForURL(/zoek=/), page.press("#zoek", "Enter")]);
    } else {
      const link = page.locator("a:visible").filter({ hasText: step.follow }).first();
      if ((await link.count()) === 0) return fault(`no link ${step.follow} on ${page.url()}`);
      await link.click();
    }
    await page.waitForLoadState("load");
  }
  return undefined;
}

/** In one look: what a municipality puts above its pages takes room too. */
export async function tasks(browser, { name, url }) {
  const { context, page } = await open(browser, { viewport: PHONE });
  const below = [];
  for (const { ask, steps, answer } of TASKS) {
    await check(`task, ${name}: ${ask}`, async (fault) => {
      if (steps.length > 2) fault(`${steps.length} steps`);
      const lost = [];
      await walk(page, url, steps, (what) => lost.push(what));
      if (lost.length > 0) return fault(lost[0]);
      const bottom = await page.evaluate(depth, answer.source);
      if (bottom === null) return fault(`${page.url()} does not say ${answer}`);
      if (process.env.PAGES_TASKS) console.log(`      ${bottom} px: ${ask}`);
      if (bottom > PHONE.height) below.push(`${ask} (${bottom} px)`);
    });
  }
  await check(`tasks, ${name}: the answer is on the first screen of a phone in most`, async (fault) => {
    const most = Math.floor(TASKS.length * (1 - AT_ONCE));
    if (below.length > most) fault(`${below.length} of ${TASKS.length} below it: ${below.join(", ")}`);
  });
  await context.close();
}
