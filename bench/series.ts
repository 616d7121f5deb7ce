import { parseArgs } from 'node:util';
import { openApi } from '@courant/api';
import { FETCHES, openLog } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { completeHistoryFolder } from './history/folder.ts';
import { FIRST_YEAR, LAST_YEAR } from './history/slices.ts';
import { costOf, median } from './measure/cost.ts';
import { profileOf } from './measure/profile.ts';
import { printProfile } from './measure/profile-table.ts';
import { openBareHttp } from './series/bare-http.ts';
import { finishedBackfill } from './series/finished-backfill.ts';
import { openLoadClient } from './series/load-client.ts';
import { readAnswer, SERIES_QUERIES, type SeriesQueryName, TYPENAME_QUERY } from './series/series-query.ts';

// What a series costs the server: thirteen years against a week, and both against node's own http. Rounds take turns.

const { values: flags } = parseArgs({
  options: {
    times: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '9' },
    folder: { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
});
const WARM_UP_ROUNDS = 2;
const CONNECTIONS = 4;
const times = Number(flags.times);
const BODIES = { ...SERIES_QUERIES, nothing: TYPENAME_QUERY };
type Name = keyof typeof BODIES;
const names = Object.keys(SERIES_QUERIES) as SeriesQueryName[];
const measuredNames = [...names, 'nothing'] as const;

const store = await openStore('embedded:', { dataDir: flags.folder ?? completeHistoryFolder() });
const log = await openLog('memory:', { dataDir: '' });
await log.append(FETCHES, [finishedBackfill]);
const api = await openApi({
  log,
  store,
  host: '127.0.0.1',
  port: 0,
  webDir: null,
  playgroundDir: null,
  simulated: false,
  now: () => Date.UTC(LAST_YEAR + 1, 0, 10),
});
const bare = await openBareHttp();
const loadClient = openLoadClient();

const answers = new Map<Name, unknown>([['nothing', JSON.parse(await queryApi('nothing', 1))]]);
for (const name of names) answers.set(name, readAnswer(name, await queryApi(name, 1)));

const apiCosts = new Map<Name, number[]>(measuredNames.map((name) => [name, []]));
const bareCosts = new Map<Name, number[]>(measuredNames.map((name) => [name, []]));
for (let round = 0; round < Number(flags.rounds) + WARM_UP_ROUNDS; round++) {
  for (const name of measuredNames) {
    const api = await cpuPerRequest(() => queryApi(name, times));
    const raw = await cpuPerRequest(() => queryBare(name));
    if (round < WARM_UP_ROUNDS) continue;
    apiCosts.get(name)?.push(api);
    bareCosts.get(name)?.push(raw);
  }
}
if (flags.profile) {
  for (const name of names) printProfile(name, await profileOf(() => queryApi(name, 4 * times)));
}
await loadClient.close();
await bare.close();
await api.close();
await log.close();
await store.close();
report();

function queryApi(name: Name, count: number): Promise<string> {
  return loadClient.request({
    url: `${api.url}/graphql`,
    body: BODIES[name],
    times: count,
    connections: CONNECTIONS,
  });
}

function queryBare(name: Name): Promise<string> {
  bare.answer = answers.get(name);
  return loadClient.request({ url: bare.url, body: BODIES[name], times, connections: CONNECTIONS });
}

/** Microseconds of processor time of this process, which is the server; the client is another. */
async function cpuPerRequest(work: () => Promise<unknown>): Promise<number> {
  const { cpuMs } = await costOf(async () => void (await work()));
  return (1_000 * cpuMs) / times;
}

function report(): void {
  const api = (name: Name) => median(apiCosts.get(name) ?? []);
  const over = (name: Name) => api(name) / median(bareCosts.get(name) ?? []);
  const years = LAST_YEAR - FIRST_YEAR + 1;
  console.log(`Server CPU a request, medians of ${flags.rounds} rounds of ${times}, 156 points a series:`);
  console.log(
    `${years} years by month / a week by hour  ${(api('months') / api('hours')).toFixed(2)}   (aim: at most 1.2)`,
  );
  console.log(`one series / bare node http     ${over('hours').toFixed(2)}   (aim: at most 3)`);
  console.log(`  the same, by month            ${over('months').toFixed(2)}`);
  console.log(`twelve series / bare node http  ${over('twelve').toFixed(2)}   (aim: at most 1.7)`);
  console.log(
    `{ __typename } / bare node http  ${over('nothing').toFixed(2)}   (the floor: what any question costs)`,
  );
  for (const name of measuredNames) {
    console.log(
      `  ${name}: api ${api(name).toFixed(0)} us, bare ${median(bareCosts.get(name) ?? []).toFixed(0)} us`,
    );
  }
}
