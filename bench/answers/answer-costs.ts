import { costOf, median } from '../measure/cost.ts';
import { type BareHttp, openBareHttp } from '../series/bare-http.ts';
import { type HistoryApi, openHistoryApi } from '../series/history-api.ts';
import { type LoadClient, type LoadRequest, openLoadClient } from '../series/load-client.ts';
import { type BareBytes, openBareBytes } from './bare-bytes.ts';

/** The ways to get an answer, each before the bare server that does as little as can be done for the same. */
export const WAYS = [
  'executed',
  'bare executed',
  'memory',
  'bare memory',
  'unchanged',
  'bare unchanged',
] as const;
export type Way = (typeof WAYS)[number];

const WARM_UP_ROUNDS = 2;
const CONNECTIONS = 4;

/** The api over a history, the bare servers that repeat its answers, and a client for all of them. */
export interface AnswerServers {
  readonly api: HistoryApi;
  readonly bareHttp: BareHttp;
  readonly bareBytes: BareBytes;
  readonly client: LoadClient;
  close(): Promise<void>;
}

export async function openAnswerServers(folder: string | undefined): Promise<AnswerServers> {
  const api = await openHistoryApi(folder);
  const bareHttp = await openBareHttp();
  const bareBytes = await openBareBytes();
  const client = openLoadClient();
  return {
    ...{ api, bareHttp, bareBytes, client },
    async close() {
      for (const opened of [client, bareBytes, bareHttp, api]) await opened.close();
    },
  };
}

/** How often a question is asked in a round, how many rounds are counted, and in which ways it is asked. */
export interface Rounds {
  readonly times: number;
  readonly rounds: number;
  /** Default: all. */
  readonly ways?: readonly Way[];
}

/** Of the processor and on the clock, microseconds a request, of each round. */
interface Costs {
  readonly cpu: number[];
  readonly wall: number[];
}

/** What a question took in each way. */
export class AnswerCosts {
  readonly #costs = new Map<Way, Costs>(WAYS.map((way) => [way, { cpu: [], wall: [] }]));

  add(way: Way, cpu: number, wall: number): void {
    this.#costs.get(way)?.cpu.push(cpu);
    this.#costs.get(way)?.wall.push(wall);
  }

  cpu = (way: Way): number => median(this.#costs.get(way)?.cpu ?? []);

  perSecond = (way: Way): number => 1e6 / median(this.#costs.get(way)?.wall ?? []);

  /** The middle one of the rounds' ratios: both sides of a round had the same neighbours. */
  ratio(way: Way, to: Way): number {
    const under = this.#costs.get(to)?.cpu ?? [];
    return median((this.#costs.get(way)?.cpu ?? []).map((cpu, round) => cpu / (under[round] ?? Number.NaN)));
  }
}

/** Asks a question in each way in turn, round after round. @param body of its POST */
export async function measureAnswer(
  servers: AnswerServers,
  body: string,
  { times, rounds, ways = WAYS }: Rounds,
): Promise<AnswerCosts> {
  const loads = await prepareLoads(servers, body);
  const costs = new AnswerCosts();
  for (let round = 0; round < rounds + WARM_UP_ROUNDS; round++) {
    for (const way of ways) {
      const load = { ...loads[way], times, connections: CONNECTIONS };
      const { cpuMs, wallMs } = await costOf(async () => void (await servers.client.request(load)));
      if (round >= WARM_UP_ROUNDS) costs.add(way, (1_000 * cpuMs) / times, (1_000 * wallMs) / times);
    }
  }
  return costs;
}

type Load = Pick<LoadRequest, 'url' | 'body' | 'headers'>;

/** What each way requests; the bare servers then have the api's answer. */
async function prepareLoads(
  { api, bareHttp, bareBytes }: AnswerServers,
  body: string,
): Promise<Readonly<Record<Way, Load>>> {
  const url = addressOf(api.url, body);
  const answered = await fetch(url);
  const text = await answered.text();
  bareHttp.answer = JSON.parse(text);
  bareBytes.bytes = Buffer.from(text);
  const headers = { 'if-none-match': answered.headers.get('etag') ?? '' };
  return {
    executed: { url: api.url, body },
    'bare executed': { url: bareHttp.url, body },
    memory: { url },
    'bare memory': { url: bareBytes.url },
    unchanged: { url, headers },
    'bare unchanged': { url: bareBytes.url, headers },
  };
}

/** The question in the address of a GET. */
function addressOf(url: string, body: string): string {
  const { query, variables } = JSON.parse(body) as { query: string; variables: unknown };
  return `${url}?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`;
}
