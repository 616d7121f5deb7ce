import type { IngestProgress } from '../progress.ts';

/** One line for a person. */
export interface NoticeLine {
  readonly level: 'info' | 'warn';
  readonly text: string;
}

/** What a finished ask of one feed gives a person to read that they have not read yet: mostly nothing. */
export type Notice = (progress: IngestProgress) => readonly NoticeLine[];

export const warning = (text: string): NoticeLine => ({ level: 'warn', text });

/** Remembers keys: true for one that is new, false for one that came before. */
export function createFirstTimes(): (key: string) => boolean {
  const keys = new Set<string>();
  return (key) => {
    const isNew = !keys.has(key);
    keys.add(key);
    return isNew;
  };
}
