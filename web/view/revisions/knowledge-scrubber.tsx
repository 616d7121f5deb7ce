import { type ReactElement, useEffect, useId, useState } from 'react';
import { formatFullMoment } from '../../text/format.ts';
import { QUALITY_TEXTS } from '../../text/texts-quality.ts';
import { useTextWith } from '../../text/use-text.ts';
import panel from '../panel.module.css';
import styles from './revisions.module.css';

/** A thumb that is drawn across passes many steps: the one where it rests is asked for. */
const REST_MS = 200;

export interface KnowledgeScrubberProps {
  /** Instants of knowledge, earliest first. */
  readonly ticks: readonly number[];
  readonly tick: number;
  readonly onChoose: (instant: number) => void;
}

/** Goes through the times at which the knowledge of a day changed. */
export function KnowledgeScrubber({ ticks, tick, onChoose }: KnowledgeScrubberProps): ReactElement {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  const list = useId();
  const [moved, setMoved] = useState<number | null>(null);
  const shown = Math.min(moved ?? tick, ticks.length - 1);
  const when = formatFullMoment(ticks[shown] ?? 0, lang);
  useEffect(() => {
    const instant = moved === null ? undefined : ticks[moved];
    if (instant === undefined) return;
    const timer = setTimeout(() => {
      onChoose(instant);
      setMoved(null);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [moved, ticks, onChoose]);
  return (
    <div className={styles.scrubber}>
      <label>
        <span>{text('scrubber')}</span>
        <input
          type="range"
          min={0}
          max={ticks.length - 1}
          value={shown}
          list={list}
          aria-valuetext={when}
          onChange={({ target }) => setMoved(Number(target.value))}
        />
      </label>
      <datalist id={list}>
        {ticks.map((each, i) => (
          <option key={each} value={i} />
        ))}
      </datalist>
      <p>
        <strong>{text('knownThen', { when })}</strong>{' '}
        <span className={panel.soft}>{text('scrubberWhy')}</span>
      </p>
    </div>
  );
}
