import { describe, expect, test } from 'vitest';
import type { Cells, Row } from '../feed/row.ts';
import { datasetOf, Nature, REAL_TIME } from '../feed/schema.ts';
import { RequestRefusal } from '../refusal.ts';
import { type Scope, toTest, toValue } from './evaluate.ts';
import { readCondition, readOrders, readOutputs } from './parse.ts';
import { spanOf } from './span.ts';

const NOW = Date.UTC(2026, 7, 27, 8);
const dataset = datasetOf(REAL_TIME, NOW);
if (!dataset) throw new Error(`There is no dataset ${REAL_TIME}.`);
const scope: Scope = { dataset, zone: 'UTC', now: NOW };

function row(iso: string, cells: Cells = {}): Row {
  return {
    code: '53',
    label: 'Bretagne',
    start: Date.parse(iso),
    date: '2026-08-27',
    heure: '09:45',
    nature: Nature.realTime,
    extras: [],
    figure: (column) => cells[column] ?? null,
  };
}

function holds(where: string, candidate: Row, inScope: Scope = scope): boolean {
  return toTest(readCondition(where), inScope)(candidate);
}

const breton = row('2026-08-27T07:45:00Z', { consommation: 2235, nucleaire: 0, pompage: '0' });

describe('where', () => {
  test.each([
    ["date_heure >= date'2026-08-26' and consommation is not null", true],
    ["date_heure < '2026-08-27T07:45:00Z'", false],
    ["date_heure <= '2026-08-27T09:45:00+02:00'", true],
    ['date_heure <= now()', true],
    ['code_insee_region in ("11","53")', true],
    ['code_insee_region not in ("11","53")', false],
    ['code_insee_region = 53', true],
    ["libelle_region = 'Bretagne' and (consommation > 3000 or nucleaire = 0)", true],
    ['not consommation > 3000', true],
    ['solaire is null', true],
    ['solaire > -1', false],
    ['consommation != 2235', false],
    ["nature = 'Données temps réel' AND NOT (consommation < 0)", true],
    ['year(date_heure) = 2026 and month(date_heure) = 8', true],
    ["date_format(date_heure, 'yyyy-MM') = '2026-08'", true],
  ])('%s is %s', (where, expected) => {
    expect(holds(where, breton)).toBe(expected);
  });

  test('and binds tighter than or', () => {
    expect(holds('nucleaire = 0 or nucleaire = 0 and consommation = 1', breton)).toBe(true);
    expect(holds('(nucleaire = 0 or nucleaire = 0) and consommation = 1', breton)).toBe(false);
  });

  test('a date without offset and the parts of a date are of the asked timezone', () => {
    const midnight = row('2026-08-31T22:30:00Z');
    const paris: Scope = { ...scope, zone: 'Europe/Paris' };
    expect(holds("date_heure >= date'2026-09-01'", midnight, paris)).toBe(true);
    expect(holds("date_heure >= date'2026-09-01'", midnight)).toBe(false);
    expect(
      toValue({ kind: 'call', name: 'month', field: 'date_heure', pattern: null }, paris)(midnight),
    ).toBe(9);
  });

  test.each([
    "date = '2026-08-27'",
    'date is not null',
    'consommation >',
    'consommation ~ 3',
    'consommation = 3 nucleaire = 4',
    '(consommation = 3',
    'foo = 3',
    "consommation > 'many'",
    "date_heure > 'yesterday'",
    "search('x')",
    'code_insee_region in ()',
    "consommation like '2%'",
  ])('%s is refused in the shape of the publisher', (where) => {
    const evaluate = () => holds(where, breton);
    expect(evaluate).toThrow(RequestRefusal);
    expect(evaluate).toThrow(
      expect.objectContaining({
        status: 400,
        body: { error_code: 'ODSQLError', message: expect.any(String) },
      }),
    );
  });
});

describe('the span of a condition', () => {
  const span = (where: string) => spanOf(readCondition(where), scope);
  const at = (iso: string) => Date.parse(iso);

  test('is cut by and, widened by or, and left open by not', () => {
    expect(span("date_heure >= '2026-08-01T00:00Z' and date_heure < '2026-08-02T00:00Z'")).toEqual({
      from: at('2026-08-01T00:00Z'),
      to: at('2026-08-02T00:00Z'),
      codes: null,
    });
    expect(span("date_heure < '2026-08-01T00:00Z' or date_heure < '2026-08-02T00:00Z'").to).toBe(
      at('2026-08-02T00:00Z'),
    );
    expect(span("not date_heure < '2026-08-01T00:00Z'").to).toBe(Number.POSITIVE_INFINITY);
    expect(span('code_insee_region in ("11","53") and code_insee_region = "53"').codes).toEqual(
      new Set(['53']),
    );
    expect(span('code_insee_region = "53" or consommation > 0').codes).toBeNull();
  });

  test('<= keeps the moment itself', () => {
    expect(span("date_heure <= '2026-08-01T00:00Z'").to).toBe(at('2026-08-01T00:00Z') + 1);
  });
});

test('select, group_by and order_by read fields, functions, aliases and directions', () => {
  expect(readOutputs('count(*) as n, sum(consommation), date_heure').map(({ label }) => label)).toEqual([
    'n',
    'sum(consommation)',
    'date_heure',
  ]);
  expect(readOutputs('*')).toEqual([]);
  expect(readOrders('date_heure desc, code_insee_region').map(({ descending }) => descending)).toEqual([
    true,
    false,
  ]);
});
