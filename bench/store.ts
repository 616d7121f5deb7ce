import { parseArgs } from 'node:util';
import { type Chunk, chunkId, encodeChunk } from '@courant/core/domain';
import { openStore } from '@courant/core/store';
import { openMongo } from '@courant/tools/services';
import { type Cost, costOf, median } from './measure/cost.ts';
import { openBareBulk } from './store/bare-bulk.ts';
import { chunkKeys, fillChunk } from './store/real-chunks.ts';

// The cost of the store over a loop that writes and reads the same bytes by the same ids; rounds alternate.

const { values: flags } = parseArgs({
  options: { chunks: { type: 'string', default: '300' }, rounds: { type: 'string', default: '5' } },
});
const count = Number(flags.chunks);
const rounds = Number(flags.rounds);
const keys = chunkKeys(count);

interface Round {
  readonly save: Cost;
  readonly bareSave: Cost;
  readonly load: Cost;
  readonly bareLoad: Cost;
}

const server = await openMongo();
const url = server.url.replace(/\/courant(?=\?|$)/, '/courant-bench');
const store = await openStore(url, { dataDir: '' });
const bare = await openBareBulk(url);
let loaded = await store.load(keys);
const measured: Round[] = [];
// The first round inserts, and warms up: it is not counted.
for (let round = 0; round <= rounds; round++) {
  const costs = await runRound(round);
  if (round > 0) measured.push(costs);
}
await store.close();
await bare.close();
await server.close();
report(measured);

async function runRound(round: number): Promise<Round> {
  const drafts = loaded.map((chunk) => fillChunk(chunk, round));
  const save = await costOf(async () => assertAllSaved(await store.save(drafts)));
  const load = await costOf(async () => {
    loaded = await store.load(keys);
  });
  const bytes = drafts.map((chunk: Chunk) => ({ id: chunkId(chunk.key), bytes: encodeChunk(chunk) }));
  const bareSave = await costOf(() => bare.save(bytes));
  const bareLoad = await costOf(async () => assertAllFound(await bare.load(bytes.map(({ id }) => id))));
  return { save, bareSave, load, bareLoad };
}

function assertAllSaved(refused: readonly unknown[]): void {
  if (refused.length > 0) throw new Error(`${refused.length} of ${count} refused, without another writer.`);
}

function assertAllFound(found: number): void {
  if (found !== count) throw new Error(`${found} of ${count} found.`);
}

function report(all: readonly Round[]): void {
  const [first] = loaded;
  const bytes = first === undefined ? 0 : encodeChunk(fillChunk(first, 1)).length;
  console.log(`Answered by ${server.describe}. ${count} chunks of ${bytes} bytes, ${all.length} rounds.`);
  compare(
    'saves',
    all.map(({ save, bareSave }) => [save, bareSave] as const),
  );
  compare(
    'loads',
    all.map(({ load, bareLoad }) => [load, bareLoad] as const),
  );
}

function compare(what: string, pairs: readonly (readonly [store: Cost, bare: Cost])[]): void {
  const perSecond = (of: 0 | 1) => Math.round((1000 * count) / median(pairs.map((pair) => pair[of].wallMs)));
  const ratio = median(pairs.map(([ours, loop]) => loop.wallMs / ours.wallMs));
  const cpu = median(pairs.map(([ours, loop]) => loop.cpuMs / ours.cpuMs));
  console.log(
    `${what} a second: ${perSecond(0)}, bare loop ${perSecond(1)}; bare / store ${ratio.toFixed(2)} on the clock, ${cpu.toFixed(2)} by processor time here`,
  );
}
