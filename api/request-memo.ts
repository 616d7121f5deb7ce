/**
 * What one request has already asked for, by what it asked: fifty aliases of one question are one computation. Answers
 * are shared, so nothing may change them.
 */
export class RequestMemo {
  readonly #answers = new Map<string, unknown>();

  /** The answer to a question, computed the first time. @param question its name and everything that it depends on */
  once<Answer>(question: readonly unknown[], compute: () => Answer): Answer {
    const key = JSON.stringify(question);
    if (!this.#answers.has(key)) this.#answers.set(key, compute());
    return this.#answers.get(key) as Answer;
  }
}
