import { prepare } from './prepare.mjs';
import { watch } from './watch.mjs';

await prepare();
await watch();
