import { type ReactElement, useState } from 'react';
import { copyText } from '../data/copy-text.ts';
import styles from './playground.module.css';

export interface CopyButtonsProps {
  /** What each button copies, by its label, found when it is pressed; of undefined it says that there is none. */
  readonly texts: Readonly<Record<string, () => string | undefined>>;
  /** What the texts are made of: with another, what was said of them is gone. */
  readonly of: unknown;
}

/** Buttons that copy a text, and say that they did. */
export function CopyButtons({ texts, of }: CopyButtonsProps): ReactElement {
  const [said, setSaid] = useState({ of, sentence: '' });
  const say = (sentence: string): void => setSaid({ of, sentence });
  const copy = async (label: string, text: string | undefined): Promise<void> => {
    if (text === undefined) return say(`${label}: there is none for this operation`);
    await copyText(text).then(
      () => say(`${label}: copied`),
      (error: Error) => say(error.message),
    );
  };
  return (
    <fieldset className={styles.buttons} aria-label="Copy">
      <span aria-hidden="true">Copy</span>
      {Object.entries(texts).map(([label, text]) => (
        <button key={label} type="button" aria-label={`Copy ${label}`} onClick={() => copy(label, text())}>
          {label}
        </button>
      ))}
      <span role="status">{said.of === of ? said.sentence : ''}</span>
    </fieldset>
  );
}
