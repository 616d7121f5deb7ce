import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { dayOf } from '../../data/period.ts';
import { isLastingCode } from '../../data/refusal.ts';
import type { ReplayView } from '../../data/replay-player.ts';
import type { ReplayClock } from '../../data/stream-time.ts';
import { formatCount, formatFullDay, formatFullMoment } from '../../text/format.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import type { StreamTranslator } from '../live/line-words.ts';
import live from '../live/live.module.css';

type Refusal = NonNullable<ReplayView['refusal']>;

export interface ReplayRefusalProps {
  readonly refusal: Refusal;
  readonly clock: ReplayClock;
  /** Start of the period that was asked for, epoch milliseconds UTC. */
  readonly start: number;
  readonly hrefOfDay: (day: string) => string;
}

/** Why the API refuses a replay, in the page's language. */
export function ReplayRefusal(props: ReplayRefusalProps): ReactElement {
  const { from, to } = props.refusal.figures;
  const isOutside = typeof from === 'string' && typeof to === 'string';
  return (
    <p className={live.sentence} data-tone="bad" role="alert">
      {isOutside ? (
        <Outside {...props} from={Date.parse(from)} to={Date.parse(to)} />
      ) : (
        <Sentence refusal={props.refusal} />
      )}
    </p>
  );
}

/** What can be replayed, and the day of it that is nearest to the one that was asked for. */
function Outside(props: ReplayRefusalProps & { from: number; to: number }): ReactElement {
  const { clock, start, hrefOfDay, from, to } = props;
  const { lang, text } = useTextWith(STREAM_TEXTS);
  // The end is excluded.
  const day = start < to ? from : to - 1;
  return (
    <>
      {text(`outside_${clock}`, { from: formatFullMoment(from, lang) })}{' '}
      <Link href={hrefOfDay(dayOf(day))}>{text('replayTitle', { day: formatFullDay(day, lang) })}</Link>
    </>
  );
}

/** Whether the same replay may be given later: a busy server passes, and what has not arrived yet comes. */
export const mayPass = ({ code, figures }: Refusal): boolean =>
  code === undefined || !isLastingCode(code) || figures.from === null;

/** The sentence of each code that a reader can do something about. */
const SENTENCE_OF = {
  BAD_RANGE: 'refusal_BAD_RANGE',
  TOO_COSTLY: 'refusal_TOO_COSTLY',
  TOO_MANY_REQUESTS: 'refusal_TOO_MANY_REQUESTS',
  TOO_MANY_SUBSCRIPTIONS: 'refusal_SERVER_BUSY',
  SERVER_BUSY: 'refusal_SERVER_BUSY',
} as const;

const isKnown = (code: string | undefined): code is keyof typeof SENTENCE_OF =>
  code !== undefined && Object.hasOwn(SENTENCE_OF, code);

function Sentence({ refusal: { code, message, figures } }: { refusal: Refusal }): ReactElement {
  const words = useTextWith(STREAM_TEXTS);
  const { text } = words;
  if (code === 'BAD_RANGE' && figures.from === null) return <>{text('replayNothing')}</>;
  if (isKnown(code)) return <>{text(SENTENCE_OF[code], { costs: costsOf(figures, words) })}</>;
  return (
    <>
      {text('refusal_OTHER')} <q lang="en">{message}</q>
    </>
  );
}

function costsOf({ cost, maxCost }: Refusal['figures'], { lang, text }: StreamTranslator): string {
  if (typeof cost !== 'number' || typeof maxCost !== 'number') return '';
  return text('replayCosts', { cost: formatCount(cost, lang), maxCost: formatCount(maxCost, lang) });
}
