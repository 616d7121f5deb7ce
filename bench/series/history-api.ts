import { type LimitValues, openApi } from '@courant/api';
import { FETCHES, openLog } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { completeHistoryFolder, filledFolder } from '../history/folder.ts';
import { LAST_YEAR } from '../history/slices.ts';
import { finishedBackfill } from './finished-backfill.ts';

/** When every question is asked, epoch milliseconds UTC: soon after the history's end. */
export const ASKED_AT = Date.UTC(LAST_YEAR + 1, 0, 10);

/** The api over a whole history, at a free port. No client is refused for its rate. */
export interface HistoryApi {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * @param folder where the history is; left out, where the last backfill put it
 * @throws Error where there is none
 */
export async function openHistoryApi(
  folder: string | undefined,
  limits: Partial<LimitValues> = {},
): Promise<HistoryApi> {
  const dataDir = folder === undefined ? completeHistoryFolder() : filledFolder(folder);
  const store = await openStore('embedded:', { dataDir });
  const log = await openLog('memory:', { dataDir: '' });
  await log.append(FETCHES, [finishedBackfill]);
  const api = await openApi({
    log,
    store,
    host: '127.0.0.1',
    port: 0,
    webDir: null,
    playgroundDir: null,
    simulated: false,
    now: () => ASKED_AT,
    limits: { costPerMinute: 2 ** 31 - 1, ...limits },
  });
  return {
    url: `${api.url}/graphql`,
    async close() {
      for (const opened of [api, log, store]) await opened.close();
    },
  };
}
