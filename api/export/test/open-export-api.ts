import { DAY, FIRST_NAMESPACE, type RegionCode } from '@courant/core/domain';
import { CHANGES } from '@courant/core/log';
import { type Namespaces, singleNamespace } from '@courant/core/store';
import { values, withOverrides } from '@courant/core/testing';
import type { ApiOptions } from '../../index.ts';
import { answerSeries } from '../../series/answer-series.ts';
import { SeriesSet } from '../../series/series-set-type.ts';
import { NOW, openSeededYear, type SeededYear } from '../../series/test/seeded-year.ts';
import { type SettledStore, type TestRequest, toQuestion } from '../../series/test/settled-store.ts';
import { openTestApi, type TestApi } from '../../test/open-test-api.ts';

/** The api over the seeded year: changes of clock, gaps, real time behind definitive half-hours. */
export interface ExportApi extends TestApi {
  /** Asks for an export by its parameters. */
  fetch(search: string, init?: RequestInit): Promise<Response>;
  /** The series of a chart that asks the same. */
  series(request: TestRequest): Promise<SeriesSet>;
  /** Publishes a definitive half-hour again. */
  correct(area: RegionCode, start: number): Promise<void>;
  /** Lets another namespace serve, with the same content, and announces it. */
  rebuild(): Promise<void>;
  /** Sets the api's clock to two days after everything that was published. */
  waitTwoDays(): void;
}

const ANY = Number.POSITIVE_INFINITY;

/** Settled once for a file of tests: each of them looks only for what it changes itself. */
let seededYear: Promise<SeededYear> | undefined;

export async function openExportApi(
  optionsOf: (settledStore: SettledStore) => Partial<ApiOptions> = () => ({}),
): Promise<ExportApi> {
  seededYear ??= openSeededYear();
  const { settledStore } = await seededYear;
  const { log, store } = settledStore;
  const namespace = { serving: FIRST_NAMESPACE };
  const namespaces: Namespaces = withOverrides(singleNamespace(store, FIRST_NAMESPACE), {
    pointer: async () => ({ namespace: namespace.serving, isAnnounced: true }),
    open: async () => store,
  });
  let clock = () => NOW;
  const api = await openTestApi(() => clock(), { log, store: namespaces, ...optionsOf(settledStore) });
  return {
    ...api,
    fetch: (search, init) => fetch(`${api.api.url}/export?${search}`, init),
    async series(request) {
      const answer = await answerSeries(
        toQuestion(request),
        settledStore.deps(NOW, { series: ANY, all: ANY }),
      );
      if (answer instanceof SeriesSet) return answer;
      throw new Error(answer.message);
    },
    correct: (area, start) =>
      settledStore.fill(area, 'DEFINITIVE', [start], () => values({ CONSUMPTION: 1, WIND: 1 })),
    async rebuild() {
      namespace.serving = 'second';
      await log.append(CHANGES, [{ rebuilt: namespace.serving }]);
    },
    waitTwoDays() {
      clock = () => Date.now() + 2 * DAY;
    },
  };
}
