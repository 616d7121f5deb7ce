import { type ReactElement, useState } from 'react';
import { copyText } from './copy-text.ts';
import styles from './playground.module.css';

export interface CopyButtonsProps {
  /** What each button copies, by its label, found when it is pressed; of undefined it says that there is none. */
  readonly texts: Readonly<Record<string, () => string | undefined>>;
}

/** Buttons that copy a text, and say that they did. */
export function CopyButtons({ texts }: CopyButtonsProps): ReactElement {
  const [said, setSaid] = useState('');
  const copy = async (label: string, text: string | undefined): Promise<void> => {
    if (text === undefined) return setSaid(`${label}: there is none for this operation`);
    await copyText(text).then(
      () => setSaid(`${label}: copied`),
      (error: Error) => setSaid(error.message),
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
      <span role="status">{said}</span>
    </fieldset>
  );
}
