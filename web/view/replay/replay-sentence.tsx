import type { ReactElement } from 'react';
import type { EventLogView } from '../../data/event-log.ts';
import type { ReplayView } from '../../data/replay-player.ts';
import { formatCount, formatFullMoment } from '../../text/format.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import live from '../live/live.module.css';
import { StreamSentence } from '../live/stream-sentence.tsx';
import { ReplayRefusal, type ReplayRefusalProps } from './replay-refusal.tsx';

export interface ReplaySentenceProps extends Omit<ReplayRefusalProps, 'refusal'> {
  readonly view: ReplayView;
  readonly log: EventLogView;
}

/** What a replay does at the moment, or why it does not. */
export function ReplaySentence(props: ReplaySentenceProps): ReactElement {
  const { view, log, clock, start, hrefOfDay } = props;
  const { lang, text } = useTextWith(STREAM_TEXTS);
  const { phase, refusal } = view;
  if (refusal) return <ReplayRefusal refusal={refusal} clock={clock} start={start} hrefOfDay={hrefOfDay} />;
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
