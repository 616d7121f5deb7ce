import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openLog } from '@courant/core/log';
import { ConfigError, runProcess, withResource } from '@courant/core/run';
import { acceptDrift } from './accept-drift.ts';

// npm run accept-drift                           lists how the feeds differ from what they were
// npm run accept-drift -- <feed> <column>        accepts one difference; of a region by its INSEE code
await runProcess('accept-drift', async ({ config, signal }) => {
  const folder = join(config.dataDir, 'log');
  if (config.logUrl === 'embedded:' && !existsSync(folder))
    throw new ConfigError(`There is no log in ${folder}: DATA_DIR names the folder that Courant runs on.`);
  await withResource(await openLog(config.logUrl, config), async (log) => {
    for (const line of await acceptDrift({ log, args: process.argv.slice(2), now: Date.now, signal }))
      console.log(line);
  });
});
