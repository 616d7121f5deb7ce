import { useText } from '../../text/use-text.ts';
import { toAgeText } from '../freshness.ts';

/** How long an instant is past, in words: "4 min". */
export function useAgo(now: number): (instant: string) => string {
  const { text } = useText();
  return (instant) => {
    const { key, words } = toAgeText(Math.max(0, now - Date.parse(instant)));
    return text(key, words);
  };
}
