import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { salvageEmbeddedLog, verifyEmbeddedLog } from '@courant/core/log';
import { type Config, ConfigError } from '@courant/core/run';
import { verifyEmbeddedStore } from '@courant/core/store';
import { assertLogExists } from './assert-log-exists.ts';

type Location = Pick<Config, 'dataDir' | 'logUrl' | 'storeUrl'>;
type Print = (line: string) => void;

/** Something is damaged. The lines before say what, and what to do. */
export class DamageFoundError extends Error {
  override readonly name = 'DamageFoundError';
}

/**
 * Checks every block of an embedded log and every chunk of an embedded store, and prints how many there are and what is
 * damaged.
 * @throws DamageFoundError; ConfigError where nothing is embedded or DATA_DIR holds nothing
 */
export async function verify({ dataDir, logUrl, storeUrl }: Location, print: Print): Promise<void> {
  const parts = [
    { part: 'log', isEmbedded: logUrl === 'embedded:', check: verifyEmbeddedLog },
    { part: 'store', isEmbedded: storeUrl === 'embedded:', check: verifyEmbeddedStore },
  ].filter(({ part, isEmbedded }) => isEmbedded && existsSync(join(dataDir, part)));
  if (parts.length === 0) {
    assertLogExists({ dataDir, logUrl });
    throw new ConfigError(`--verify: ${dataDir} holds no embedded log and no embedded store.`);
  }
  let damages = 0;
  for (const { part, check } of parts) {
    const found = await check(dataDir);
    const lines = [`${part} ${found.file}`, ...found.counts.map((line) => `  ${line}`)];
    const damaged = found.damages.map((line) => `  DAMAGED ${line}`);
    const advice = damaged.length > 0 ? [`  ${found.advice}`] : [];
    for (const line of [...lines, ...damaged, ...advice]) print(line);
    damages += damaged.length;
  }
  if (damages > 0)
    throw new DamageFoundError(`${damages} ${damages === 1 ? 'place is' : 'places are'} damaged.`);
  print('All of it is whole.');
}

/** Copies what can be read of a damaged log into another folder, and prints what is lost. */
export async function salvage(
  { dataDir }: Location,
  folder: string | undefined,
  print: Print,
): Promise<void> {
  if (folder === undefined)
    throw new ConfigError('--salvage: met nothing, allowed: a new folder for what can be read of the log.');
  const lost = await salvageEmbeddedLog(dataDir, folder);
  for (const line of lost) print(`LOST ${line}`);
  print(
    `The log of ${dataDir} was copied to ${folder}/log, ${lost.length === 0 ? 'all of it' : 'without what is named above'}. ` +
      `To go on with it, move ${dataDir}/log away and ${folder}/log there.`,
  );
}
