import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FEEDS, type FeedId } from '@courant/core/domain';
import type { Row } from '../decode/raw-row.ts';

export type Misbehaviour = (response: ServerResponse) => void;

interface FakeRequest {
  readonly feed: FeedId;
  readonly params: URLSearchParams;
}

/** A server with the exports of Explore v2.1 that ingest asks for, from rows that a test may change at any time. */
export interface FakePublisher {
  readonly url: string;
  readonly rows: Record<FeedId, Row[]>;
  /** The requests so far, in order. */
  readonly requests: { readonly feed: FeedId; readonly where: string; readonly isGrouped: boolean }[];
  /** Answers the feed's next requests otherwise, one misbehaviour each. */
  misbehave(feed: FeedId, ...misbehaviours: Misbehaviour[]): void;
  /** The highest number of a feed's requests at the same time. */
  readonly maxConcurrent: Record<FeedId, number>;
  close(): Promise<void>;
}

export const plainAnswer =
  (status: number, body: string, headers: Record<string, string> = {}): Misbehaviour =>
  (response) =>
    response.writeHead(status, headers).end(body);

/** Closes the connection in the middle of the body. */
export const cutBody =
  (body: string): Misbehaviour =>
  (response) => {
    response.writeHead(200, { 'content-length': String(Buffer.byteLength(body) * 2) });
    response.write(body, () => response.destroy());
  };

export async function openFakePublisher(): Promise<FakePublisher> {
  const perFeed = <T>(make: () => T): Record<FeedId, T> =>
    Object.fromEntries(FEEDS.map((feed) => [feed, make()])) as Record<FeedId, T>;
  const misbehaviours = perFeed<Misbehaviour[]>(() => []);
  const rows = perFeed<Row[]>(() => []);
  const [pending, maxConcurrent] = [perFeed(() => 0), perFeed(() => 0)];
  const requests: FakePublisher['requests'] = [];

  const server = createServer((request, response) => {
    const { feed, params } = readRequest(request.url ?? '');
    requests.push({ feed, where: params.get('where') ?? '', isGrouped: params.has('group_by') });
    pending[feed] += 1;
    maxConcurrent[feed] = Math.max(maxConcurrent[feed], pending[feed]);
    response.on('close', () => {
      pending[feed] -= 1;
    });
    const misbehaviour = misbehaviours[feed].shift();
    if (misbehaviour) return misbehaviour(response);
    const matching = rows[feed].filter(toRowFilter(params.get('where') ?? ''));
    plainAnswer(
      200,
      JSON.stringify(
        params.has('group_by')
          ? groupRows(matching, summedIn(params.get('select') ?? ''))
          : matching.toReversed(),
      ),
    )(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/explore/v2.1`,
    rows,
    requests,
    maxConcurrent,
    misbehave: (feed, ...more) => misbehaviours[feed].push(...more),
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

/** Understands only the forms of `where` that ingest writes. */
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

function groupRows(rows: readonly Row[], summed: readonly string[]): Row[] {
  const groups = new Map<string, Record<string, unknown>>();
  for (const row of rows) {
    const at = new Date(String(row.date_heure));
    const { code_insee_region, nature } = row;
    const key = { code_insee_region, nature, year: at.getUTCFullYear(), month: at.getUTCMonth() + 1 };
    const text = JSON.stringify(key);
    const group = groups.get(text) ?? { ...key, n: 0 };
    groups.set(text, group);
    group.n = Number(group.n) + 1;
    for (const column of summed) group[column] = Number(group[column] ?? 0) + Number(row[column] ?? 0);
  }
  return [...groups.values()];
}

const summedIn = (select: string): string[] =>
  [...select.matchAll(/sum\((\w+)\)/g)].map(([, column]) => column ?? '');
