import { existsSync, readdirSync } from 'node:fs';
import { runNode } from './child.mjs';
import { prepare } from './prepare.mjs';
import { inRepo } from './repo-root.mjs';
import { killChildrenOnSignal } from './signal.mjs';

// `npm run bench -- series` runs bench/series.ts; `npm run dump` runs standalone/inspect/dump.ts; `npm run services` runs
// tools/services/main.ts, `npm run containers` tools/containers/main.ts; `npm run rebuild` runs processor/rebuild/main.ts and `npm run accept-drift`
// ingest/accept-drift/main.ts, which are in the images of these workers, too;
// `npm run attack` runs e2e/attack/main.ts, which is not built, as nothing of e2e is.
const [tool, ...rest] = process.argv.slice(2);
await prepare();
// As `npm start` does. Of these two each may run a test, which must not think itself in production.
if (tool !== 'services' && tool !== 'containers') process.env.NODE_ENV ??= 'production';
if (tool === 'bench') await runBench(rest);
else if (tool === 'attack') await runAttack(rest);
else if (tool === 'services' || tool === 'containers') await run(`tools/dist/${tool}/main.js`, rest);
else if (tool === 'rebuild') await run('processor/dist/rebuild/main.js', rest);
else if (tool === 'accept-drift') await run('ingest/dist/accept-drift/main.js', rest);
else await run(`standalone/dist/inspect/${tool}.js`, rest);

/** @param {string[]} args */
async function runBench([name, ...args]) {
  const names = readdirSync(inRepo('bench'))
    .filter((file) => /^[a-z-]+\.ts$/.test(file))
    .map((file) => file.slice(0, -3));
  if (name !== undefined && names.includes(name)) return run(`bench/dist/${name}.js`, args);
  console.error(
    `npm run bench -- <name>: met "${name ?? ''}", allowed: ${names.join(', ') || '(none yet)'}.`,
  );
  process.exitCode = 2;
}

/** @param {string[]} args */
async function runAttack(args) {
  const fromSource = ['--conditions=@courant/source', '--import', 'tsx'];
  const { code } = await killChildrenOnSignal(() =>
    runNode([...fromSource, inRepo('e2e/attack/main.ts'), ...args]),
  );
  process.exitCode = code;
}

/**
 * Runs a built script in this process, with arguments of its own.
 * @param {string} built
 * @param {string[]} args
 */
async function run(built, args) {
  if (!existsSync(inRepo(built))) throw new Error(`${built} is not there: the sources hold no such script.`);
  process.argv = [process.execPath, inRepo(built), ...args];
  await import(new URL(`../../${built}`, import.meta.url).href);
}
