import { describe, expect, test } from 'vitest';
import { CONSOLIDATED, Nature, REAL_TIME } from '../index.ts';
import { fetchExport, fetchPage, fetchPath, NOW, openTestSimulator } from '../test/test-simulator.ts';

const DAY_2026_01_15 = "date_heure >= date'2026-01-15' and date_heure < date'2026-01-16'";

describe('records', () => {
  test('come in pages of 10 by default, counted whole, ordered as asked, and continue by offset', async () => {
    const publisher = await openTestSimulator();
    const first = await fetchPage(publisher, CONSOLIDATED, {
      where: DAY_2026_01_15,
      order_by: 'date_heure desc, code_insee_region',
    });
    expect(first.total_count).toBe(576);
    expect(first.results).toHaveLength(10);
    expect(first.results[0]?.date_heure).toBe('2026-01-15T23:30:00+00:00');
    expect(first.results.map((line) => line.code_insee_region).slice(0, 3)).toEqual(['11', '24', '27']);
    const next = await fetchPage(publisher, CONSOLIDATED, {
      where: DAY_2026_01_15,
      order_by: 'date_heure desc, code_insee_region',
      offset: '10',
      limit: '100',
    });
    expect(next.results).toHaveLength(100);
    expect(next.results[0]?.code_insee_region).toBe('84');
  });

  test('newest first without a bound are the empty rows of tonight', async () => {
    const { results } = await fetchPage(await openTestSimulator(), REAL_TIME, {
      order_by: 'date_heure desc',
      limit: '12',
    });
    expect(
      results.every((line) => line.date_heure === '2026-08-27T21:45:00+00:00' && line.consommation === null),
    ).toBe(true);
  });

  test('select, refine and timezone shape the answer', async () => {
    const { total_count, results } = await fetchPage(await openTestSimulator(), CONSOLIDATED, {
      where: DAY_2026_01_15,
      refine: 'libelle_region:"Bretagne"',
      select: 'date_heure, consommation as mw, year(date_heure) as year',
      order_by: 'date_heure',
      timezone: 'Europe/Paris',
    });
    expect(total_count).toBe(48);
    expect(results[0]).toEqual({
      date_heure: '2026-01-15T00:00:00+01:00',
      mw: expect.any(Number),
      year: 2026,
    });
  });
});

describe('grouped queries', () => {
  const grouped = {
    select: 'count(*) as n, sum(consommation) as consommation, avg(nucleaire) as nuclear',
    group_by: "code_insee_region, date_format(date_heure, 'yyyy-MM') as month, nature",
    timezone: 'Europe/Paris',
  };

  test('give one line a region, month and nature, equal to summing the exported rows', async () => {
    const publisher = await openTestSimulator();
    const where =
      'date_heure >= date\'2025-12-01\' and date_heure < date\'2026-02-01\' and code_insee_region in ("32","53")';
    const { results, total_count } = await fetchPage(publisher, CONSOLIDATED, {
      ...grouped,
      where,
      order_by: 'month, code_insee_region',
    });
    const rows = await fetchExport(publisher, CONSOLIDATED, { where, timezone: 'Europe/Paris' });
    const december = rows.filter(
      (row) => row.code_insee_region === '32' && String(row.date).startsWith('2025-12'),
    );
    expect(total_count).toBeUndefined();
    expect(results.map(({ month, code_insee_region, nature }) => [month, code_insee_region, nature])).toEqual(
      [
        ['2025-12', '32', Nature.definitive],
        ['2025-12', '53', Nature.definitive],
        ['2026-01', '32', Nature.consolidated],
        ['2026-01', '53', Nature.consolidated],
      ],
    );
    expect(results[0]?.n).toBe(december.length);
    expect(results[0]?.consommation).toBe(december.reduce((sum, row) => sum + Number(row.consommation), 0));
  });

  test('move when a packet lands: no line of a month before it, then lines', async () => {
    let now = Date.UTC(2026, 7, 27);
    const publisher = await openTestSimulator({ now: () => now });
    const where = "date_heure >= date'2026-05-01' and date_heure < date'2026-06-01'";
    expect((await fetchPage(publisher, CONSOLIDATED, { ...grouped, where })).results).toEqual([]);
    now = Date.UTC(2026, 8, 12);
    expect((await fetchPage(publisher, CONSOLIDATED, { ...grouped, where })).results).toHaveLength(12);
    expect((await fetchPage(publisher, REAL_TIME, { where })).total_count).toBe(0);
  });

  test('leave what is not published out of sums, means and counts', async () => {
    const publisher = await openTestSimulator();
    const where = "date_heure >= date'2026-08-27' and code_insee_region = '53'";
    const select =
      'count(*) as n, count(consommation) as known, sum(consommation) as total, avg(consommation) as mean';
    const { results } = await fetchPage(publisher, REAL_TIME, { select, where });
    const rows = await fetchExport(publisher, REAL_TIME, { where });
    const known = rows.flatMap(({ consommation }) =>
      typeof consommation === 'number' ? [consommation] : [],
    );
    const total = known.reduce((sum, mw) => sum + mw, 0);
    expect(rows.length).toBeGreaterThan(known.length);
    expect(results).toEqual([{ n: rows.length, known: known.length, total, mean: total / known.length }]);
  });

  test('have no sum where nothing is published', async () => {
    const where = "date_heure > date'2026-08-27T12:00'";
    const { results } = await fetchPage(await openTestSimulator(), REAL_TIME, {
      select: 'sum(consommation) as total',
      where,
    });
    expect(results).toEqual([{ total: null }]);
  });

  test('refuse to sum a text column, as wind is in consolidated data', async () => {
    const answer = await fetchPath(await openTestSimulator(), `${CONSOLIDATED}/records`, {
      select: 'sum(eolien)',
    });
    expect(answer.status).toBe(400);
  });
});

