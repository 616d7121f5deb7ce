import type { ReactElement } from 'react';
import type { ReplayPhase } from '../../data/replay-player.ts';
import { formatCount } from '../../text/format.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import { DayInput } from '../day-input.tsx';
import panel from '../panel.module.css';
import bar from '../range-toolbar.module.css';
import type { PageState } from '../use-page-state.ts';
import styles from './replay.module.css';
import { CLOCKS, type ReplayState, SPEEDS } from './replay-state.ts';
import { Segments } from './segments.tsx';

/** Which day is replayed, how fast, and in the order of which time. */
export function ReplayChoices({ page, day }: { page: PageState<ReplayState>; day: string }): ReactElement {
  const { lang, text } = useTextWith(STREAM_TEXTS);
  const { speed, clock } = page.state;
  return (
    <div className={`${bar.toolbar} ${styles.choices}`}>
      <DayInput
        label={text('replayDay')}
        day={day}
        onChoose={(next) => page.push({ dates: { from: next, to: next }, badDay: null })}
      />
      <Segments
        label={text('replaySpeed')}
        chosen={speed}
        options={SPEEDS}
        nameOf={(each) => text('replaySpeedOf', { n: formatCount(each, lang) })}
        onChoose={(next) => page.set({ speed: next })}
      />
      <Segments
        label={text('replayClock')}
        chosen={clock}
        options={CLOCKS}
        nameOf={(each) => text(`clock_${each}`)}
        onChoose={(next) => page.push({ clock: next })}
      />
      <span className={panel.soft}>{text(`clockWhy_${clock}`)}</span>
    </div>
  );
}

export interface ReplayButtonsProps {
  readonly phase: ReplayPhase;
  /** Whether it makes sense to begin again. */
  readonly hasAgain: boolean;
  readonly onPlay: () => void;
  readonly onPause: () => void;
  readonly onAgain: () => void;
}

/** Plays, pauses and begins again. */
export function ReplayButtons(props: ReplayButtonsProps): ReactElement {
  const { phase, hasAgain, onPlay, onPause, onAgain } = props;
  const { text } = useTextWith(STREAM_TEXTS);
  const isOver = phase === 'ENDED' || phase === 'REFUSED';
  return (
    <span className={styles.buttons}>
      {!isOver && (
        <button type="button" className={panel.button} onClick={phase === 'PLAYING' ? onPause : onPlay}>
          {text(phase === 'PLAYING' ? 'pauseReplay' : phase === 'PAUSED' ? 'goOn' : 'playReplay')}
        </button>
      )}
      {phase !== 'READY' && hasAgain && (
        <button type="button" className={panel.button} onClick={onAgain}>
          {text(phase === 'REFUSED' ? 'retry' : 'again')}
        </button>
      )}
    </span>
  );
}
