import { createMemoryStore } from '@courant/core/store';
import { expect, test, vi } from 'vitest';
import { checkReadings } from './readiness.ts';

test('a store that cannot be read is not ready, and its error goes to the log alone', async () => {
  const error = new Error('mongo:27017 is away');
  const store = await createMemoryStore();
  vi.spyOn(store, 'range').mockRejectedValue(error);
  const failures: unknown[] = [];
  const none = { completedFetches: 0 } as Parameters<typeof checkReadings>[0];
  const check = await checkReadings(none, store, (failure) => void failures.push(failure));
  expect(check).toEqual({ ok: false, detail: 'the store cannot be read' });
  expect(failures).toEqual([error]);
});
