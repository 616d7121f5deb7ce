import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ExportApi, openExportApi } from './test/open-export-api.ts';

let api: ExportApi;
beforeAll(async () => {
  api = await openExportApi();
});
afterAll(() => api.close());

const YEAR = 'areas=BRE,NOR&measures=CONSUMPTION,WIND&from=2023-10&to=2024-10-31&resolution=HALF_HOUR';
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
const tagOf = ({ headers }: Response): string => headers.get('etag') ?? '';

describe.each(['CSV', 'JSONL', 'PARQUET'])('%s', (format) => {
  test('the rest of a cut download, put behind what had arrived, is the whole', async () => {
    const search = `${YEAR}&format=${format}`;
    const whole = await bytesOf(await api.fetch(search));
    const begun = await api.fetch(search);
    const cut = Math.floor(whole.length / 3);
    await begun.body?.cancel();
    const rest = await api.fetch(search, { headers: { range: `bytes=${cut}-`, 'if-range': tagOf(begun) } });
    expect(rest.status).toBe(206);
    expect(rest.headers.get('content-range')).toBe(`bytes ${cut}-${whole.length - 1}/${whole.length}`);
    expect(tagOf(rest)).toBe(tagOf(begun));
    expect(Buffer.concat([whole.subarray(0, cut), await bytesOf(rest)]).equals(whole)).toBe(true);
  });

  test('some bytes in the middle, and the last ones, are those of the whole', async () => {
    const search = `${YEAR}&format=${format}`;
    const first = await api.fetch(search);
    const whole = await bytesOf(first);
    const part = async (range: string) =>
      bytesOf(await api.fetch(search, { headers: { range, 'if-range': tagOf(first) } }));
    expect((await part('bytes=1000-1999')).equals(whole.subarray(1000, 2000))).toBe(true);
    expect((await part('bytes=-77')).equals(whole.subarray(-77))).toBe(true);
  });
});

test('a range behind the end is 416 with the length, as a download that was complete needs it', async () => {
  const first = await api.fetch(YEAR);
  const { length } = await bytesOf(first);
  const headers = { range: `bytes=${length}-`, 'if-range': tagOf(first) };
  const answer = await api.fetch(YEAR, { headers });
  expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${length}`]);
});

test('ranges that are not one of bytes are ignored', async () => {
  for (const range of ['bytes=0-1,5-6', 'lines=1-2', 'bytes=5-2', 'bytes=-']) {
    const answer = await api.fetch(YEAR, { headers: { range, 'if-range': '"x"' } });
    expect([range, answer.status]).toEqual([range, 200]);
    await answer.body?.cancel();
  }
});

test('who has the export is told so, also by HEAD, and HEAD sends no bytes', async () => {
  const head = await api.fetch(YEAR, { method: 'HEAD' });
  expect([head.status, head.headers.get('accept-ranges')]).toEqual([200, 'bytes']);
  expect(head.headers.get('content-disposition')).toBe(
    'attachment; filename="courant_2-zones_2-grandeurs_2023-10-01_2024-10-31_demi-heure.csv"',
  );
  for (const method of ['GET', 'HEAD'])
    for (const tags of [tagOf(head), `"other", W/${tagOf(head)}`, '*']) {
      const answer = await api.fetch(YEAR, { method, headers: { 'if-none-match': tags } });
      expect([answer.status, tagOf(answer)]).toEqual([304, tagOf(head)]);
    }
});

describe('when the data moves', () => {
  let own: ExportApi;
  afterEach(() => own.close());
  const START = Date.parse('2024-05-01T10:00:00Z');
  const resumed = (tag: string | undefined) =>
    own.fetch(YEAR, { headers: { range: 'bytes=100-', ...(tag ? { 'if-range': tag } : {}) } });

  test('a change inside the export ends its tag: all of it is sent again, under another one', async () => {
    own = await openExportApi();
    const tag = tagOf(await own.fetch(YEAR, { method: 'HEAD' }));
    await own.correct('NOR', START);
    const again = await resumed(tag);
    expect(again.status).toBe(200);
    expect(tagOf(again)).not.toBe(tag);
    await again.body?.cancel();
    const answer = await own.fetch(YEAR, { method: 'HEAD', headers: { 'if-none-match': tag } });
    expect(answer.status).toBe(200);
  });

  test('a change elsewhere does not', async () => {
    own = await openExportApi();
    const tag = tagOf(await own.fetch(YEAR, { method: 'HEAD' }));
    await own.correct('PAC', START);
    const rest = await resumed(tag);
    expect([rest.status, tagOf(rest)]).toEqual([206, tag]);
    await rest.body?.cancel();
  });

  test('a range without a tag is sent only where nothing has changed for a day', async () => {
    own = await openExportApi();
    const early = await resumed(undefined);
    expect(early.status).toBe(200);
    await early.body?.cancel();
    own.waitTwoDays();
    const late = await resumed(undefined);
    expect(late.status).toBe(206);
    await late.body?.cancel();
  });

  test('another namespace is another export', async () => {
    own = await openExportApi();
    const tag = tagOf(await own.fetch(YEAR, { method: 'HEAD' }));
    await own.rebuild();
    const again = await resumed(tag);
    expect([again.status, tagOf(again) === tag]).toEqual([200, false]);
    await again.body?.cancel();
  });
});
