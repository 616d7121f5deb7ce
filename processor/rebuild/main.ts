import { openLog } from '@courant/core/log';
import { ConfigError, opened, runLine } from '@courant/core/run';
import { openNamespaces } from '@courant/core/store';
import { demandLog, demandReadings } from './demand-readings.ts';
import { toLines } from './progress.ts';
import { rebuild } from './rebuild.ts';

const FLAGS = ['--check', '--accept-loss', '--keep-old'] as const;

/** @throws ConfigError naming what was met and what is allowed */
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
await runLine('rebuild', async ({ config, signal }) => {
  const flags = readFlags(process.argv.slice(2));
  demandLog(config);
  await opened(await openLog(config.logUrl, config), async (log) => {
    await demandReadings(log, config);
    await opened(await openNamespaces(config.storeUrl, config), (namespaces) =>
      rebuild({
        log,
        namespaces,
        signal,
        checkOnly: flags.has('--check'),
        acceptLoss: flags.has('--accept-loss'),
        keepOld: flags.has('--keep-old'),
        tell: (progress) => {
          for (const line of toLines(progress)) console.log(line);
        },
      }),
    );
  });
});
