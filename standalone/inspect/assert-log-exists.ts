import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError, simulatedFolderOf } from '@courant/core/run';

const holdsLog = (dataDir: string): boolean => existsSync(join(dataDir, 'log'));

/** @throws ConfigError where DATA_DIR holds no embedded log; it names the folder of simulated data if that one does */
export function assertLogExists({ dataDir, logUrl }: Pick<Config, 'dataDir' | 'logUrl'>): void {
  if (logUrl !== 'embedded:' || holdsLog(dataDir)) return;
  const simulated = simulatedFolderOf(dataDir);
  const allowed = holdsLog(simulated)
    ? `"${simulated}", which holds simulated data`
    : 'the folder that Courant runs on';
  throw new ConfigError(`DATA_DIR: met "${dataDir}", which holds no log, allowed: ${allowed}.`);
}
