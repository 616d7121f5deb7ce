import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pick, type Random, randomBelow, seededRandom } from '@courant/core/testing';

const PAGE_BYTES = 4_096;
/** Header and first nodes of a page: what a tree of lmdb is read by. */
const HEAD_BYTES = 160;

/** Changes the bytes of a file in place, or gives a shorter file, and says what it did. */
type Damage = (bytes: Buffer, random: Random) => { readonly bytes: Buffer; readonly what: string };

/** Half of the flips hit the head of a page. */
const flipBits: Damage = (bytes, random) => {
  const flips = Array.from({ length: 1 + randomBelow(random, 8) }, () => {
    const page = randomBelow(random, bytes.length / PAGE_BYTES) * PAGE_BYTES;
    const at = page + randomBelow(random, pick(random, [HEAD_BYTES, PAGE_BYTES]));
    bytes[at] = (bytes[at] ?? 0) ^ (1 << randomBelow(random, 8));
    return at;
  });
  return { bytes, what: `flipped a bit at ${flips.join(', ')}` };
};

const truncate: Damage = (bytes, random) => {
  const length = randomBelow(random, bytes.length);
  return { bytes: bytes.subarray(0, length), what: `cut at ${length}` };
};

const zero: Damage = (bytes, random) => {
  const at = randomBelow(random, bytes.length);
  const length = 1 + randomBelow(random, pick(random, [8, PAGE_BYTES, 16 * PAGE_BYTES]));
  bytes.fill(0, at, at + length);
  return { bytes, what: `zeroed ${length} at ${at}` };
};

/** Of four, two flip bits. One folder in four is without the note of how it was closed, as of an earlier version. */
export function damageFile(dataDir: string, part: 'log' | 'store', seed: number): string {
  const random = seededRandom(seed);
  const file = join(dataDir, part, 'data.mdb');
  const { bytes, what } = pick(random, [flipBits, flipBits, truncate, zero])(readFileSync(file), random);
  writeFileSync(file, bytes);
  const isOfEarlierVersion = randomBelow(random, 4) === 0;
  if (isOfEarlierVersion) rmSync(join(dataDir, part, 'closed'));
  return `${part} ${seed}: ${what}${isOfEarlierVersion ? ', without a note' : ''}`;
}
