import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { redactedUrl } from '@courant/core/base';
import { type EventLog, READINGS } from '@courant/core/log';
import type { Config } from '@courant/core/run';
import { extentsOf } from './extents.ts';
import { RebuildEndedError } from './rebuild-ended.ts';

type LogLocation = Pick<Config, 'logUrl' | 'dataDir'>;

/**
 * Call it before the log is opened, which would create an embedded log that does not exist.
 * @throws RebuildEndedError naming the folder
 */
export function assertLogExists(location: LogLocation): void {
  if (isEmbedded(location) && !existsSync(folderOf(location)))
    throw new RebuildEndedError(noReadingsMessage(location));
}

/** @throws RebuildEndedError naming the log, if it holds no readings */
export async function assertHasReadings(log: EventLog, location: LogLocation): Promise<void> {
  const extents = await extentsOf(log, READINGS);
  if (extents.every(({ first, end }) => first === end))
    throw new RebuildEndedError(noReadingsMessage(location));
}

const isEmbedded = ({ logUrl }: LogLocation): boolean => logUrl === 'embedded:';
const folderOf = ({ dataDir }: LogLocation): string => join(dataDir, 'log');

function noReadingsMessage(location: LogLocation): string {
  if (!isEmbedded(location))
    return `The log at ${redactedUrl(location.logUrl)} holds no reading: see LOG_URL.`;
  return (
    `There is no reading in ${folderOf(location)}: DATA_DIR names the folder that Courant runs on, ` +
    '"data-simulated" where it shows simulated data.'
  );
}
