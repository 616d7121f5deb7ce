import type { AreaCode, Lang } from '@courant/core/domain';
import type { AnswerCache } from '../answers/answer-cache.ts';
import type { ApiContext } from '../context.ts';
import { formatMoment } from '../reading/format-figure.ts';
import {
  type LatestFigures,
  latestFigures,
  REAL_TIME,
  type WordedFigure,
  wordedFigure,
} from '../reading/latest-figures.ts';

/** The latest figures of an area in a sentence; null where none is published. */
export type LatestSentence = Readonly<Record<Lang, string | null>>;

const FIGURES = ['consumption', 'exchange', 'renewable', 'low_carbon', 'carbon_intensity'];
const PARIS_TIME: Readonly<Record<Lang, string>> = { fr: 'heure de Paris', en: 'Paris time' };

/** Figures of one time are one sentence: production is published after consumption. */
export function latestSentence(figures: LatestFigures, lang: Lang): string | null {
  const worded = FIGURES.map((name) => wordedFigure(name, figures, lang));
  const ends = new Set(worded.flatMap(({ end }) => end ?? []));
  const sentences = Array.from(ends, (end) => {
    const ofEnd = worded.filter((each) => each.end === end);
    const realTime = ofEnd.some(({ isRealTime }) => isRealTime) ? `, ${REAL_TIME[lang]}` : '';
    return `${formatMoment(end, lang)} (${PARIS_TIME[lang]}). ${listOf(ofEnd, lang)}${realTime}.`;
  });
  return sentences.join(' ') || null;
}

const COLON: Readonly<Record<Lang, string>> = { fr: '\u00a0: ', en: ': ' };

const listOf = (figures: readonly WordedFigure[], lang: Lang): string =>
  figures
    .map(
      ({ label, amount, estimated }) => label + COLON[lang] + amount + (estimated ? ` (${estimated})` : ''),
    )
    .join(', ');

/** Pages come without figures rather than late. */
const WAIT_MS = 500;
const NONE: LatestSentence = { fr: null, en: null };

export interface SentenceSources {
  readonly answers: AnswerCache;
  readonly createContext: () => ApiContext;
}

/** The sentence of an area, computed as seldom as other answers of the present; none while the store does not answer. */
export async function readLatestSentence(
  area: AreaCode,
  { answers, createContext }: SentenceSources,
): Promise<LatestSentence> {
  const answered = answers.answer(`latest sentence ${area}`, async () => {
    const context = createContext();
    const figures = await latestFigures(area, FIGURES, context);
    const sentence = { fr: latestSentence(figures, 'fr'), en: latestSentence(figures, 'en') };
    return {
      status: 200,
      headers: new Map(),
      text: JSON.stringify(sentence),
      lifetime: 'PRESENT',
      requestedAt: context.requestedAt,
    };
  });
  const read = answered.then(({ execution }) => JSON.parse(execution.text) as LatestSentence);
  return orAfter(WAIT_MS, NONE, read).catch(() => NONE);
}

/** A value, or another one where it takes longer. */
async function orAfter<T>(waitMs: number, otherwise: T, value: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, waitMs, otherwise);
  });
  return Promise.race([value, late]).finally(() => clearTimeout(timer));
}
