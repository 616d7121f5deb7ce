import type { ReactElement } from 'react';
import type { Refusal } from '../data/refusal.ts';
import { REFUSAL_TEXTS } from '../text/texts-refusal.ts';
import { useTextWith } from '../text/use-text.ts';
import { refusalSentence } from './refusal-sentence.ts';

export interface RefusalTextProps {
  readonly by: Refusal;
  /** The knowledge that was asked for, in epoch milliseconds. */
  readonly asOf?: number | null;
}

/** Why there is no data, in the page's language; the server's own words are marked as such. */
export default function RefusalText({ by, asOf = null }: RefusalTextProps): ReactElement {
  const words = useTextWith(REFUSAL_TEXTS);
  const { sentence, serverSentence } = refusalSentence(by, words, asOf);
  return (
    <>
      {sentence}
      {serverSentence && (
        <>
          {' '}
          {words.text('serverSays')} <q lang="en">{serverSentence}</q>
        </>
      )}
    </>
  );
}
