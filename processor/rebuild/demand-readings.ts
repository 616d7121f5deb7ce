import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type EventLog, READINGS } from '@courant/core/log';
import { type Config, hidePassword } from '@courant/core/run';
import { extentsOf } from './extents.ts';
import { RebuildEndedError } from './rebuild-ended.ts';

type Place = Pick<Config, 'logUrl' | 'dataDir'>;

/**
 * Looks before the log is opened, which would make an embedded one that is not there.
 * @throws RebuildEndedError naming where it looked
 */
export function demandLog(place: Place): void {
  if (isEmbedded(place) && !existsSync(folderOf(place))) throw new RebuildEndedError(nothingIn(place));
}

/** @throws RebuildEndedError naming where it looked, if the log holds nothing that a store could be settled from */
export async function demandReadings(log: EventLog, place: Place): Promise<void> {
  const extents = await extentsOf(log, READINGS);
  if (extents.every(({ first, end }) => first === end)) throw new RebuildEndedError(nothingIn(place));
}

const isEmbedded = ({ logUrl }: Place): boolean => logUrl === 'embedded:';
const folderOf = ({ dataDir }: Place): string => join(dataDir, 'log');

function nothingIn(place: Place): string {
  if (!isEmbedded(place)) return `The log at ${hidePassword(place.logUrl)} holds no reading: see LOG_URL.`;
  return (
    `There is no reading in ${folderOf(place)}: DATA_DIR names the folder that Courant runs on, ` +
    '"data-simulated" where it shows simulated data.'
  );
}
