// @vitest-environment node
import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { DAY, MINUTE } from '@courant/core/domain';
import { type Random, seededRandom } from '@courant/core/testing';
import { Observable } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SeriesQueryVariables, SeriesTailQueryVariables } from '../gql/graphql.ts';
import { LineModel, type Quarter } from '../test/line-model.ts';
import { LiveStore } from './live-store.ts';
import { type FollowTiming, SeriesFollower } from './series-follower.ts';
import type { SeriesWindow } from './series-window.ts';
import { ZOOMS, type Zoom } from './zoom.ts';

const NOW = Date.UTC(2026, 9, 20, 8, 20);
const QUARTER_HOUR = 15 * MINUTE;
const WINDOW: SeriesWindow = {
  area: 'BRE',
  zoom: '1D',
  dates: null,
  step: null,
  view: 'POWER',
  asOf: null,
  maxPoints: 750,
};
const HISTORY_FROM = NOW - 45 * DAY;
const SETTLED_MS = 7 * MINUTE;

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

function openStore(): LiveStore {
  const store = new LiveStore({ requestFrame: (draw) => draw() });
  store.setConnection('live');
  return store;
}

/** A region with a history of weeks, and pages over it; requests take up to three seconds, and some fail. */
function openLine(random: Random, failures: number) {
  const store = openStore();
  const line = new LineModel(HISTORY_FROM, NOW - 4 * DAY, (event) => store.receive(event));
  const state = { failures };
  const link = new ApolloLink(
    ({ operationName, variables }) =>
      new Observable((observer) => {
        const data =
          operationName === 'SeriesTail'
            ? line.answerTail(variables as SeriesTailQueryVariables)
            : line.answer(variables as SeriesQueryVariables);
        const isLost = random() < state.failures;
        setTimeout(() => {
          if (isLost) observer.error(new Error('the network is gone'));
          else observer.next({ data });
          observer.complete();
        }, random() * 3_000);
      }),
  );
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const timing: FollowTiming = { spreadMs: 1_500, everyMs: 5_000, clockEveryMs: 5 * MINUTE, random };
  /** A page of its own that opens now has received no event. */
  const follow = (zoom: Zoom, maxPoints: number, received = store) => {
    const follower = new SeriesFollower(client, received, { ...WINDOW, zoom, maxPoints }, timing);
    follower.start();
    return follower;
  };
  return { line, follow, state };
}

/** A quarter-hour as it may be published: now and then without its consumption. */
const drawQuarter = (random: Random): Quarter => ({
  consumption: random() < 0.05 ? null : Math.round(2_000 + random() * 500),
  wind: Math.round(random() * 900),
});

/** Publishes what the last slots lack, but for some that come late or never, and corrects one of the last days. */
function move(line: LineModel, random: Random): void {
  const now = Date.now();
  const newest = Math.floor(now / QUARTER_HOUR) * QUARTER_HOUR - 2 * QUARTER_HOUR;
  for (let back = 0; back < 4; back++)
    if (random() < 0.7) line.publish(newest - back * QUARTER_HOUR, drawQuarter(random));
  const days = random() < 0.1 ? 20 * random() : 2 * random();
  line.publish(Math.floor((now - days * DAY) / QUARTER_HOUR - 4) * QUARTER_HOUR, drawQuarter(random));
}

/** Each zoom, and grids for both widths of a plot. */
const WINDOWS = ZOOMS.map((zoom, i) => ({ zoom, maxPoints: i % 2 ? 750 : 150 }));
/** The others begin with the history: they grow, and do not slide. */
const SLIDING_WINDOWS = WINDOWS.slice(0, 4);
const YEAR_WINDOW = WINDOWS.filter(({ zoom }) => zoom === '1Y');

test.each([
  [9, 1, SLIDING_WINDOWS],
  [4, 4, YEAR_WINDOW],
  [1, 2, WINDOWS],
  [1, 3, WINDOWS],
])(
  'a page that was open for %i days shows what a page shows that opens now (seed %i)',
  { timeout: 240_000 },
  async (days, seed, windows) => {
    const random = seededRandom(seed);
    const { line, follow, state } = openLine(random, 0.1);
    for (let at = HISTORY_FROM; at < NOW - DAY / 24; at += QUARTER_HOUR)
      if (random() < 0.999) line.publish(at, drawQuarter(random));
    const opened = windows.map(({ zoom, maxPoints }) => follow(zoom, maxPoints));

    while (Date.now() < NOW + days * DAY) {
      await vi.advanceTimersByTimeAsync(random() * 180 * MINUTE);
      move(line, random);
    }
    state.failures = 0;
    const quarterEnd = Math.ceil(Date.now() / QUARTER_HOUR) * QUARTER_HOUR;
    await vi.advanceTimersByTimeAsync(quarterEnd - Date.now() + SETTLED_MS);
    const fresh = windows.map(({ zoom, maxPoints }) => follow(zoom, maxPoints, openStore()));
    await vi.advanceTimersByTimeAsync(SETTLED_MS);

    for (const [i, { zoom, maxPoints }] of windows.entries())
      expect(opened[i]?.series(), `${zoom} in ${maxPoints}`).toEqual(fresh[i]?.series());
  },
);
