import type { AreaCode, ChunkKey, Resolution } from '../../domain/index.ts';

/** Ordered part by part, so that one cursor walks the periods of one area and resolution. */
export type Key = [AreaCode, Resolution, number];

export const toKey = ({ area, resolution, period }: ChunkKey): Key => [area, resolution, period];

/** @throws Error for what is no key */
export function fromKey(key: unknown): ChunkKey {
  if (!Array.isArray(key) || key.length !== 3 || typeof key[2] !== 'number')
    throw new Error('no key of a chunk');
  const [area, resolution, period] = key as Key;
  return { area, resolution, period };
}
