import { existsSync, readdirSync } from 'node:fs';
import { inHouse } from './house.mjs';
import { prepare } from './prepare.mjs';

// `npm run bench -- series` runs line/bench/series.ts; `npm run dump` runs line/start/dump.ts; `npm run services` runs
// line/services/main.ts; `npm run rebuild` runs processor/rebuild/main.ts, which is in the processor's image, too.
const [tool, ...rest] = process.argv.slice(2);
await prepare();
// As the start does; a command among services may be a test.
if (tool !== 'services') process.env.NODE_ENV ??= 'production';
if (tool === 'bench') await runBench(rest);
else if (tool === 'services') await run('line/dist/services/main.js', rest);
else if (tool === 'rebuild') await run('processor/dist/rebuild/main.js', rest);
else await run(`line/dist/start/${tool}.js`, rest);

/** @param {string[]} args */
async function runBench([name, ...args]) {
  const names = readdirSync(inHouse('line/bench'))
    .filter((file) => /^[a-z-]+\.ts$/.test(file))
    .map((file) => file.slice(0, -3));
  if (name !== undefined && names.includes(name)) return run(`line/dist/bench/${name}.js`, args);
  console.error(
    `npm run bench -- <name>: met "${name ?? ''}", allowed: ${names.join(', ') || '(none yet)'}.`,
  );
  process.exitCode = 2;
}

/**
 * Hands this process over to a built script, with its own arguments.
 * @param {string} built
 * @param {string[]} args
 */
async function run(built, args) {
  if (!existsSync(inHouse(built))) throw new Error(`${built} is not there: the sources hold no such script.`);
  process.argv = [process.execPath, inHouse(built), ...args];
  await import(new URL(`../../${built}`, import.meta.url).href);
}
