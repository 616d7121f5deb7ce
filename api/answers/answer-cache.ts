import { LRUCache } from 'lru-cache';
import type { DataVersions } from './data-version.ts';
import { standsUntil } from './lifetime.ts';
import { type Execution, PrintedAnswer } from './printed-answer.ts';

/** Executes a question. @param version of the data before; null where it is not known */
export type Execute = (version: string | null) => Promise<Execution>;

interface CachedAnswer {
  readonly answer: PrintedAnswer;
  /** Of the data, from before it was executed. */
  readonly version: string;
  /** Epoch milliseconds UTC. */
  readonly until: number;
}

const MAX_BYTES = 32 * 2 ** 20;
const MAX_BYTES_OF_ONE = 2 * 2 ** 20;
/** An answer has its text, its bytes and two compressed forms, none of them much longer than the bytes. */
const FORMS = 4;
/** What it takes beside these and its question. */
const ENTRY_BYTES = 500;

/** The printed answers used last, by question: the same question of the same data is executed once, whoever asks it. */
export class AnswerCache {
  readonly #versions: Pick<DataVersions, 'read'>;
  readonly #now: () => number;
  /** Executions that have not ended, by question and version. */
  readonly #running = new Map<string, Promise<PrintedAnswer>>();
  readonly #answers = new LRUCache<string, CachedAnswer>({
    maxSize: MAX_BYTES,
    maxEntrySize: MAX_BYTES_OF_ONE,
    sizeCalculation: ({ answer }, question) => FORMS * answer.bytes.length + question.length + ENTRY_BYTES,
  });
  #reuseCount = 0;

  constructor(versions: Pick<DataVersions, 'read'>, now: () => number) {
    this.#versions = versions;
    this.#now = now;
  }

  /** About how many bytes the answers take. */
  get bytes(): number {
    return this.#answers.calculatedSize;
  }

  /** How many questions were answered without an execution of their own. */
  get reuseCount(): number {
    return this.#reuseCount;
  }

  /** The answer to a question: a cached one that still stands, or that of an execution. */
  async answer(question: string, execute: Execute): Promise<PrintedAnswer> {
    const version = await this.#versions.read();
    if (version === null) return new PrintedAnswer(await execute(null));
    const reused = this.#standing(question, version) ?? (await this.#shared(question, version));
    if (reused) {
      this.#reuseCount++;
      return reused;
    }
    return this.#execute(question, version, execute);
  }

  #standing(question: string, version: string): PrintedAnswer | undefined {
    const cached = this.#answers.get(question);
    if (!cached) return undefined;
    if (cached.version === version && this.#isStanding(cached)) return cached.answer;
    this.#answers.delete(question);
    return undefined;
  }

  /** A clock that was set back makes no answer last longer. */
  #isStanding({ answer, until }: CachedAnswer): boolean {
    const now = this.#now();
    return answer.execution.lifetime === 'SETTLED' || (answer.execution.requestedAt <= now && now < until);
  }

  /** The answer of an execution that runs; undefined where it concerns only who asked it, as a refusal does. */
  async #shared(question: string, version: string): Promise<PrintedAnswer | undefined> {
    const answer = await this.#running.get(keyOf(question, version))?.catch(() => undefined);
    return answer?.execution.lifetime ? answer : undefined;
  }

  async #execute(question: string, version: string, execute: Execute): Promise<PrintedAnswer> {
    const key = keyOf(question, version);
    const running = execute(version).then((execution) => new PrintedAnswer(execution));
    this.#running.set(key, running);
    try {
      const answer = await running;
      this.#remember(question, version, answer);
      return answer;
    } finally {
      if (this.#running.get(key) === running) this.#running.delete(key);
    }
  }

  #remember(question: string, version: string, answer: PrintedAnswer): void {
    const { lifetime, requestedAt } = answer.execution;
    if (lifetime) this.#answers.set(question, { answer, version, until: standsUntil(lifetime, requestedAt) });
  }
}

const keyOf = (question: string, version: string): string => `${version} ${question}`;
