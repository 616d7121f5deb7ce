import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync, openSync, readFileSync, readSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { HOUR } from '@courant/core/domain';
import { describe, expect, test } from 'vitest';
import { CONSOLIDATED, Nature, REAL_TIME } from './index.ts';
import {
  fetchExport,
  fetchPage,
  fetchPath,
  type Line,
  NOW,
  openTestSimulator,
} from './test/test-simulator.ts';

/** The next request that a server of this process receives. */
const nextRequest = (): Promise<{ response: ServerResponse }> =>
  new Promise((resolve) => {
    const channel = 'http.server.request.start';
    const listener = (message: unknown): void => {
      unsubscribe(channel, listener);
      resolve(message as { response: ServerResponse });
    };
    subscribe(channel, listener);
  });

describe('misbehaviour', () => {
  const parameters = { limit: '20' };
  const json = `${REAL_TIME}/exports/json`;

  test('strikes the next matching answers only, then ends', async () => {
    const publisher = await openTestSimulator();
    publisher.misbehave({ kind: 'server-error', times: 2, path: 'cons-def' });
    expect((await fetchPath(publisher, json, parameters)).status).toBe(200);
    expect((await fetchPath(publisher, CONSOLIDATED)).status).toBe(500);
    expect((await fetchPath(publisher, CONSOLIDATED)).status).toBe(500);
    expect((await fetchPath(publisher, CONSOLIDATED)).status).toBe(200);
  });

  test('interrupts inside a 200', async () => {
    const publisher = await openTestSimulator();
    publisher.misbehave({ kind: 'interrupted' });
    const answer = await fetchPath(publisher, json, parameters);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/^\[\{.*Streaming interrupted due to the following error: /s);
  });

  test('cuts a body cleanly or by breaking the connection', async () => {
    const publisher = await openTestSimulator();
    publisher.misbehave({ kind: 'truncated', clean: true }, { kind: 'truncated' }, { kind: 'drop' });
    const cut = await (await fetchPath(publisher, json, parameters)).text();
    expect(() => JSON.parse(cut)).toThrow(SyntaxError);
    const broken = await fetchPath(publisher, json, parameters);
    await expect(broken.text()).rejects.toThrow();
    await expect(fetchPath(publisher, json, parameters)).rejects.toThrow();
    expect((await fetchPath(publisher, json, parameters)).status).toBe(200);
  });

  test('keeps a client waiting until it gives up, and answers the next one', async () => {
    const publisher = await openTestSimulator();
    publisher.misbehave({ kind: 'delay', ms: 60_000 });
    const url = `${publisher.url}/catalog/datasets/${REAL_TIME}`;
    const client = new AbortController();
    const request = nextRequest();
    const answer = fetch(url, { signal: client.signal });
    const { response } = await request;
    expect((await fetch(url)).status).toBe(200);
    expect(response.headersSent).toBe(false);
    client.abort();
    await expect(answer).rejects.toThrow();
  });

  test('answers 429 in both shapes, and HTML with any status', async () => {
    const publisher = await openTestSimulator();
    publisher.misbehave(
      { kind: 'quota', resetTime: NOW + HOUR },
      { kind: 'retry-after', seconds: 7 },
      { kind: 'html' },
      { kind: 'html', status: 200 },
    );
    const quota = await fetchPath(publisher, json);
    expect(quota.status).toBe(429);
    expect(await quota.json()).toMatchObject({ errorcode: 10002, reset_time: '2026-08-27T09:20:00.000Z' });
    const later = await fetchPath(publisher, json);
    expect([later.status, later.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await fetchPath(publisher, json)).status).toBe(502);
    const proxy = await fetchPath(publisher, json);
    expect([proxy.status, proxy.headers.get('content-type')]).toEqual([200, 'text/html']);
  });
});

describe('what a test puts in', () => {
  test('is all there is when nothing is generated', async () => {
    const publisher = await openTestSimulator({ generated: false });
    const key = { code_insee_region: '53', heure: '11:00', date_heure: '2024-01-18T10:00:00+00:00' };
    publisher.publish(CONSOLIDATED, [
      { ...key, nature: Nature.consolidated, consommation: 4276, brand_new: 'x' },
    ]);
    const before = await fetchExport(publisher, CONSOLIDATED, { where: "date_heure >= date'2024-01-18'" });
    expect(before).toEqual([
      expect.objectContaining({ ...key, consommation: 4276, solaire: null, brand_new: 'x' }),
    ]);
    publisher.publish(CONSOLIDATED, [{ ...key, nature: Nature.definitive, consommation: 4280 }]);
    const after = await fetchExport(publisher, CONSOLIDATED, {});
    expect(after.map(({ nature, consommation }) => [nature, consommation])).toEqual([
      [Nature.definitive, 4280],
    ]);
  });

  test('revises one figure of one row', async () => {
    const publisher = await openTestSimulator();
    const start = Date.UTC(2026, 7, 27, 6);
    publisher.revise({ dataset: REAL_TIME, region: '53', start, field: 'consommation', value: 9999 });
    const { results } = await fetchPage(publisher, REAL_TIME, {
      where: "date_heure = '2026-08-27T06:00:00Z'",
      limit: '20',
    });
    expect(
      results.filter((line) => line.consommation === 9999).map((line) => line.code_insee_region),
    ).toEqual(['53']);
  });
});

const recorded = process.env.COURANT_ODRE_DIR ?? '../shared/odre';
const isRecorded = existsSync(recorded);
if (!isRecorded)
  console.warn(`SKIPPED: shapes against recorded answers, no folder ${recorded}. Set COURANT_ODRE_DIR.`);

describe.skipIf(!isRecorded)('against recorded answers', () => {
  test('a real-time page has the recorded columns, in their order, with their types', async () => {
    const { results: real } = JSON.parse(
      readFileSync(join(recorded, 'regional-tr_2026-08-27_records-page.json'), 'utf8'),
    ) as { results: Line[] };
    const { results } = await fetchPage(await openTestSimulator(), REAL_TIME, {
      where: "date_heure = '2026-08-27T06:00:00Z'",
      limit: '12',
    });
    expect(Object.keys(results[0] ?? {})).toEqual(Object.keys(real[0] ?? {}));
    for (const name of Object.keys(real[0] ?? {}))
      expect(typesOf(results, name), name).toEqual(typesOf(real, name));
  });

  test('a labelled CSV of consolidated data has the recorded header, line ends and key cells', async () => {
    const real = beginningOf(join(recorded, 'regional-cons-def_hauts-de-france_2024.csv')).split('\r\n');
    const publisher = await openTestSimulator({
      historyFrom: Date.UTC(2023, 11, 1),
      definitiveUntil: Date.UTC(2023, 11, 1),
      now: () => Date.UTC(2025, 4, 20),
    });
    const where = "date_heure = '2024-01-01T00:00:00+01:00' and code_insee_region = '32'";
    const answer = await fetchPath(publisher, `${CONSOLIDATED}/exports/csv`, {
      where,
      use_labels: 'true',
      timezone: 'Europe/Paris',
    });
    const bytes = Buffer.from(await answer.arrayBuffer())
      .toString('utf8')
      .split('\r\n');
    expect(bytes[0]).toBe(real[0]);
    expect(bytes[1]?.split(';').slice(0, 6)).toEqual(real[1]?.split(';').slice(0, 6));
  });
});

/** The types of a column over a page; nulls count only where the column has nothing else, since they differ by region. */
function typesOf(lines: Line[], name: string): string[] {
  const types = lines.map((line) => (line[name] === null ? 'null' : typeof line[name]));
  const named = types.filter((type) => type !== 'null');
  return [...new Set(named.length > 0 ? named : types)].sort();
}

function beginningOf(path: string): string {
  const bytes = Buffer.alloc(2_000);
  readSync(openSync(path, 'r'), bytes);
  return bytes.toString('utf8');
}
