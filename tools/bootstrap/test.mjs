import { prepare } from './prepare.mjs';

await prepare();
// Imported late: vitest is there only once `prepare()` has installed it.
const { runTests } = await import('../check/run-tests.mjs');
await runTests(process.argv.slice(2));
