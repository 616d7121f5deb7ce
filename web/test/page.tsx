import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { AREA_CODES, type AreaCode, MINUTE } from '@courant/core/domain';
import { act, cleanup, configure, render } from '@testing-library/react';
import { of, throwError } from 'rxjs';
import { vi } from 'vitest';
import type { LiveEvent } from '../data/live-state.ts';
import { LiveStore } from '../data/live-store.ts';
import { LiveContext } from '../data/use-live.ts';
import type {
  DayQuery,
  LatestQuery,
  MixQuery,
  SeriesQuery,
  SeriesQueryVariables,
  StatusQuery,
  TodayQuery,
  UsualQuery,
} from '../gql/graphql.ts';
import { Root } from '../view/root.tsx';
import { readingFragment, TEN_AM } from './builders.ts';

// Checking whether parents are hidden costs seconds a test, since jsdom computes styles slowly.
// A busy machine may be slow to render: the timeout is long.
configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });

/** The answers of a test's server; each can be replaced while the page is open. */
export interface Answers {
  latest: () => LatestQuery;
  mix: () => MixQuery;
  series: (variables: SeriesQueryVariables) => SeriesQuery;
  status: () => StatusQuery;
  /** By the name of their operation, those that only one page asks. */
  others: Readonly<Record<string, (variables: Record<string, unknown>) => object>>;
  day: () => DayQuery;
  usual: () => UsualQuery;
  today: () => TodayQuery;
}

export const HEALTHY_STATUS: StatusQuery = {
  freshness: { backfill: null },
  publisher: {
    credit: 'RTE, éCO2mix via ODRé',
    licence: 'Licence Ouverte 2.0',
    licenceUrl: 'https://example.org/licence',
    simulated: false,
    reachable: true,
    lastSuccessAt: null,
  },
};

/** Every area with a consumption of its own: IDF 1000, CVL 1100, and so on; the country 99 000. */
export function latestAnswer(): LatestQuery {
  const consumption = (code: AreaCode) => (code === 'FR' ? 99_000 : 900 + 100 * AREA_CODES.indexOf(code));
  return {
    freshness: { serverTime: new Date().toISOString() },
    areas: AREA_CODES.map((code) => ({
      code,
      latest: readingFragment(code, TEN_AM, {
        consumption: consumption(code),
        production: 500,
        exchange: -40,
      }),
    })),
  };
}

const NO_MIX: MixQuery = { area: { code: 'FR', mix: null } };

/** Shortly after the slots of `latestAnswer` were published. */
const NOW = TEN_AM + 30 * MINUTE;

/** Opens the whole page at an address, with answers and events from the test, at 10:30 in Paris or at another time. */
export function openPage(path: string, overrides: Partial<Answers> = {}, now: number = NOW) {
  stubLayout();
  vi.useFakeTimers({ now, toFake: ['Date'] });
  window.history.replaceState(null, '', path);
  const refuse = () => {
    throw new Error('this test answers no series');
  };
  const answers: Answers = {
    latest: latestAnswer,
    mix: () => NO_MIX,
    series: refuse,
    status: () => HEALTHY_STATUS,
    others: {},
    day: refuse,
    usual: refuse,
    today: () => ({ records: [] }),
    ...overrides,
  };
  const requests: { name: string; variables: Record<string, unknown> }[] = [];
  const link = new ApolloLink(({ operationName, variables }) => {
    // The end of a window is answered as a window is.
    const isTail = operationName === 'SeriesTail';
    const name = (isTail ? 'series' : (operationName ?? '').toLowerCase()) as Exclude<
      keyof Answers,
      'others'
    >;
    requests.push({ name, variables });
    const other = answers.others[operationName ?? ''];
    try {
      if (other) return of({ data: other(variables) });
      const data = answers[name](variables as SeriesQueryVariables);
      return of({ data: isTail ? { ...data, window: (data as SeriesQuery).values } : data });
    } catch (error) {
      return throwError(() => error);
    }
  });
  const client = new ApolloClient({
    link,
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { fetchPolicy: 'no-cache' } },
  });
  const store = new LiveStore({ requestFrame: (draw) => draw() });
  const view = render(
    <ApolloProvider client={client}>
      <LiveContext value={store}>
        <Root />
      </LiveContext>
    </ApolloProvider>,
  );
  const receive = (...events: LiveEvent[]) => act(() => events.forEach((event) => void store.receive(event)));
  return { ...view, answers, requests, store, receive };
}

export const closePage = (): void => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.restoreAllMocks();
  localStorage.clear();
};

/** Nothing comes near the screen but by `scrollTo`. */
class ScrollObserver {
  static readonly #all = new Set<ScrollObserver>();
  readonly #notify: (entries: readonly { isIntersecting: boolean }[]) => void;
  #element: Element | undefined;

  constructor(notify: (entries: readonly { isIntersecting: boolean }[]) => void) {
    this.#notify = notify;
  }

  observe(element: Element) {
    this.#element = element;
    ScrollObserver.#all.add(this);
  }

  disconnect() {
    ScrollObserver.#all.delete(this);
  }

  static notify(isNear: (element: Element) => boolean) {
    for (const each of [...ScrollObserver.#all])
      if (each.#element && isNear(each.#element)) each.#notify([{ isIntersecting: true }]);
  }
}

/** Brings an element near the screen that is observed until then; without one, all of the page. */
export const scrollTo = (element?: Element): void =>
  act(() => ScrollObserver.notify((each) => element === undefined || each === element));

/** jsdom lays nothing out: every element is 900 px wide. */
function stubLayout(): void {
  const observer = class {
    observe() {}
    disconnect() {}
  };
  vi.stubGlobal('ResizeObserver', observer);
  vi.stubGlobal('IntersectionObserver', ScrollObserver);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue({
    width: 900,
    height: 400,
    left: 0,
    top: 0,
  } as DOMRect);
}
