import { FEED_OF_VINTAGE } from '@courant/core/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakePublisher, openFakePublisher } from '../test/fake-publisher.ts';
import { CAPS, fetchText } from './fetch-text.ts';

const { REAL_TIME } = FEED_OF_VINTAGE;
const NATURE = 'Données temps réel';

let publisher: FakePublisher;
beforeEach(async () => {
  publisher = await openFakePublisher();
});
afterEach(() => publisher.close());

async function textOf(contentType: string, bytes: Uint8Array): Promise<string> {
  publisher.misbehave(REAL_TIME, (response) =>
    response.writeHead(200, { 'content-type': contentType }).end(bytes),
  );
  const url = `${publisher.url}/catalog/datasets/${REAL_TIME}/exports/json`;
  return (await fetchText(url, CAPS, new AbortController().signal)).text;
}

describe('a body is decoded', () => {
  test.each([
    'application/json; charset=iso-8859-1',
    'application/json;charset="ISO-8859-1"',
    'text/html; Charset=windows-1252; boundary=x',
  ])('in the charset of its header: %s', async (contentType) => {
    expect(await textOf(contentType, Buffer.from(NATURE, 'latin1'))).toBe(NATURE);
  });

  test.each(['application/json', 'application/json; charset=utf-8', 'application/json; charset=x-unknown'])(
    'as UTF-8, without its mark, where the header says so, or nothing that is known: %s',
    async (contentType) => {
      expect(await textOf(contentType, Buffer.from(`\ufeff${NATURE}`))).toBe(NATURE);
    },
  );
});
