// One walk through the register with the client that hey-api makes: what `walk.ts` does here, with functions instead of classes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createClient } from './client/client/index.js';
import * as sdk from './client/index.js';

const as = (name?: string) => createClient({ baseUrl: `${process.env.CI_URL}/v1`, ...(name && { auth: process.env[name]! }) });
const etag = (answer: { response: Response }) => answer.response.headers.get('etag')!;
const start = async (file: unknown) => Buffer.from(await (file as Blob).arrayBuffer()).toString('latin1').slice(0, 40);

const openbaar = { client: as(), throwOnError: true } as const;
const redacteur = { client: as('CI_REDACTEUR'), throwOnError: true } as const;
const beoordelaar = { client: as('CI_BEOORDELAAR'), throwOnError: true } as const;
const houder = (await sdk.findRegister(openbaar)).data.registerhouders.find((een) => een.naam === 'Gemeente Voorbeeld')!.uuid;
const { cursor } = (await sdk.listWijzigingen({ ...openbaar, query: { aantal: 1000 } })).data;

// Create, replace, submit, settle.
const inhoud = JSON.parse(readFileSync('inhoud.json', 'utf8')) as sdk.Inhoud;
inhoud.verwerkingsverantwoordelijken = [{ organisatie: houder, bestuursorgaan: 'college_van_burgemeester_en_wethouders' }];
const gemaakt = await sdk.createVerwerkingsactiviteit({ ...redacteur, headers: { 'Idempotency-Key': crypto.randomUUID() }, body: { registerhouder: houder, inhoud: { naam: inhoud.naam } } });
const path = { uuid: gemaakt.data.uuid };
const { blokkades } = (await sdk.findToetsingVanConcept({ ...redacteur, path })).data;
assert(blokkades.length > 0 && blokkades.every((een) => een.melding !== ''));
const geschreven = await sdk.replaceConcept({ ...redacteur, path, headers: { 'If-Match': etag(gemaakt) }, body: { inhoud } });
const ingediend = await sdk.conceptIndienen({ ...redacteur, path, headers: { 'If-Match': etag(geschreven) } });
const alleen = await sdk.conceptVaststellen({ client: redacteur.client, path, headers: { 'If-Match': etag(ingediend) } });
assert.deepEqual([alleen.response?.status, alleen.error?.code], [403, 'niet-deze-persoon']);
await sdk.conceptVaststellen({ ...beoordelaar, path, headers: { 'If-Match': etag(ingediend) } });

// Read it, and hear of it.
const gelezen = (await sdk.findOpenbareVerwerkingsactiviteit({ ...openbaar, path })).data as sdk.OpenbareVerwerkingsactiviteit;
assert.deepEqual([gelezen.naam, gelezen.status.code], [inhoud.naam, 'geldig']);
const { results } = (await sdk.listOpenbareVerwerkingsactiviteiten({ ...openbaar, query: { identificatie: [gelezen.identificatie], registerhouder: [houder] } })).data;
assert(results[0]?.vorm === 'samenvatting' && results[0].doelen.length === 1);
assert((await sdk.listWijzigingen({ ...openbaar, query: { na: cursor, registerhouder: [houder] } })).data.results.some((een) => een.uuid === path.uuid));

// A spreadsheet in.
const bestand = new File([readFileSync('register.csv')], 'register.csv');
let inlezing = (await sdk.createInlezing({ ...redacteur, body: { bestand }, query: { registerhouder: houder } })).data;
for (let keer = 0; keer < 100 && inlezing.status === 'proef'; keer++) {
  await new Promise((klaar) => setTimeout(klaar, 100));
  inlezing = (await sdk.findInlezing({ ...redacteur, path: { uuid: inlezing.uuid } })).data;
}
assert.equal((await sdk.listInlezingRijen({ ...redacteur, path: { uuid: inlezing.uuid } })).data.count, 1);

// NDJSON, a workbook and a ZIP out.
const blob = { parseAs: 'blob' } as const;
assert((await start((await sdk.findOpenbareExport({ ...openbaar, ...blob })).data)).startsWith('{"soort":"kop"'));
assert((await start((await sdk.findExport({ client: as('CI_LEZER'), throwOnError: true, ...blob, query: { vorm: 'xlsx' } })).data)).startsWith('PK'));
assert((await start((await sdk.findOverdracht({ client: as('CI_TOEZICHT'), throwOnError: true, ...blob, query: { registerhouder: [houder] } })).data)).startsWith('PK'));
console.log(`hey-api: ${path.uuid}`);
