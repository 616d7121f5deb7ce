import { useEffect, useRef, useState } from 'react';
import type { EventLine } from '../../data/event-line.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import { lineSentence } from './line-words.ts';

/** Lines may come faster than they can be said: so often is said how many came, and the last one of them. */
const EVERY_MS = 5_000;

/**
 * What a screen reader hears of new lines.
 * @param lines those that a filter shows, newest first
 * @param newestIndex of all lines; what came before is not new when a wider filter shows it
 */
export function useAnnounced(lines: readonly EventLine[], newestIndex: number): string {
  const translator = useTextWith(STREAM_TEXTS);
  const current = useRef({ lines, newestIndex, translator });
  current.current = { lines, newestIndex, translator };
  const announcedIndex = useRef(newestIndex);
  const [words, setWords] = useState('');
  useEffect(() => {
    const timer = setInterval(() => {
      const { lines, newestIndex, translator } = current.current;
      const fresh = lines.filter(({ index }) => index > announcedIndex.current);
      announcedIndex.current = newestIndex;
      const [newest] = fresh;
      if (!newest) return;
      const last = lineSentence(newest, translator);
      setWords(fresh.length === 1 ? last : translator.text('newLines', { n: fresh.length, last }));
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return words;
}
