import { prepare } from './prepare.mjs';

await prepare();
// graphql checks what it is handed twice outside production. Set only now: an install would leave packages out.
process.env.NODE_ENV ??= 'production';
// The same process goes on, so that a signal to npm reaches the line itself. Not a literal: it is built only now.
await import(new URL('../../standalone/dist/main.js', import.meta.url).href);
