import { everyRegion } from '@courant/core/testing';
import { buildSchema, getIntrospectionQuery } from 'graphql';
import { expect, onTestFinished, test } from 'vitest';
import { TextStore } from '../answers/text-store.ts';
import type { ApiContext } from '../context.ts';
import { DEFAULT_LIMITS } from '../limits/limit-values.ts';
import { openTestApi } from '../test/open-test-api.ts';
import { openApollo } from './apollo.ts';
import { ClientRates } from './client-rates.ts';
import { OperationParser } from './operation-parser.ts';
import { executeByHash } from './plain-post.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');

const SERIES = `query ($input: SeriesInput!) { series(input: $input) {
  ... on SeriesSet { from starts(zone: PARIS) series { area { code name(lang: EN) } measure values unit } }
  ... on Refusal { message } } }`;
const TWO = 'query A { france { code } } query B { france { name } }';

/** Bodies whose answers, or refusals, come from each step of Apollo Server. */
const BODIES: Readonly<Record<string, object>> = {
  'a text alone': { query: '{ regions { name latest { start consumption wind } } }' },
  variables: { query: SERIES, variables: { input: { measures: ['WIND'], from: '-PT2H' } } },
  'variables of null': { query: '{ __typename }', variables: null, operationName: null },
  'a variable that nobody declares': { query: '{ __typename }', variables: { x: 1 } },
  'one of several operations': { query: TWO, operationName: 'B' },
  introspection: { query: getIntrospectionQuery() },
  'several operations, none named': { query: TWO },
  'an operation that is not there': { query: TWO, operationName: 'C' },
  'no document': { query: '{ france {' },
  'an unknown field': { query: '{ france { colour } }' },
  'a variable that does not fit': { query: SERIES, variables: { input: { areas: 'Brest' } } },
  'a variable that is left out': { query: SERIES },
  'a moment that is none': { query: SERIES, variables: { input: { measures: ['WIND'], from: 'then' } } },
  'a range that is none': { query: SERIES, variables: { input: { measures: ['WIND'], from: 'now' } } },
  'too many points': {
    query: SERIES,
    variables: { input: { measures: ['WIND'], from: '-P9Y', resolution: 'HOUR' } },
  },
  'too costly': {
    query: `{ ${Array.from({ length: 50 }, (_, i) => `a${i}: areas { latest { revisions { before } } }`).join(' ')} }`,
  },
  'a subscription': { query: 'subscription { liveProduction { cursor } }' },
  'a mutation': { query: 'mutation { x }' },
  'a text of nothing': { query: '' },
  'no text': { variables: {} },
  'variables that are a list': { query: '{ __typename }', variables: [1] },
  'variables that are a text': { query: '{ __typename }', variables: '{}' },
  'a name that is a number': { query: '{ __typename }', operationName: 3 },
};

/** Apollo Server reads HTTP by itself where a body has extensions. */
const readByApollo = (body: object): object => ({ ...body, extensions: {} });

/** All that a client sees of an answer. */
async function send(url: string, body: object, accept: string) {
  const headers = { 'content-type': 'application/json', accept };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
  const { date: _, ...head } = Object.fromEntries(response.headers);
  return { status: response.status, head, text: await response.text() };
}

const ACCEPTED = ['*/*', 'application/json', 'application/graphql-response+json'];

test.each(Object.entries(BODIES))(
  '%s: the same bytes and head as by Apollo Server over HTTP',
  async (_, body) => {
    const { api, line } = await openTestApi(() => TEN);
    onTestFinished(() => api.close());
    await line.publish(everyRegion(TEN - 1_800_000));
    for (const accept of ACCEPTED) {
      const plain = await send(api.url, body, accept);
      expect(plain).toEqual(await send(api.url, readByApollo(body), accept));
    }
  },
);

test('an internal error, and a client that asks too much, are said as by Apollo Server over HTTP', async () => {
  const { api, line, failures } = await openTestApi(() => TEN, { limits: { costPerMinute: 60 } });
  onTestFinished(() => api.close());
  line.store.range = () => Promise.reject(new Error('the store is away'));
  const body = { query: '{ france { latest { start } } }' };
  const plain = await send(api.url, body, '*/*');
  expect([plain.status, failures.length]).toEqual([200, 1]);
  expect(plain).toEqual(await send(api.url, readByApollo(body), '*/*'));
  const costly = { query: '{ areas { latest { start } } }' };
  const { status, head, text } = await send(api.url, costly, '*/*');
  expect([status, head['retry-after']]).toEqual([429, '60']);
  expect(text).toContain('TOO_MANY_REQUESTS');
});

test('a known text is found by its hash, and executed all the same where it is pushed out before', async () => {
  const schema = buildSchema('type Query { a: Int }');
  const rates = new ClientRates(1_000);
  const texts = new TextStore();
  const parser = new OperationParser(schema, DEFAULT_LIMITS, async () => 1);
  const apollo = await openApollo({ schema, parser, rates, texts, onFailure: console.error });
  onTestFinished(() => apollo.stop());
  const context = rates.bind({} as ApiContext, '192.0.2.1');
  const ask = () => executeByHash({ apollo, texts }, { query: '{ a }' }, context);
  const found: unknown[] = [];
  const get = texts.get.bind(texts);
  texts.get = async (key) => {
    const text = await get(key);
    found.push(text);
    return text;
  };
  for (const _ of ['whole', 'by its hash']) await ask();
  expect(found).toEqual(['{ a }']);
  const answered = ask();
  for (let i = 0; i < 100; i++) texts.addSent(`text ${i}`, `hash ${i}`);
  expect((await answered).body).toEqual({ kind: 'single', singleResult: { data: { a: null } } });
  expect(found).toEqual(['{ a }', undefined]);
});
