import { memo, type ReactElement } from 'react';
import type { EventLine } from '../../data/event-line.ts';
import { formatTime } from '../../text/format.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import { lineWords } from './line-words.ts';
import styles from './live.module.css';

/** The lines of a log, newest first. What a screen reader hears of them is said elsewhere. */
export function EventList({ lines }: { lines: readonly EventLine[] }): ReactElement {
  const { text } = useTextWith(STREAM_TEXTS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <section className={styles.lines} tabIndex={0} aria-label={text('logLines')}>
      <ol>
        {lines.map((line) => (
          <Line key={line.index} line={line} />
        ))}
      </ol>
    </section>
  );
}

const Line = memo(function Line({ line }: { line: EventLine }): ReactElement {
  const translator = useTextWith(STREAM_TEXTS);
  const { area, kind, slot, what } = lineWords(line, translator);
  return (
    <li data-kind={line.content.kind}>
      <time dateTime={new Date(line.at).toISOString()}>{formatTime(line.at, translator.lang)}</time>
      <span className={styles.kind}>{kind}</span>
      {area !== '' && <strong>{area}</strong>}
      {slot !== '' && <span className={styles.slot}>{slot}</span>}
      <span className={styles.what}>{what}</span>
    </li>
  );
});
