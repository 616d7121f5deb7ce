import { createSchema, DEFAULT_LIMITS, openApi } from '@courant/api';
import { everyRegion, TestLine } from '@courant/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RandomDocuments } from './random-document.ts';

const NOW = Date.parse('2026-01-10T00:00:00Z');
const DOCUMENTS = 8;

let api: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  const line = await TestLine.open(() => NOW);
  for (const start of [Date.parse('2013-01-01T00:00:00Z'), NOW - 7_200_000])
    await line.publish(everyRegion(start));
  const where = { host: '127.0.0.1', port: 0, webDir: null, playgroundDir: null };
  api = await openApi({ log: line.log, store: line.store, simulated: false, now: () => NOW, ...where });
});
afterAll(() => api.close());

test('random documents cost what the limit allows, and each is answered whole', async () => {
  const documents = new RandomDocuments(createSchema(), NOW, 7);
  for (let i = 0; i < DOCUMENTS; i++) {
    const { query, variables, cost } = documents.next();
    expect(cost).toBeGreaterThanOrEqual(0.9 * DEFAULT_LIMITS.maxCost);
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { errors } = (await response.json()) as { errors?: { message: string }[] };
    expect(errors, query).toBeUndefined();
  }
});

test('the same seed gives the same documents', () => {
  const [one, other] = [7, 7].map((seed) => new RandomDocuments(createSchema(), NOW, seed).next());
  expect(one).toEqual(other);
});