describe('exports', () => {
  test('answer the same rows as JSON, JSON lines and CSV, in no date order even when one is asked for', async () => {
    const publisher = await openTestSimulator();
    const parameters = { where: `${DAY_2026_01_15} and code_insee_region = "32"`, order_by: 'date_heure' };
    const rows = await fetchExport(publisher, CONSOLIDATED, parameters);
    const lines = (await (await fetchPath(publisher, `${CONSOLIDATED}/exports/jsonl`, parameters)).text())
      .trim()
      .split('\n');
    const csv = await (await fetchPath(publisher, `${CONSOLIDATED}/exports/csv`, parameters)).text();
    expect(rows).toHaveLength(48);
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
    expect(csv.trim().split('\r\n')).toHaveLength(49);
    const starts = rows.map((row) => String(row.date_heure));
    expect(starts).not.toEqual(starts.toSorted());
  });

  test('an empty answer is an empty array', async () => {
    expect(
      await fetchExport(await openTestSimulator(), CONSOLIDATED, { where: "date_heure < date'1999-01-01'" }),
    ).toEqual([]);
  });

  test('the same query gives the same answer, from another process too', async () => {
    const [first, second] = [await openTestSimulator(), await openTestSimulator()];
    const parameters = { where: 'date_heure >= "2026-08-27T04:00:00Z"' };
    expect(await fetchExport(first, REAL_TIME, parameters)).toEqual(
      await fetchExport(second, REAL_TIME, parameters),
    );
    const other = await openTestSimulator({ seed: 2 });
    expect(await fetchExport(other, REAL_TIME, parameters)).not.toEqual(
      await fetchExport(second, REAL_TIME, parameters),
    );
  });
});

describe('refusals', () => {
  test.each<[path: string, parameters: Record<string, string>, code: string]>([
    [`${REAL_TIME}/records`, { limit: '101' }, 'InvalidRESTParameterError'],
    [`${REAL_TIME}/records`, { limit: '100', offset: '9950' }, 'InvalidRESTParameterError'],
    [`${REAL_TIME}/records`, { limit: 'ten' }, 'InvalidRESTParameterError'],
    [`${REAL_TIME}/exports/json`, { offset: '1' }, 'InvalidRESTParameterError'],
    [`${REAL_TIME}/exports/xlsx`, {}, 'InvalidRESTParameterError'],
    [`${REAL_TIME}/records`, { timezone: 'Mars/Phobos' }, 'InvalidRESTParameterError'],
    [`${REAL_TIME}/exports/json`, { where: "date = '2026-08-27'" }, 'ODSQLError'],
    [`${REAL_TIME}/records`, { select: 'nonsense' }, 'ODSQLError'],
    [`${REAL_TIME}/exports/json`, { order_by: 'nonsense' }, 'ODSQLError'],
  ])('%s with %o is a 400 of %s', async (path, parameters, code) => {
    const answer = await fetchPath(await openTestSimulator(), path, parameters);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error_code: code, message: expect.any(String) });
  });

  test('an unknown dataset is a 404', async () => {
    expect((await fetchPath(await openTestSimulator(), 'eco2mix-national-tr/records')).status).toBe(404);
  });

  test('the quota counts down in headers, refuses in its own shape, and opens again next month', async () => {
    let now = NOW;
    const publisher = await openTestSimulator({ now: () => now, callLimit: 2 });
    expect((await fetchPath(publisher, REAL_TIME)).headers.get('x-ratelimit-remaining')).toBe('1');
    await fetchPath(publisher, REAL_TIME);
    const refused = await fetchPath(publisher, REAL_TIME);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({
      errorcode: 10002,
      reset_time: '2026-09-01T00:00:00.000Z',
      call_limit: 2,
    });
    now = Date.UTC(2026, 8, 1);
    expect((await fetchPath(publisher, REAL_TIME)).status).toBe(200);
  });
});
