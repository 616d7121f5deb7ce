import { useEffect, useRef, useState } from 'react';
import type { EventLine } from '../../data/event-line.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import { lineSentence } from './line-words.ts';

/** Lines may come faster than they can be said: so often is said how many came, and the last one of them. */
const EVERY_MS = 5_000;

/** What a screen reader hears of new lines. */
export function useAnnounced(lines: readonly EventLine[]): string {
  const translator = useTextWith(STREAM_TEXTS);
  const current = useRef({ lines, translator });
  current.current = { lines, translator };
  const announcedIndex = useRef(lines[0]?.index ?? -1);
  const [words, setWords] = useState('');
  useEffect(() => {
    const timer = setInterval(() => {
      const [newest] = current.current.lines;
      if (!newest || newest.index <= announcedIndex.current) return;
      const n = newest.index - announcedIndex.current;
      announcedIndex.current = newest.index;
      const last = lineSentence(newest, current.current.translator);
      setWords(n === 1 ? last : current.current.translator.text('newLines', { n, last }));
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return words;
}
