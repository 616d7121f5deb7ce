import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { importPart, PartError } from './import-part.ts';

const reload = vi.fn();
const missing = () => Promise.reject(new Error('404'));

beforeEach(() => {
  vi.stubGlobal('location', { reload });
  vi.stubGlobal('fetch', async () => ({ ok: true }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
  reload.mockClear();
});

test('a part that is there is imported', async () => {
  expect(await importPart(async () => 'the chart')).toBe('the chart');
});

test('a page whose part is gone reloads once, and then says what it misses', async () => {
  void importPart(missing);
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));

  await expect(importPart(missing)).rejects.toBeInstanceOf(PartError);
  expect(reload).toHaveBeenCalledTimes(1);
});

test('without its server a page does not reload: it would be lost', async () => {
  vi.stubGlobal('fetch', missing);

  await expect(importPart(missing)).rejects.toBeInstanceOf(PartError);
  expect(reload).not.toHaveBeenCalled();
});

test('an error page of a proxy is not the server', async () => {
  vi.stubGlobal('fetch', async () => ({ ok: false }));

  await expect(importPart(missing)).rejects.toBeInstanceOf(PartError);
  expect(reload).not.toHaveBeenCalled();
});

test('a session that remembers nothing never reloads, so that it cannot do so forever', async () => {
  vi.stubGlobal('sessionStorage', {
    getItem: () => {
      throw new Error('refused');
    },
    clear: () => undefined,
  });

  await expect(importPart(missing)).rejects.toBeInstanceOf(PartError);
  expect(reload).not.toHaveBeenCalled();
});
