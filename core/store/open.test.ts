import { expect, test } from 'vitest';
import { openStore } from './open.ts';

const options = { dataDir: 'nowhere' };

test.each(['postgres://user:secret@host/db', 'embedded', '', 'memory:thing', 'toString:', 'mongodb:'])(
  'STORE_URL "%s" is refused with what was met and what is allowed',
  async (url) => {
    await expect(openStore(url, options)).rejects.toThrow(/^STORE_URL: .*Use "embedded:"/);
  },
);

test('a refusal repeats no password', async () => {
  const refused = await openStore('postgres://user:secret@host/db', options).catch((error: Error) => error);
  expect((refused as Error).message).not.toContain('secret');
});

test('each "memory:" store is its own', async () => {
  const [one, other] = [await openStore('memory:', options), await openStore('memory:', options)];
  await one.claim({ logEpoch: 'a', format: 1 });
  expect(await other.identity()).toBeUndefined();
});
