import { openLog } from '@courant/core/log';
import { ConfigError, runProcess, withResource } from '@courant/core/run';
import { openNamespaces } from '@courant/core/store';
import { assertHasReadings, assertLogExists } from './assert-readings.ts';
import { toLines } from './progress.ts';
import { rebuild } from './rebuild.ts';

const FLAGS = ['--check', '--accept-loss', '--keep-old'] as const;

/** @throws ConfigError naming the unknown flag and those that are allowed */
function readFlags(args: readonly string[]): ReadonlySet<string> {
  const unknown = args.find((arg) => !(FLAGS as readonly string[]).includes(arg));
  if (unknown !== undefined)
    throw new ConfigError(`npm run rebuild: met "${unknown}", allowed: ${FLAGS.join(', ')}.`);
  return new Set(args);
}

// npm run rebuild                      settles the log into a new namespace, compares, lets it serve, drops the old one
// npm run rebuild -- --check           compares only
// npm run rebuild -- --accept-loss     lets it serve even where readings that serve are not in the log
// npm run rebuild -- --keep-old        leaves the old one, for the next rebuild to drop
await runProcess('rebuild', async ({ config, signal }) => {
  const flags = readFlags(process.argv.slice(2));
  assertLogExists(config);
  await withResource(await openLog(config.logUrl, config), async (log) => {
    await assertHasReadings(log, config);
    await withResource(await openNamespaces(config.storeUrl, config), (namespaces) =>
      rebuild({
        log,
        namespaces,
        signal,
        checkOnly: flags.has('--check'),
        acceptLoss: flags.has('--accept-loss'),
        keepOld: flags.has('--keep-old'),
        onProgress: (progress) => {
          for (const line of toLines(progress)) console.log(line);
        },
      }),
    );
  });
});
