import { type ReactElement, useEffect, useSyncExternalStore } from 'react';
import { CopyButtons } from './copy-buttons.tsx';
import styles from './playground.module.css';
import { resumedOperation } from './resumed-operation.ts';
import type { LogLine, StreamLog } from './stream-log.ts';
import { useOperationEditors } from './use-tab.ts';

const TICK_MS = 1_000;

/** Each event of a subscription, newest first; how many there are and how fast; and where to go on. */
export function StreamLogPanel({ log }: { readonly log: StreamLog }): ReactElement {
  const { lines, events, lastMinute, cursor, isOpen } = useSyncExternalStore(log.subscribe, log.view);
  useEffect(() => {
    const timer = setInterval(log.tick, TICK_MS);
    return () => clearInterval(timer);
  }, [log]);
  return (
    <>
      <div className={styles.bar}>
        <span role="status">
          {isOpen ? 'Open' : 'Ended'}: {events} {events === 1 ? 'event' : 'events'}, {lastMinute} in the last
          minute
        </span>
        {cursor !== null && <Cursor cursor={cursor} log={log} />}
        <button type="button" onClick={log.clear}>
          Clear
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse */}
      <section className={styles.scroll} tabIndex={0} aria-label="Log of the stream">
        <ol className={styles.log}>
          {lines.map((line) => (
            <LogEntry key={line.index} line={line} />
          ))}
        </ol>
      </section>
    </>
  );
}

function Cursor({ cursor, log }: { readonly cursor: string; readonly log: StreamLog }): ReactElement {
  const editors = useOperationEditors();
  const resume = (): void => {
    log.resume(cursor);
    editors.runInstead(resumedOperation(editors.read(), cursor));
  };
  return (
    <>
      <span>
        last cursor <code data-cursor>{cursor}</code>
      </span>
      <button type="button" onClick={resume}>
        Resume from here
      </button>
      <CopyButtons texts={{ cursor: () => cursor }} of={cursor} />
    </>
  );
}

function LogEntry({ line: { at, kind, summary } }: { readonly line: LogLine }): ReactElement {
  return (
    <li data-kind={kind}>
      <time dateTime={new Date(at).toISOString()}>{new Date(at).toLocaleTimeString('en-GB')}</time>
      <b>{kind}</b> <span>{summary}</span>
    </li>
  );
}
