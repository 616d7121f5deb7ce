import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type EventLog, openLog, READINGS } from '@courant/core/log';

/** Whether an open log holds a reading of any region. */
export async function holdsReading(log: EventLog): Promise<boolean> {
  for (let partition = 0; partition < READINGS.partitions; partition++) {
    const { first, end } = await log.extent(READINGS, partition);
    if (end > first) return true;
  }
  return false;
}

/** Whether the embedded log of a folder holds a reading; a folder that does not exist is not created. */
export async function folderHoldsReading(logUrl: string, dataDir: string): Promise<boolean> {
  if (!existsSync(join(dataDir, 'log'))) return false;
  const log = await openLog(logUrl, { dataDir });
  try {
    return await holdsReading(log);
  } finally {
    await log.close();
  }
}
