import { type Answer, readAnswer } from './answer.ts';
import type { Ask } from './ask.ts';
import { CAPS, type Caps, fetchText } from './fetch-text.ts';
import { toUrl } from './url.ts';

/** Sends an ask to the publisher and resolves to its complete answer. Rejects with `PublisherError` without one. */
export type Publisher = (ask: Ask, signal: AbortSignal) => Promise<Answer>;

export const createPublisher =
  (publisherUrl: string, now: () => number, caps: Caps = CAPS): Publisher =>
  async (ask, signal) =>
    readAnswer(await fetchText(toUrl(publisherUrl, ask, now()), caps, signal), now());
