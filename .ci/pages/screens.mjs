// Screenshots for the documentation, only when asked.
import { mkdir } from "node:fs/promises";
import { VARIANTS, visit } from "./look.mjs";
import { check } from "./report.mjs";
import { open } from "./site.mjs";

const NAMES = { start: "start", list: "lijst", activity: "verwerking" };

export async function screens(browser, kinds) {
  const folder = `${process.env.PAGES_ROOT}/docs/schermen`;
  await mkdir(folder, { recursive: true });
  await check("screenshots", async (fault) => {
    for (const [name, file] of Object.entries(NAMES)) {
      const kind = kinds.find((one) => one.name === name);
      if (kind === undefined) {
        fault(`no page of kind ${name}`);
        continue;
      }
      for (const variant of VARIANTS.filter((one) => one.colorScheme === "light" || (one.phone && name === "start"))) {
        const { context, page } = await open(browser, { viewport: variant.viewport, colorScheme: variant.colorScheme });
        await visit(page, kind.example);
        const [width, scheme] = [variant.phone ? "telefoon" : "scherm", variant.colorScheme === "dark" ? "donker" : "licht"];
        await page.screenshot({ path: `${folder}/${file}-${width}-${scheme}.png` });
        await context.close();
      }
    }
  });
}
