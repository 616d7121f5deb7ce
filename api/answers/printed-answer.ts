import { createHash } from 'node:crypto';
import { compress, type Encoding } from './encoding.ts';
import type { Lifetime } from './lifetime.ts';

/** What an execution gave, printed. */
export interface Execution {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  /** Null for an answer that nobody may cache: it has errors. */
  readonly lifetime: Lifetime | null;
  /** The instant it was executed for, epoch milliseconds UTC. */
  readonly requestedAt: number;
}

/** Characters of base64 in a tag: 132 bits. */
const TAG_LENGTH = 22;

/** An answer as bytes, with those of its compressed forms that were asked for. */
export class PrintedAnswer {
  readonly execution: Execution;
  readonly bytes: Buffer;
  readonly #compressed = new Map<Encoding, Promise<Buffer>>();
  readonly #tag: string;

  constructor(execution: Execution) {
    this.execution = execution;
    this.bytes = Buffer.from(execution.text);
    this.#tag = createHash('sha256').update(this.bytes).digest('base64url').slice(0, TAG_LENGTH);
  }

  /** The entity tag of a form: whatever moves the answer moves it, and nothing else does. */
  tagOf(encoding: Encoding | undefined): string {
    return encoding ? `"${this.#tag}-${encoding}"` : `"${this.#tag}"`;
  }

  /** Whether an `If-None-Match` header names this answer, in any form: compressed or not, it says the same. */
  isNamedBy(header: string): boolean {
    const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return tags.some((tag) => tag === '*' || tag.replace(/(?:-br|-gzip)?"$/, '') === `"${this.#tag}`);
  }

  /** The bytes in an encoding, compressed once. */
  bytesIn(encoding: Encoding | undefined): Buffer | Promise<Buffer> {
    if (!encoding) return this.bytes;
    const known = this.#compressed.get(encoding);
    if (known) return known;
    const compressed = compress(this.bytes, encoding);
    this.#compressed.set(encoding, compressed);
    return compressed;
  }
}
