import { useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { pacedFrames } from '../../data/paced-frames.ts';
import { ReplayPlayer, type ReplayQuestion, type ReplayView } from '../../data/replay-player.ts';
import { LiveContext } from '../../data/use-live.ts';

const DRAW_EVERY_MS = 250;

export interface Replay {
  readonly player: ReplayPlayer;
  readonly view: ReplayView;
  /** From the beginning. */
  again(): void;
}

/** A replay that begins by itself, unless the reader asks for less motion: then "Play" begins it. */
export function useReplay(question: ReplayQuestion, speed: number): Replay {
  const { clock } = useContext(LiveContext);
  const [run, setRun] = useState(0);
  const key = JSON.stringify(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is another player; another speed is not
  const player = useMemo(() => {
    const url = new URL('/graphql', window.location.href);
    const requestFrame = pacedFrames(DRAW_EVERY_MS);
    return new ReplayPlayer(JSON.parse(key), speed, { url, requestFrame, now: clock.now });
  }, [key, run, clock]);
  useEffect(() => {
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!isCalm || run > 0) player.play();
    return () => player.pause();
  }, [player, run]);
  useEffect(() => player.setSpeed(speed), [player, speed]);
  const view = useSyncExternalStore(player.subscribe, player.view);
  return { player, view, again: () => setRun(run + 1) };
}
