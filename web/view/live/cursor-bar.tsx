import { type ReactElement, useState } from 'react';
import { copyText } from '../../data/copy-text.ts';
import type { TextKey } from '../../text/texts.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import panel from '../panel.module.css';
import styles from './live.module.css';

export interface CursorBarProps {
  readonly cursor: string;
  /** The playground with the subscription behind this cursor. */
  readonly playgroundHref: string;
}

/** Where the stream stands, to go on from elsewhere. */
export function CursorBar({ cursor, playgroundHref }: CursorBarProps): ReactElement {
  const { text } = useTextWith(STREAM_TEXTS);
  const [message, setMessage] = useState<TextKey | null>(null);
  const copy = () =>
    void copyText(cursor).then(
      () => setMessage('copied'),
      () => setMessage('notCopied'),
    );
  return (
    <div className={styles.cursorBar}>
      <span className={panel.soft}>{text('cursor')}</span>
      <code title={cursor}>{cursor}</code>
      <button type="button" className={panel.button} onClick={copy}>
        {text('copyCursor')}
      </button>
      <span role="status" className={panel.soft}>
        {message && text(message)}
      </span>
      <a href={playgroundHref}>{text('resumeInPlayground')}</a>
    </div>
  );
}
