// Keeps a copy of the public register by its feed of changes, with the client that openapi-fetch makes of the generated types.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Activiteit = components["schemas"]["OpenbareVerwerkingsactiviteit"];

const register = createClient<paths, "application/json" | "application/problem+json">({ baseUrl: `${process.env.REGISTER}/v1` });
const kopie = new Map<string, Activiteit>();
// The place that you kept with the copy; without one you begin at the beginning.
let cursor = process.env.CURSOR;
let meer = true;

// The register was put back to an earlier moment: what you have may never have been.
function opnieuw() {
  kopie.clear();
  cursor = undefined;
  vers = true;
}
// Who begins without a place need not begin again.
let vers = cursor === undefined;

while (meer) {
  const { data, error } = await register.GET("/register/wijzigingen", { params: { query: cursor ? { na: cursor } : {} } });
  if (!data) {
    // It does not know this place any more.
    if (vers || error?.invalidParams[0]?.code !== "onbekende-cursor") throw new Error(error?.detail);
    opnieuw();
    continue;
  }
  if (!vers && data.results.some((wijziging) => wijziging.soort === "hersteld")) {
    opnieuw();
    continue;
  }
  for (const wijziging of data.results) {
    if (wijziging.soort === "organisatie_gewijzigd" || wijziging.soort === "hersteld") continue;
    const path = { uuid: wijziging.uuid };
    const gelezen = await register.GET("/register/verwerkingsactiviteiten/{uuid}", { params: { path } });
    if (gelezen.data) kopie.set(wijziging.uuid, gelezen.data);
    else if ([404, 410].includes(gelezen.response.status)) kopie.delete(wijziging.uuid);
    else throw new Error(`unexpected status ${gelezen.response.status}`);
  }
  // Keep this with the copy: from here you go on.
  cursor = data.cursor;
  meer = data.meer;
}

const [een] = kopie.values();
if (!een) throw new Error("the register is empty");
const controle = await register.POST("/register/controle", { body: { verwijzingen: [{ verwijzing: een.versieUri }] } });
if (!controle.data?.results[0]?.bekend) throw new Error("the register does not know its own address");
console.log(kopie.size);
