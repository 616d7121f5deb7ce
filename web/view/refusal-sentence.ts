import type { Refusal, RefusedOperation } from '../data/refusal.ts';
import type { RefusedAnswerFragment } from '../gql/graphql.ts';
import { formatCount, formatFullMoment } from '../text/format.ts';
import { interpolate } from '../text/texts.ts';
import { ERROR_TEXTS, type ErrorTextKey, type REFUSAL_TEXTS } from '../text/texts-refusal.ts';
import type { Translator } from '../text/use-text.ts';

type Words = Translator<keyof typeof REFUSAL_TEXTS | 'QUARTER_HOUR'>;
type Answered<Name> = Extract<RefusedAnswerFragment, { __typename: Name }>;

/** A refusal in the page's language. */
export interface RefusalSentence {
  readonly sentence: string;
  /** The server's own sentence, where the page's alone does not say what to change. */
  readonly serverSentence: string | null;
}

const isKnown = (code: string): code is ErrorTextKey => Object.hasOwn(ERROR_TEXTS, code);
/** The page's sentence says less than the server's. */
const UNSPECIFIC: readonly string[] = ['BAD_ARGUMENT', 'BAD_USER_INPUT'];

/** @param asOf the knowledge that the question named, in epoch milliseconds; null where it is of now */
export function refusalSentence(refusal: Refusal, words: Words, asOf: number | null): RefusalSentence {
  switch (refusal.__typename) {
    case 'RangeTooLarge':
      return { sentence: tooLarge(refusal, words), serverSentence: null };
    case 'OutOfCoverage':
      return { sentence: outOfCoverage(refusal, words, asOf), serverSentence: null };
    case 'Error':
      return operationSentence(refusal, words);
  }
}

function tooLarge(refusal: Answered<'RangeTooLarge'>, words: Words): string {
  const { points, maxPoints } = refusal;
  if (maxPoints < 1) return words.text('tooLargeTogether');
  return words.text('tooLarge', {
    points: formatCount(points, words.lang),
    maxPoints: formatCount(maxPoints, words.lang),
    wayOut: wayOut(refusal, words),
  });
}

function wayOut(
  { suggestedResolution, suggestedTo }: Answered<'RangeTooLarge'>,
  { lang, text }: Words,
): string {
  const step = suggestedResolution && text(suggestedResolution as 'QUARTER_HOUR');
  const to = suggestedTo && formatFullMoment(Date.parse(suggestedTo), lang);
  if (step && to) return text('either', { step, to });
  if (step) return text('coarser', { step });
  return to ? text('earlierEnd', { to }) : text('shorter');
}

function outOfCoverage(
  refusal: Answered<'OutOfCoverage'>,
  { lang, text }: Words,
  asOf: number | null,
): string {
  const [from, to] = [Date.parse(refusal.from), Date.parse(refusal.to)];
  if (from >= to) return text('nothingYet');
  const names = { from: formatFullMoment(from, lang), to: formatFullMoment(to, lang) };
  // Where only asOf is too early, `from` is the earliest one.
  return text(asOf !== null && asOf < from ? 'notKnownYet' : 'notCovered', names);
}

function operationSentence(refusal: RefusedOperation, { lang, text }: Words): RefusalSentence {
  const { code, message, cost, maxCost, retryAfterSeconds } = refusal;
  if (!isKnown(code)) return { sentence: text('unknownCode'), serverSentence: message };
  const sentence = interpolate(ERROR_TEXTS[code][lang], {
    costs:
      cost !== undefined && maxCost !== undefined
        ? text('costs', { cost: formatCount(cost, lang), maxCost: formatCount(maxCost, lang) })
        : '',
    wait: retryAfterSeconds === undefined ? '' : text('wait', { seconds: retryAfterSeconds }),
  });
  return { sentence, serverSentence: UNSPECIFIC.includes(code) ? message : null };
}
