// One walk through the register with the client that openapi-fetch makes of the generated types:
// reads the public register, enters an activity, has another person settle it, reads it in public, and meets 304, 400, 403, 404.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

const baseUrl = `${process.env.CI_URL}/v1`;
const as = (token: string | undefined) => createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
const publicly = createClient<paths, "application/json" | "application/problem+json">({ baseUrl });
const redacteur = as(process.env.CI_REDACTEUR);
const beoordelaar = as(process.env.CI_BEOORDELAAR);

let steps = 0;
function step(response: Response, status: number): string {
  assert.equal(response.status, status, `step ${steps + 1}: ${response.url}`);
  assert.ok(response.headers.get("API-Version"), "every answer has API-Version");
  steps += 1;
  return response.headers.get("ETag") ?? "";
}

// The register and its list; a filter with two values is sent as a repeated key.
const register = await publicly.GET("/register");
step(register.response, 200);
const houder = register.data!.registerhouders.find((een) => een.naam === "Gemeente Voorbeeld")!;

const list = await publicly.GET("/register/verwerkingsactiviteiten", {
  params: { query: { grondslag: ["toestemming", "taak_algemeen_belang"], registerhouder: [houder.uuid], pageSize: 5 } },
});
step(list.response, 200);
assert.equal(list.data!.results.length, 5);
assert.ok(list.data!.count > 5);

const full = await publicly.GET("/register/verwerkingsactiviteiten", { params: { query: { volledig: true, pageSize: 1 } } });
step(full.response, 200);
const first = full.data!.results[0]!;
const one = await publicly.GET("/register/verwerkingsactiviteiten/{uuid}", { params: { path: { uuid: first.uuid } } });
const tag = step(one.response, 200);
assert.deepEqual(one.data, first, "the whole record of a list is the record itself");

// 304, 404 and 400.
const same = await publicly.GET("/register/verwerkingsactiviteiten/{uuid}", {
  params: { path: { uuid: first.uuid }, header: { "If-None-Match": tag } },
});
step(same.response, 304);
const nowhere = await publicly.GET("/register/verwerkingsactiviteiten/{uuid}", { params: { path: { uuid: crypto.randomUUID() } } });
step(nowhere.response, 404);
assert.equal(nowhere.error?.code, "niet-gevonden");
const wrong = await publicly.GET("/register/verwerkingsactiviteiten", { params: { query: { geldigOp: "gisteren", pageSize: 1000 } } });
step(wrong.response, 400);
assert.deepEqual(wrong.error?.invalidParams.map((een) => een.name).sort(), ["geldigOp", "pageSize"]);

// Enter an activity: only its name, then the rest.
const made = await redacteur.POST("/verwerkingsactiviteiten", {
  params: { header: { "Idempotency-Key": crypto.randomUUID() } },
  body: { registerhouder: houder.uuid, inhoud: { naam: "Wandeling van een TypeScript-client" } },
});
let revisie = step(made.response, 201);
const uuid = made.data!.uuid;
const path = { uuid };
const hidden = await publicly.GET("/register/verwerkingsactiviteiten/{uuid}", { params: { path } });
step(hidden.response, 404);

const inhoud: components["schemas"]["Inhoud"] = {
  naam: "Wandeling van een TypeScript-client",
  verwerkingsverantwoordelijken: [{ organisatie: houder.uuid, bestuursorgaan: "college_van_burgemeester_en_wethouders" }],
  doelen: [{ omschrijving: "Nieuwsbrief sturen", grondslagen: [{ grondslag: "toestemming", toestemming: { wijzeVanIntrekken: "Via de link onder iedere nieuwsbrief" } }] }],
  betrokkenen: [{ categorie: "abonnee", gegevens: [{ categorie: "emailadres", bronnen: [{ bron: "betrokkene" }] }] }],
  geenOntvangers: true,
  doorgifteBuitenEer: false,
  bewaartermijnen: [{ soort: "gebeurtenis", gebeurtenis: "Afmelden voor de nieuwsbrief" }],
  geautomatiseerdeBesluitvorming: { aanwezig: false },
};
const header = () => ({ "If-Match": revisie });
const put = await redacteur.PUT("/verwerkingsactiviteiten/{uuid}/concept", { params: { path, header: header() }, body: { inhoud } });
revisie = step(put.response, 200);
const patched = await redacteur.PATCH("/verwerkingsactiviteiten/{uuid}/concept", {
  params: { path, header: header() },
  headers: { "Content-Type": "application/merge-patch+json" },
  body: { inhoud: { omschrijving: "Gemaakt met gegenereerde code." } },
});
revisie = step(patched.response, 200);
assert.equal(patched.data!.inhoud.naam, inhoud.naam, "a patch leaves the rest");

// Submit, and have another person settle.
const submitted = await redacteur.POST("/verwerkingsactiviteiten/{uuid}/concept/_indienen", { params: { path, header: header() } });
revisie = step(submitted.response, 200);
const alone = await redacteur.POST("/verwerkingsactiviteiten/{uuid}/concept/_vaststellen", { params: { path, header: header() } });
step(alone.response, 403);
assert.equal(alone.error?.code, "niet-deze-persoon");
const settled = await beoordelaar.POST("/verwerkingsactiviteiten/{uuid}/concept/_vaststellen", { params: { path, header: header() } });
step(settled.response, 201);

// Now everyone can read it.
const read = await publicly.GET("/register/verwerkingsactiviteiten/{uuid}", { params: { path } });
step(read.response, 200);
assert.equal(read.data!.naam, inhoud.naam);
assert.equal(read.data!.status.code, "geldig");
assert.equal(read.data!.omschrijving, "Gemaakt met gegenereerde code.");
const version = await publicly.GET("/register/versies/{versieUuid}", { params: { path: { versieUuid: read.data!.versieUuid } } });
step(version.response, 200);
console.log(`${steps} steps`);
