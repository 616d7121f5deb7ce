import { copyEmbeddedLog, openLog } from '@courant/core/log';
import { type Config, ConfigError, runProcess, withResource } from '@courant/core/run';
import { openNamespaces } from '@courant/core/store';
import { assertLogExists } from './assert-log-exists.ts';
import { describeLog, readPage, readPageRequest } from './dump-log.ts';
import { describeNamespaces } from './dump-store.ts';
import { salvage, verify } from './dump-verify.ts';

const printLines = (lines: readonly string[]): void => console.log(lines.join('\n'));

async function describe(config: Config): Promise<void> {
  const { dataDir, logUrl } = config;
  const store = await describeStore(config);
  await withResource(await openLog(logUrl, { dataDir, readOnly: true }), async (log) =>
    printLines(await describeLog(log)),
  );
  if (store) printLines(store);
}

/** One process opens an embedded store: while Courant runs, this says so at once, and only the log is described. */
async function describeStore({ dataDir, storeUrl }: Config): Promise<string[] | undefined> {
  let lines: string[] | undefined;
  try {
    await withResource(await openNamespaces(storeUrl, { dataDir }), async (namespaces) => {
      lines = await describeNamespaces(namespaces);
    });
  } catch (error) {
    printLines([`store: ${error instanceof Error ? error.message : error}`]);
  }
  return lines;
}

async function showEntries({ dataDir, logUrl }: Config, args: readonly string[]): Promise<void> {
  const request = readPageRequest(args);
  await withResource(await openLog(logUrl, { dataDir, readOnly: true }), async (log) =>
    printLines(await readPage(log, request)),
  );
}

async function backUp({ dataDir }: Config, [folder]: readonly string[]): Promise<void> {
  if (folder === undefined)
    throw new ConfigError('--backup: met nothing, allowed: a folder to copy the log into.');
  await copyEmbeddedLog(dataDir, folder);
  printLines([`The log of ${dataDir} was copied to ${folder}/log.`]);
}

// npm run dump                                     extents of the embedded log, chunks of the store
// npm run dump -- readings PAC [offset [limit]]    entries of a region, the newest unless an offset is given
// npm run dump -- fetches|changes|rejected [offset [limit]]
// npm run dump -- --backup <folder>                copies the log into <folder>/log, even while it is written
// npm run dump -- --verify                         checks every block of the log and every chunk of the store
// npm run dump -- --salvage <folder>               copies what can be read of a damaged log into <folder>/log
await runProcess('dump', async ({ config }) => {
  const [first, ...rest] = process.argv.slice(2);
  if (first === '--verify') return verify(config, console.log);
  assertLogExists(config);
  if (first === undefined) return describe(config);
  if (first === '--backup') return backUp(config, rest);
  if (first === '--salvage') return salvage(config, rest[0], console.log);
  return showEntries(config, [first, ...rest]);
});
