import { LRUCache } from 'lru-cache';

/** The dashboard has some ten texts. Whose text was forgotten sends it again. */
const MAX_TEXTS = 1_000;
const MAX_CHARACTERS = 2 ** 21;

/** What Apollo Server writes before a hash, to make the key of its text. */
const KEY_PREFIX = 'apq:';
/** Of the texts that were sent whole. */
const MAX_SENT = {
  max: 100,
  maxSize: 2 ** 20,
  sizeCalculation: (_hash: string, text: string) => text.length,
};

/**
 * The cache of Apollo Server's persisted queries: the texts that clients have named by their hashes, those used last. Beside
 * them the hashes of texts that were sent whole: given a hash, Apollo Server computes none, which it does for each text.
 */
export class TextStore {
  readonly #sent = new Map<string, string>();
  readonly #hashes = new LRUCache<string, string>({
    ...MAX_SENT,
    dispose: (hash) => void this.#sent.delete(KEY_PREFIX + hash),
  });
  readonly #texts = new LRUCache<string, string>({
    max: MAX_TEXTS,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (text) => text.length,
  });

  async get(key: string): Promise<string | undefined> {
    return this.#texts.get(key) ?? this.#sent.get(key);
  }

  /** Remembers the hash of a text that was sent whole and may be executed. */
  addSent(text: string, hash: string): void {
    if (this.#hashes.has(text)) return;
    this.#hashes.set(text, hash);
    this.#sent.set(KEY_PREFIX + hash, text);
  }

  /** Of a text that was sent whole before; undefined for one that is not remembered. */
  hashOfSent(text: string): string | undefined {
    return this.#hashes.get(text);
  }

  async set(key: string, text: string): Promise<void> {
    this.#texts.set(key, text);
  }

  async delete(key: string): Promise<boolean> {
    return this.#texts.delete(key);
  }
}
