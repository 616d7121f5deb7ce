import { TestLine } from '@courant/core/testing';
import { type Api, type ApiOptions, openApi } from '../index.ts';

export interface Answer {
  readonly status: number;
  // Its shape depends on the query, so each test states the shape it expects.
  readonly data: Record<string, never> & Record<string, unknown>;
  readonly errors: readonly { message: string; path?: unknown; extensions: { code: string } }[] | undefined;
}

export interface TestApi {
  readonly api: Api;
  readonly line: TestLine;
  /** The errors that the api reported. */
  readonly failures: unknown[];
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  close(): Promise<void>;
}

/** The api on a free port, with a line in memory. */
export async function openTestApi(
  now: () => number,
  over: Partial<ApiOptions> = {},
  line?: TestLine,
): Promise<TestApi> {
  const ownLine = line ?? (await TestLine.open(now));
  const failures: unknown[] = [];
  const api = await openApi({
    log: ownLine.log,
    store: ownLine.store,
    host: '127.0.0.1',
    port: 0,
    webDir: null,
    playgroundDir: null,
    simulated: false,
    now,
    onFailure: (error) => failures.push(error),
    onRefusedSocket: () => undefined,
    ...over,
  });
  return {
    api,
    line: ownLine,
    failures,
    async ask(query, variables) {
      const response = await fetch(`${api.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
    },
    close: () => api.close(),
  };
}
