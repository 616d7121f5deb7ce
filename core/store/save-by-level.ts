import { type Chunk, type ChunkKey, toSaveLevels } from '../domain/index.ts';

/** Tries each chunk, level by level; after a level with a refusal the later ones are left alone. Answers what was not saved. */
export function saveByLevel<T extends Pick<Chunk, 'key'>>(
  chunks: readonly T[],
  saveOne: (chunk: T) => boolean,
): ChunkKey[] {
  const missed: T[] = [];
  for (const level of toSaveLevels(chunks)) {
    if (missed.length > 0) missed.push(...level);
    else missed.push(...level.filter((chunk) => !saveOne(chunk)));
  }
  return missed.map(({ key }) => key);
}
