// One walk through the register with the client that openapi-generator makes for fetch: what `walk.ts` in the directory above does, and the files.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  BeoordelingApi, ConceptenApi, Configuration, InhoudFromJSON, InlezenApi, OpenbaarRegisterApi, ResponseError, ToetsingApi, UitvoerApi,
  VerwerkingsactiviteitenApi,
} from './client/index.js';

const as = (name?: string) => new Configuration({ basePath: `${process.env.CI_URL}/v1`, ...(name && { accessToken: process.env[name]! }) });
const etag = (answer: { raw: Response }) => answer.raw.headers.get('etag')!;
const start = async (file: Blob) => Buffer.from(await file.arrayBuffer()).toString('latin1').slice(0, 40);

const redacteur = as('CI_REDACTEUR');
const openbaar = new OpenbaarRegisterApi(as());
const houder = (await openbaar.findRegister()).registerhouders.find((een) => een.naam === 'Gemeente Voorbeeld')!.uuid;
const { cursor } = await openbaar.listWijzigingen({ aantal: 1000 });

// Create, replace, submit, settle.
const inhoud = InhoudFromJSON(JSON.parse(readFileSync('inhoud.json', 'utf8')));
inhoud.verwerkingsverantwoordelijken = [{ organisatie: houder, bestuursorgaan: 'college_van_burgemeester_en_wethouders' }];
const gemaakt = await new VerwerkingsactiviteitenApi(redacteur).createVerwerkingsactiviteitRaw({
  idempotencyKey: crypto.randomUUID(), verwerkingsactiviteitInvoer: { registerhouder: houder, inhoud: { naam: inhoud.naam! } },
});
const { uuid } = await gemaakt.value();
const { blokkades } = await new ToetsingApi(redacteur).findToetsingVanConcept({ uuid });
assert(blokkades.length > 0 && blokkades.every((een) => een.melding !== ''));
const geschreven = await new ConceptenApi(redacteur).replaceConceptRaw({ uuid, ifMatch: etag(gemaakt), conceptInvoer: { inhoud } });
const ingediend = await new BeoordelingApi(redacteur).conceptIndienenRaw({ uuid, ifMatch: etag(geschreven) });
await assert.rejects(new BeoordelingApi(redacteur).conceptVaststellen({ uuid, ifMatch: etag(ingediend) }), (fout) => fout instanceof ResponseError && fout.response.status === 403);
await new BeoordelingApi(as('CI_BEOORDELAAR')).conceptVaststellen({ uuid, ifMatch: etag(ingediend) });

// Read it, and hear of it.
const gelezen = await openbaar.findOpenbareVerwerkingsactiviteit({ uuid });
assert.deepEqual([gelezen.naam, gelezen.status.code], [inhoud.naam, 'geldig']);
const { results } = await openbaar.listOpenbareVerwerkingsactiviteiten({ identificatie: [gelezen.identificatie], registerhouder: [houder] });
assert(results[0]?.vorm === 'samenvatting' && results[0].doelen.length === 1);
assert((await openbaar.listWijzigingen({ na: cursor, registerhouder: [houder] })).results.some((een) => een.uuid === uuid));

// A spreadsheet in.
const inlezen = new InlezenApi(redacteur);
let inlezing = await inlezen.createInlezing({ bestand: new File([readFileSync('register.csv')], 'register.csv'), registerhouder: houder });
for (let keer = 0; keer < 100 && inlezing.status === 'proef'; keer++) {
  await new Promise((klaar) => setTimeout(klaar, 100));
  inlezing = await inlezen.findInlezing({ uuid: inlezing.uuid });
}
assert.equal((await inlezen.listInlezingRijen({ uuid: inlezing.uuid })).count, 1);

// NDJSON, a workbook and a ZIP out.
assert((await start(await new UitvoerApi(as()).findOpenbareExport())).startsWith('{"soort":"kop"'));
assert((await start(await new UitvoerApi(as('CI_LEZER')).findExport({ vorm: 'xlsx' }))).startsWith('PK'));
assert((await start(await new UitvoerApi(as('CI_TOEZICHT')).findOverdracht({ registerhouder: [houder] }))).startsWith('PK'));
console.log(`typescript-fetch: ${uuid}`);
