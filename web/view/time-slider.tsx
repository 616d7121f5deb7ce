import { HOUR, MINUTE } from '@courant/core/domain';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { timeTicks } from '../chart/ticks.ts';
import { formatFullMoment, formatMoment } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import panel from './panel.module.css';
import styles from './time-slider.module.css';
import type { Timeline } from './use-timeline.ts';

/** Hours of the day in a second. */
const SPEEDS = [1, 2, 4, 8] as const;
const QUARTER_HOUR = 15 * MINUTE;
/** A tick each six hours, and one more where both ends have one. */
const TICKS = 5;

export interface TimeSliderProps {
  readonly timeline: Timeline;
  readonly now: number;
}

/** Chooses the moment that figures, stack, map and table show: by pointer, by keys, or by playing the day. */
export function TimeSlider({ timeline, now }: TimeSliderProps): ReactElement {
  const { lang, text } = useText();
  const { slots, slot, at, newSlots, choose, goLive } = timeline;
  const [hoursPerSecond, setSpeed] = useState<number>(SPEEDS[1]);
  const { isPlaying, toggle, stop } = usePlayer(timeline, hoursPerSecond);
  const start = slots[slot];
  const isLive = at === null;
  return (
    <section className={styles.bar} aria-label={text('slider')}>
      <button type="button" className={styles.play} onClick={toggle} disabled={slots.length < 2}>
        <span aria-hidden="true">{isPlaying ? '❚❚' : '▶'}</span>
        <span className="visually-hidden">{text(isPlaying ? 'pause' : 'play')}</span>
      </button>
      <label className={styles.speed}>
        <span className="visually-hidden">{text('speed')}</span>
        <select value={hoursPerSecond} onChange={(event) => setSpeed(Number(event.target.value))}>
          {SPEEDS.map((speed) => (
            <option key={speed} value={speed}>
              {text('speedOf', { n: speed })}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.track}>
        <input
          type="range"
          min={0}
          max={Math.max(1, slots.length - 1)}
          value={slot}
          disabled={slots.length < 2}
          aria-label={text('slider')}
          aria-valuetext={start === undefined ? text('loading') : formatFullMoment(start, lang)}
          onChange={(event) => {
            stop();
            choose(Number(event.target.value));
          }}
        />
        <Ticks slots={slots} />
      </div>
      <output className={styles.time}>{start === undefined ? '…' : formatMoment(start, now, lang)}</output>
      <button
        type="button"
        className={`${panel.button} ${styles.live}`}
        disabled={isLive}
        onClick={() => {
          stop();
          goLive();
        }}
      >
        {text(isLive ? 'live' : 'backToLive')}
        {newSlots > 0 && ` · ${text('newSlots', { n: newSlots })}`}
      </button>
    </section>
  );
}

/** The hours under the track. */
function Ticks({ slots }: { slots: readonly number[] }): ReactElement {
  const { lang } = useText();
  const [first, last] = [slots[0], slots.at(-1)];
  if (first === undefined || last === undefined || first === last) return <div className={styles.ticks} />;
  return (
    <div className={styles.ticks} aria-hidden="true">
      {timeTicks(first, last, TICKS, lang).map(({ at, label }) => (
        <span key={at} style={{ left: `${((at - first) / (last - first)) * 100}%` }}>
          {label}
        </span>
      ))}
    </div>
  );
}

interface Player {
  readonly isPlaying: boolean;
  toggle(): void;
  stop(): void;
}

/** Moves the slider on by itself. From the end it begins at the beginning; at the end it stops. */
function usePlayer({ slots, slot, choose }: Timeline, hoursPerSecond: number): Player {
  const [isPlaying, setPlaying] = useState(false);
  const last = slots.length - 1;
  const step = useRef(() => {});
  step.current = () => {
    if (slot + 1 >= last) setPlaying(false);
    choose(slot + 1);
  };
  const slotMs = (slots[1] ?? QUARTER_HOUR) - (slots[0] ?? 0);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => step.current(), (1000 * slotMs) / HOUR / hoursPerSecond);
    return () => clearInterval(timer);
  }, [isPlaying, slotMs, hoursPerSecond]);
  return {
    isPlaying,
    toggle: () => {
      if (!isPlaying && slot >= last) choose(0);
      setPlaying(!isPlaying);
    },
    stop: () => setPlaying(false),
  };
}
