import { prepare } from './prepare.mjs';

await prepare();
// After the install only: on a fresh clone there is no vitest before.
const { runTests } = await import('./run-tests.mjs');
await runTests(process.argv.slice(2));
