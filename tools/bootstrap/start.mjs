import { prepare } from './prepare.mjs';

await prepare();
// Outside production graphql checks every value twice. Set after the install, which would leave dev packages out.
process.env.NODE_ENV ??= 'production';
// Imported into this process, so that a signal to npm reaches the line. A computed path, because tsc checks this file
// before the build exists.
await import(new URL('../../standalone/dist/main.js', import.meta.url).href);
