import { parseArgs } from 'node:util';
import { FIRST_YEAR, LAST_YEAR } from './history/slices.ts';
import { costOf, median } from './measure/cost.ts';
import { profileOf } from './measure/profile.ts';
import { printProfile } from './measure/profile-table.ts';
import { type BareHttp, openBareHttp } from './series/bare-http.ts';
import { openHistoryApi } from './series/history-api.ts';
import { type LoadClient, openLoadClient } from './series/load-client.ts';
import { readAnswer, SERIES_QUERIES, type SeriesQueryName, TYPENAME_QUERY } from './series/series-query.ts';

// The server's cost of a series: thirteen years against a week, and both against node's own http. Rounds alternate.

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

/** Microseconds a request, of each round. */
type Costs = ReadonlyMap<Name, number[]>;

/** The api over a history, a bare server with the same answers, and a client for both. */
interface Servers {
  readonly apiUrl: string;
  readonly bare: BareHttp;
  readonly client: LoadClient;
  close(): Promise<void>;
}

const servers = await openServers();
try {
  const costs = await runRounds(servers);
  if (flags.profile) await printProfiles(servers);
  report(costs);
} finally {
  await servers.close();
}

async function openServers(): Promise<Servers> {
  const api = await openHistoryApi(flags.folder, { maxCost: 100_000 });
  const bare = await openBareHttp();
  const client = openLoadClient();
  return {
    apiUrl: api.url,
    bare,
    client,
    async close() {
      for (const opened of [client, bare, api]) await opened.close();
    },
  };
}

async function runRounds(servers: Servers): Promise<{ api: Costs; bare: Costs }> {
  const answers = await readAnswers(servers);
  const api = new Map<Name, number[]>(measuredNames.map((name) => [name, []]));
  const bare = new Map<Name, number[]>(measuredNames.map((name) => [name, []]));
  for (let round = 0; round < Number(flags.rounds) + WARM_UP_ROUNDS; round++) {
    for (const name of measuredNames) {
      const apiCost = await cpuPerRequest(() => queryApi(servers, name, times));
      const bareCost = await cpuPerRequest(() => queryBare(servers, name, answers.get(name)));
      if (round < WARM_UP_ROUNDS) continue;
      api.get(name)?.push(apiCost);
      bare.get(name)?.push(bareCost);
    }
  }
  return { api, bare };
}

/** The api's answers, checked, for the bare server to repeat. */
async function readAnswers(servers: Servers): Promise<Map<Name, unknown>> {
  const answers = new Map<Name, unknown>([['nothing', JSON.parse(await queryApi(servers, 'nothing', 1))]]);
  for (const name of names) answers.set(name, readAnswer(name, await queryApi(servers, name, 1)));
  return answers;
}

async function printProfiles(servers: Servers): Promise<void> {
  for (const name of names)
    printProfile(name, (await profileOf(() => queryApi(servers, name, 4 * times))).profile);
}

function queryApi({ client, apiUrl }: Servers, name: Name, count: number): Promise<string> {
  return client.request({ url: apiUrl, body: BODIES[name], times: count, connections: CONNECTIONS });
}

function queryBare({ client, bare }: Servers, name: Name, answer: unknown): Promise<string> {
  bare.answer = answer;
  return client.request({ url: bare.url, body: BODIES[name], times, connections: CONNECTIONS });
}

/** Microseconds of processor time of this process, in which the server runs; the client is another process. */
async function cpuPerRequest(work: () => Promise<unknown>): Promise<number> {
  const { cpuMs } = await costOf(async () => void (await work()));
  return (1_000 * cpuMs) / times;
}

function report(costs: { readonly api: Costs; readonly bare: Costs }): void {
  const api = (name: Name) => median(costs.api.get(name) ?? []);
  const bare = (name: Name) => median(costs.bare.get(name) ?? []);
  const over = (name: Name) => api(name) / bare(name);
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
    console.log(`  ${name}: api ${api(name).toFixed(0)} us, bare ${bare(name).toFixed(0)} us`);
  }
}
