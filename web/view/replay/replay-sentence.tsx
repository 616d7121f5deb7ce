import type { ReactElement } from 'react';
import type { EventLogView } from '../../data/event-log.ts';
import type { ReplayView } from '../../data/replay-player.ts';
import type { ReplayClock } from '../../data/stream-time.ts';
import { formatCount, formatFullMoment } from '../../text/format.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import type { StreamTranslator } from '../live/line-words.ts';
import live from '../live/live.module.css';
import { StreamSentence } from '../live/stream-sentence.tsx';

export interface ReplaySentenceProps {
  readonly view: ReplayView;
  readonly log: EventLogView;
  readonly clock: ReplayClock;
}

/** What a replay does at the moment, or why it does not. */
export function ReplaySentence({ view, log, clock }: ReplaySentenceProps): ReactElement {
  const translator = useTextWith(STREAM_TEXTS);
  const { lang, text } = translator;
  const { phase, refusal } = view;
  if (refusal) {
    return (
      <p className={live.sentence} data-tone="bad" role="alert">
        {refusalText(refusal, translator)}
      </p>
    );
  }
  if (phase === 'PLAYING' && log.saidUntil !== null) return <StreamSentence view={log} />;
  const until = log.saidUntil;
  const words: Readonly<Record<typeof phase, string>> = {
    READY: text('replayReady'),
    PLAYING: text('replayWaiting'),
    PAUSED:
      until === null ? text('replayReady') : text('replayPaused', { when: formatFullMoment(until, lang) }),
    ENDED:
      log.events === 0 ? text(`none_${clock}`) : text('replayEnded', { n: formatCount(log.events, lang) }),
    REFUSED: '',
  };
  return (
    <p className={live.sentence} role="status">
      {words[phase]}
    </p>
  );
}

/** The sentence of each code that a reader can do something about. */
const SENTENCE_OF = {
  BAD_RANGE: 'refusal_BAD_RANGE',
  TOO_COSTLY: 'refusal_TOO_COSTLY',
  TOO_MANY_REQUESTS: 'refusal_TOO_MANY_REQUESTS',
  TOO_MANY_SUBSCRIPTIONS: 'refusal_SERVER_BUSY',
  SERVER_BUSY: 'refusal_SERVER_BUSY',
} as const;

function refusalText(
  { code, message }: NonNullable<ReplayView['refusal']>,
  { text }: StreamTranslator,
): string {
  const key = Object.entries(SENTENCE_OF).find(([known]) => known === code)?.[1] ?? 'refusal_OTHER';
  return text(key, { why: message });
}
