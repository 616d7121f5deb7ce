import { type Chunk, type ChunkKey, toSaveLevels } from '../domain/index.ts';

/**
 * Saves chunks level by level; after a level with a refusal no later level is tried.
 * @returns the keys of the chunks that were not saved
 */
export function saveByLevel<T extends Pick<Chunk, 'key'>>(
  chunks: readonly T[],
  saveOne: (chunk: T) => boolean,
): ChunkKey[] {
  const unsaved: T[] = [];
  for (const level of toSaveLevels(chunks)) {
    if (unsaved.length > 0) unsaved.push(...level);
    else unsaved.push(...level.filter((chunk) => !saveOne(chunk)));
  }
  return unsaved.map(({ key }) => key);
}
