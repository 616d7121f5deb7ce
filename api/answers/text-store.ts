import { LRUCache } from 'lru-cache';

/** The dashboard has some ten texts. Whose text was forgotten sends it again. */
const MAX_TEXTS = 1_000;
const MAX_CHARACTERS = 2 ** 21;

/** The texts that clients have named by their hashes, those used last: the cache of Apollo Server's persisted queries. */
export class TextStore {
  readonly #texts = new LRUCache<string, string>({
    max: MAX_TEXTS,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (text) => text.length,
  });

  async get(key: string): Promise<string | undefined> {
    return this.#texts.get(key);
  }

  async set(key: string, text: string): Promise<void> {
    this.#texts.set(key, text);
  }

  async delete(key: string): Promise<boolean> {
    return this.#texts.delete(key);
  }
}
