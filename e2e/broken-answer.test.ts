import { AREAS, MINUTE, REGION_CODES, type RegionCode } from '@courant/core/domain';
import { READINGS } from '@courant/core/log';
import { TestClock } from '@courant/core/testing';
import { type Misbehaviour, Nature, type RawRow, REAL_TIME } from '@courant/simulator';
import { describe, expect, test } from 'vitest';
import { openPublisherOfRows } from './publisher-of-rows.ts';
import { WholeLine } from './whole-line.ts';

const NOW = Date.parse('2026-01-15T13:00:00Z');

/** A slot of one region at noon in Paris. */
const noon = (area: RegionCode, cells: Partial<RawRow> = {}): RawRow => ({
  code_insee_region: AREAS[area].inseeCode ?? '',
  nature: Nature.realTime,
  date: '2026-01-15',
  heure: '12:00',
  date_heure: '2026-01-15T11:00:00+00:00',
  consommation: 4000,
  eolien: 300,
  ...cells,
});

async function openLine(rows: readonly RawRow[], ...misbehaviours: Misbehaviour[]) {
  const clock = new TestClock(NOW);
  const publisher = await openPublisherOfRows(clock);
  publisher.publish(REAL_TIME, rows);
  publisher.misbehave(...misbehaviours);
  // A start in the future means no backfill: ingest asks only for the last hours of real time and the consolidated check.
  const line = await WholeLine.open({ publisher, clock, backfillFrom: NOW + 400 * 24 * 60 * MINUTE });
  await line.workers.waitUntilSettled();
  return { line, clock, publisher };
}

async function readingsIn(line: WholeLine): Promise<number> {
  const extents = await Promise.all(REGION_CODES.map((_, i) => line.log.extent(READINGS, i)));
  return extents.reduce((sum, { first, end }) => sum + end - first, 0);
}

const regions = (line: WholeLine) =>
  line.query<{ regions: { latest: { consumption: number } | null }[] }>(
    '{ regions { latest { consumption } } }',
  );

describe('a broken answer stores nothing, and the next good poll heals', () => {
  const misbehaviours: Readonly<Record<string, Misbehaviour>> = {
    'a failure inside a 200': { kind: 'interrupted', path: REAL_TIME },
    'a body cut short that ends properly': { kind: 'truncated', clean: true, path: REAL_TIME },
    'a connection that breaks in the body': { kind: 'truncated', path: REAL_TIME },
    'a page of a proxy with status 200': { kind: 'html', status: 200, path: REAL_TIME },
    'an error of the server': { kind: 'server-error', path: REAL_TIME },
    'no answer at all': { kind: 'drop', path: REAL_TIME },
    'a spent quota': { kind: 'quota', resetTime: NOW + 10 * MINUTE, path: REAL_TIME },
  };
  test.each(Object.entries(misbehaviours))('%s', async (_name, misbehaviour) => {
    const { line } = await openLine(
      REGION_CODES.map((area) => noon(area)),
      misbehaviour,
    );
    expect(await readingsIn(line)).toBe(0);
    expect((await regions(line)).regions.every(({ latest }) => latest === null)).toBe(true);
    expect(line.workers.asks.some(({ fetch }) => fetch.refusal !== null)).toBe(true);

    await line.workers.advanceTo(NOW + 16 * MINUTE);
    expect(await readingsIn(line)).toBe(12);
    expect((await regions(line)).regions.map(({ latest }) => latest?.consumption)).toEqual(
      REGION_CODES.map(() => 4000),
    );
    expect(line.errors).toEqual([]);
  });
});

test('a publisher that fails is shown as unreachable, and as reachable once it answers', async () => {
  const query = '{ publisher { reachable } }';
  const { line } = await openLine([noon('BRE')], { kind: 'server-error', times: 2 });
  await expect
    .poll(() => line.query(query), { timeout: 20_000 })
    .toEqual({ publisher: { reachable: false } });
  await line.workers.advanceTo(NOW + 16 * MINUTE);
  await expect.poll(() => line.query(query), { timeout: 20_000 }).toEqual({ publisher: { reachable: true } });
});

describe('rows that cannot be read', () => {
  const bad: readonly RawRow[] = [
    noon('IDF', { nature: 'Données rêvées' }),
    noon('PAC', { code_insee_region: '94' }),
    noon('HDF', { date_heure: '2026-01-15T11:07:00+00:00', heure: '12:07' }),
    noon('BRE', { consommation: 'beaucoup', eolien: 'DC' }),
  ];

  test('are counted once, however often they are polled, and stop nothing', async () => {
    const { line } = await openLine([...bad, noon('OCC')]);
    const rejected = () => line.query('{ freshness { rejected } }');
    expect(await rejected()).toEqual({ freshness: { rejected: bad.length } });
    await line.workers.advanceTo(NOW + 3 * 60 * MINUTE);
    expect(await rejected()).toEqual({ freshness: { rejected: bad.length } });
    expect(await readingsIn(line)).toBe(1);
    expect(await line.query('{ area(code: OCC) { latest { consumption } } }')).toEqual({
      area: { latest: { consumption: 4000 } },
    });
  });

  test('are listed with their reason', async () => {
    const { line } = await openLine(bad);
    expect(await line.query('{ rejected { reason oddColumns } }')).toEqual({
      rejected: [
        expect.stringMatching(/^consommation "beaucoup", eolien "DC": MW, .*; the row has no other figure/),
        expect.stringMatching(/^2026-01-15T11:07:00.000Z does not begin a 15-minute interval/),
        expect.stringMatching(/^code_insee_region "94" is none of the twelve regions/),
        expect.stringMatching(/^nature "Données rêvées" is none/),
      ].map((reason) => ({ reason, oddColumns: [] })),
    });
  });

  test('are read once the publisher has mended them', async () => {
    const { line, publisher } = await openLine(bad.slice(-1));
    publisher.publish(REAL_TIME, [noon('BRE', { consommation: 2412 })]);
    await line.workers.advanceTo(NOW + 16 * MINUTE);
    expect(await line.query('{ freshness { rejected } area(code: BRE) { latest { consumption } } }')).toEqual(
      {
        freshness: { rejected: 1 },
        area: { latest: { consumption: 2412 } },
      },
    );
  });
});

describe('a query that makes no sense', () => {
  test.each([
    ['an unknown area', '{ area(code: COR) { name } }', /COR/],
    [
      'a range that ends before it begins',
      '{ series(input: { measures: [WIND], from: "2026-01-02", to: "2026-01-01T00:00:00Z" }) { __typename } }',
      /from|to|before/i,
    ],
    [
      'an invalid moment',
      '{ series(input: { measures: [WIND], from: "yesterday" }) { __typename } }',
      /yesterday/,
    ],
  ])('%s gets an error with a sentence and a code, without a stack', async (_name, query, sentence) => {
    const { line } = await openLine([noon('BRE')]);
    const response = await fetch(`${line.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    const [error] = (JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] })
      .errors;
    expect(error?.message).toMatch(sentence);
    expect(error?.extensions.code).toMatch(/^[A-Z_]+$/);
    expect(text).not.toMatch(/stack|node_modules|\.ts:|\.js:/);
    expect(line.errors).toEqual([]);
  });
});
