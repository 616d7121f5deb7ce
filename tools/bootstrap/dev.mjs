import { prepare } from './prepare.mjs';

await prepare();
// After the install only: on a fresh clone there is no vite before.
const { watch } = await import('./watch.mjs');
await watch();
