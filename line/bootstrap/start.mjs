import { prepare } from './prepare.mjs';

await prepare();
// The same process goes on, so that a signal to npm reaches the line itself. Not a literal: it is built only now.
await import(new URL('../dist/start/main.js', import.meta.url).href);
