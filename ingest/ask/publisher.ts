import { type Answer, readAnswer } from './answer.ts';
import type { Ask } from './ask.ts';
import { CAPS, type Caps, fetchText } from './fetch-text.ts';
import { toUrl } from './url.ts';

/** Puts a question to the publisher: a whole good answer, or `PublisherError`. */
export type Publisher = (ask: Ask, signal: AbortSignal) => Promise<Answer>;

export const createPublisher =
  (publisherUrl: string, now: () => number, caps: Caps = CAPS): Publisher =>
  async (ask, signal) =>
    readAnswer(await fetchText(toUrl(publisherUrl, ask, now()), caps, signal), now());
