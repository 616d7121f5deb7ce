import { parseArgs } from 'node:util';
import { openBareBytes } from './answers/bare-bytes.ts';
import { costOf, median } from './measure/cost.ts';
import { openBareHttp } from './series/bare-http.ts';
import { openHistoryApi } from './series/history-api.ts';
import { openLoadClient } from './series/load-client.ts';
import { SERIES_QUERIES, type SeriesQueryName } from './series/series-query.ts';

// What an answer costs the server: executed, from memory, and unchanged; each against node's own http. Rounds alternate.

const { values: flags } = parseArgs({
  options: {
    times: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '7' },
    folder: { type: 'string' },
  },
});
const WARM_UP_ROUNDS = 2;
const CONNECTIONS = 4;
const times = Number(flags.times);
const names = Object.keys(SERIES_QUERIES) as SeriesQueryName[];

/** Of the processor and on the clock, microseconds a request. */
interface Figures {
  readonly cpu: number[];
  readonly wall: number[];
}

const api = await openHistoryApi(flags.folder);
const bareHttp = await openBareHttp();
const bareBytes = await openBareBytes();
const client = openLoadClient();
try {
  for (const name of names) await report(name);
} finally {
  for (const opened of [client, bareBytes, bareHttp, api]) await opened.close();
}

/** Measures and prints one question. */
async function report(name: SeriesQueryName): Promise<void> {
  const figures = await measure(name);
  const cpu = (way: string) => median(figures.get(way)?.cpu ?? []);
  const over = (way: string, bare: string) => (cpu(way) / cpu(bare)).toFixed(2);
  const perSecond = (way: string) => Math.round(1e6 / median(figures.get(way)?.wall ?? []));
  console.log(`${name}: server CPU a request, medians of ${flags.rounds} rounds of ${times}`);
  console.log(`  executed / bare http that stringifies     ${over('executed', 'bare executed')}`);
  console.log(
    `  from memory / bare http, same bytes       ${over('memory', 'bare memory')}   (aim: at most 3)`,
  );
  console.log(`  unchanged (304) / bare http, 304          ${over('unchanged', 'bare unchanged')}`);
  console.log(`  executed / from memory                    ${over('executed', 'memory')}`);
  for (const way of figures.keys())
    console.log(`    ${way}: ${cpu(way).toFixed(0)} us, ${perSecond(way)} a second`);
}

async function measure(name: SeriesQueryName): Promise<ReadonlyMap<string, Figures>> {
  const ways = await prepareWays(name);
  const figures = new Map(Object.keys(ways).map((way): [string, Figures] => [way, { cpu: [], wall: [] }]));
  for (let round = 0; round < Number(flags.rounds) + WARM_UP_ROUNDS; round++) {
    for (const [way, ask] of Object.entries(ways)) {
      const { cpuMs, wallMs } = await costOf(async () => void (await ask()));
      if (round < WARM_UP_ROUNDS) continue;
      figures.get(way)?.cpu.push((1_000 * cpuMs) / times);
      figures.get(way)?.wall.push((1_000 * wallMs) / times);
    }
  }
  return figures;
}

/** The ways to ask a question, and the same of the bare servers, which repeat the api's answer. */
async function prepareWays(name: SeriesQueryName) {
  const body = SERIES_QUERIES[name];
  const url = addressOf(body);
  const answered = await fetch(url);
  const text = await answered.text();
  bareHttp.answer = JSON.parse(text);
  bareBytes.bytes = Buffer.from(text);
  const headers = { 'if-none-match': answered.headers.get('etag') ?? '' };
  const ask = (load: { url: string; body?: string; headers?: Record<string, string> }) =>
    client.request({ ...load, times, connections: CONNECTIONS });
  return {
    executed: () => ask({ url: api.url, body }),
    'bare executed': () => ask({ url: bareHttp.url, body }),
    memory: () => ask({ url }),
    'bare memory': () => ask({ url: bareBytes.url }),
    unchanged: () => ask({ url, headers }),
    'bare unchanged': () => ask({ url: bareBytes.url, headers }),
  };
}

/** The question in the address of a GET. */
function addressOf(body: string): string {
  const { query, variables } = JSON.parse(body) as { query: string; variables: unknown };
  return `${api.url}?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`;
}
