import { AREA_CODES, type AreaCode } from '@courant/core/domain';
import { type Random, randomBelow, seededRandom } from '@courant/core/testing';
import { addressOfClient } from '../client/address.ts';
import { post } from '../client/post.ts';
import { ResumingClient, type ShownReading } from '../client/resuming-client.ts';
import { within } from '../client/wait.ts';
import type { AttackedServer } from '../server/server-process.ts';
import { type Finding, finding, type Size, type Trial } from './trial.ts';

/** How many clients are cut how often, and how much is announced meanwhile: of each area enough for all cuts. */
interface CrowdSize {
  readonly clients: number;
  readonly cuts: number;
  readonly changes: number;
}
const SIZES = {
  FULL: { clients: 1_000, cuts: 50, changes: 10_000 },
  SHORT: { clients: 26, cuts: 5, changes: 1_000 },
} as const satisfies Record<Size, CrowdSize>;
/** The next cut comes after at most so many events: of a hundred announcements, three are of the country. */
const MOST_EVENTS = 5;
const SEED = 20_261_129;
const ALL_BEGIN_WITHIN_MS = 120_000;
/** On a machine that others use as well. */
const ALL_READ_WITHIN_MS = 1_500_000;

/** Clients that are cut at random events while much changes. */
class CutClients {
  readonly clients: readonly ResumingClient[];
  readonly #random: Random = seededRandom(SEED);
  readonly #eventsLeft = new Map<ResumingClient, number>();
  #mostCuts: number;
  #onEvent = (): void => undefined;

  constructor(url: string, count: number, cuts: number) {
    this.#mostCuts = cuts;
    this.clients = Array.from({ length: count }, (_, client) => {
      const area = AREA_CODES[client % AREA_CODES.length] ?? 'FR';
      const address = addressOfClient(client);
      return new ResumingClient({ url, address, area, onEvent: (one) => this.#take(one) });
    });
  }

  /** Resolves once each knows everything up to an offset. */
  async waitForOffset(offset: number): Promise<void> {
    while (this.clients.some((client) => client.offset < offset))
      await new Promise<void>((resolve) => {
        this.#onEvent = resolve;
      });
  }

  get areAllCut(): boolean {
    return this.clients.every(({ cuts }) => cuts === this.#mostCuts);
  }

  /** Clients that know everything up to an offset. */
  countAt(offset: number): number {
    return this.clients.filter((client) => client.offset >= offset).length;
  }

  sum(of: (client: ResumingClient) => number): number {
    return this.clients.reduce((total, client) => total + of(client), 0);
  }

  close(): void {
    this.#mostCuts = 0;
    for (const client of this.clients) client.close();
  }

  #take(client: ResumingClient): void {
    const eventsLeft = this.#eventsLeft.get(client) ?? randomBelow(this.#random, MOST_EVENTS);
    if (eventsLeft === 0 && client.cuts < this.#mostCuts) client.cut();
    this.#eventsLeft.set(client, eventsLeft === 0 ? randomBelow(this.#random, MOST_EVENTS) : eventsLeft - 1);
    this.#onEvent();
  }
}

/** What is wrong in what a client shows. */
async function differencesOf({ area, readings }: ResumingClient, stored: StoredReadings): Promise<string[]> {
  const differences: string[] = [];
  for (const shown of readings.values()) {
    const current = await stored.of(area, shown);
    if (current !== JSON.stringify(shown))
      differences.push(`${area} ${JSON.stringify(shown)} instead of ${current}`);
  }
  return differences;
}

/** What the server says of slots, asked once for each. */
class StoredReadings {
  readonly #url: string;
  readonly #texts = new Map<string, Promise<string>>();

  constructor(url: string) {
    this.#url = url;
  }

  of(area: AreaCode, { start, resolution }: ShownReading): Promise<string> {
    const name = `${area} ${resolution} ${start}`;
    const text = this.#texts.get(name) ?? this.#ask({ area, start, resolution });
    this.#texts.set(name, text);
    return text;
  }

  async #ask(slot: { area: AreaCode; start: string; resolution: string }): Promise<string> {
    const query = `query ($area: AreaCode!, $start: Moment!, $resolution: Resolution) {
      reading(area: $area, at: $start, resolution: $resolution) { start resolution consumption production wind }
    }`;
    const { text } = await post(this.#url, query, slot);
    return JSON.stringify((JSON.parse(text) as { data: { reading: ShownReading } }).data.reading);
  }
}

/** Publishes until so much more is announced; answers the end of it. */
async function announceMore(server: AttackedServer, changes: number): Promise<number> {
  let { end } = await server.extent();
  const enough = end + changes;
  while (end < enough) {
    await server.publishHours(1);
    end = (await server.extent()).end;
  }
  return end;
}

/** Where a crowd stands that is not done in time. */
const progressOf = (crowd: CutClients, offset: number): string =>
  `${crowd.countAt(offset)} of ${crowd.clients.length} clients, ${crowd.sum(({ cuts }) => cuts)} cuts so far`;

async function findingsOf(crowd: CutClients, url: string): Promise<Finding[]> {
  const stored = new StoredReadings(url);
  const differences = (
    await Promise.all(crowd.clients.map((client) => differencesOf(client, stored)))
  ).flat();
  const repeats = crowd.sum((client) => client.repeats);
  const resets = crowd.sum((client) => client.resets);
  const slots = crowd.sum(({ readings }) => readings.size);
  return [
    finding('cuts', `${crowd.sum((client) => client.cuts)} cuts`, crowd.areAllCut),
    finding(
      'equal',
      `${differences.length} of ${slots} slots differ ${differences[0] ?? ''}`,
      differences.length === 0,
    ),
    finding('cursors', `${repeats} repeats, ${resets} resets`, repeats === 0),
  ];
}

/** Cuts a crowd while much changes, and compares what each client then shows. */
async function cutCrowd(server: AttackedServer, { clients, cuts, changes }: CrowdSize): Promise<Finding[]> {
  const crowd = new CutClients(server.socketUrl, clients, cuts);
  const reaches = (offset: number, ms: number): Promise<boolean> =>
    within(
      ms,
      crowd.waitForOffset(offset).then(() => true),
      false,
    );
  try {
    if (!(await reaches(0, ALL_BEGIN_WITHIN_MS))) return [finding('begun', progressOf(crowd, 0), false)];
    const end = await announceMore(server, changes);
    if (!(await reaches(end, ALL_READ_WITHIN_MS)))
      return [finding('read to the end', progressOf(crowd, end), false)];
    return await findingsOf(crowd, server.url);
  } finally {
    crowd.close();
  }
}

/** The trial with a crowd of another size than in full. */
export const cutClientsOf = (crowd: Partial<CrowdSize>): Trial => ({
  name: 'clients cut at random',
  goal: 'each ends equal to the server, no event comes twice',
  mustSpareOthers: false,
  run: (server, size) => cutCrowd(server, { ...SIZES[size], ...crowd }),
});

export const CUT_CLIENTS = cutClientsOf({});
