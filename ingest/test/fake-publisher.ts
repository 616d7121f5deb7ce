import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FEEDS, type FeedId } from '@courant/core/domain';
import type { Row } from '../decode/raw-row.ts';

export type Misbehaviour = (response: ServerResponse) => void;

interface FakeRequest {
  readonly feed: FeedId;
  readonly params: URLSearchParams;
}

/** Says what the ingest asks of Explore v2.1 exports, over loopback, from rows a test may change at any time. */
export interface FakePublisher {
  readonly url: string;
  readonly rows: Record<FeedId, Row[]>;
  /** Every `where` asked so far, by feed. */
  readonly requests: { readonly feed: FeedId; readonly where: string; readonly isGrouped: boolean }[];
  /** Answers these questions otherwise, one each, first come first served. */
  misbehave(feed: FeedId, ...misbehaviours: Misbehaviour[]): void;
  /** Most questions of a feed that were under way at once. */
  readonly maxConcurrent: Record<FeedId, number>;
  close(): Promise<void>;
}

export const plainAnswer =
  (status: number, body: string, headers: Record<string, string> = {}): Misbehaviour =>
  (response) =>
    response.writeHead(status, headers).end(body);

/** The connection ends in the middle of the body. */
export const cutBody =
  (body: string): Misbehaviour =>
  (response) => {
    response.writeHead(200, { 'content-length': String(Buffer.byteLength(body) * 2) });
    response.write(body, () => response.destroy());
  };

export async function openFakePublisher(): Promise<FakePublisher> {
  const perFeed = <T>(make: () => T): Record<FeedId, T> =>
    Object.fromEntries(FEEDS.map((feed) => [feed, make()])) as Record<FeedId, T>;
  const instead = perFeed<Misbehaviour[]>(() => []);
  const rows = perFeed<Row[]>(() => []);
  const [under, mostAtOnce] = [perFeed(() => 0), perFeed(() => 0)];
  const asked: FakePublisher['requests'] = [];

  const server = createServer((request, response) => {
    const { feed, params } = readRequest(request.url ?? '');
    asked.push({ feed, where: params.get('where') ?? '', isGrouped: params.has('group_by') });
    under[feed] += 1;
    mostAtOnce[feed] = Math.max(mostAtOnce[feed], under[feed]);
    response.on('close', () => {
      under[feed] -= 1;
    });
    const misbehaviour = instead[feed].shift();
    if (misbehaviour) return misbehaviour(response);
    const among = rows[feed].filter(toRowFilter(params.get('where') ?? ''));
    plainAnswer(
      200,
      JSON.stringify(params.has('group_by') ? groupRows(among) : among.toReversed()),
    )(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/explore/v2.1`,
    rows,
    requests: asked,
    maxConcurrent: mostAtOnce,
    misbehave: (feed, ...more) => instead[feed].push(...more),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readRequest(path: string): FakeRequest {
  const url = new URL(path, 'http://publisher');
  const feed = FEEDS.find((id) => url.pathname === `/api/explore/v2.1/catalog/datasets/${id}/exports/json`);
  if (!feed) throw new Error(`The ingest asked for ${path}.`);
  return { feed, params: url.searchParams };
}

/** Only the forms of `where` that the ingest writes. */
function toRowFilter(where: string): (row: Row) => boolean {
  const bound = (operator: string): number =>
    Date.parse(new RegExp(`date_heure ${operator} "([^"]+)"`).exec(where)?.[1] ?? '');
  const [from, before, until] = [bound('>='), bound('<'), bound('<=')];
  const codes = /in \(([^)]+)\)/.exec(where)?.[1];
  return ({ date_heure, code_insee_region }) => {
    const at = Date.parse(String(date_heure));
    const isIn = at >= from && (Number.isNaN(before) || at < before) && (Number.isNaN(until) || at <= until);
    return isIn && (codes === undefined || codes.includes(`"${code_insee_region}"`));
  };
}

function groupRows(rows: readonly Row[]): Row[] {
  const groups = new Map<string, Record<string, unknown>>();
  for (const { code_insee_region, nature, date_heure, consommation } of rows) {
    const at = new Date(String(date_heure));
    const key = { code_insee_region, nature, year: at.getUTCFullYear(), month: at.getUTCMonth() + 1 };
    const text = JSON.stringify(key);
    const group = groups.get(text) ?? { ...key, n: 0, consommation: 0 };
    groups.set(text, group);
    group.n = Number(group.n) + 1;
    group.consommation = Number(group.consommation) + Number(consommation);
  }
  return [...groups.values()];
}
