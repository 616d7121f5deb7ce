import { prepare } from './prepare.mjs';
import { runSupervised } from './supervise.mjs';

await prepare();
// Outside production graphql checks every value twice. Set after the install, which would leave dev packages out.
process.env.NODE_ENV ??= 'production';
// The line gives itself ten seconds to drain.
runSupervised(new URL('../../standalone/dist/main.js', import.meta.url), { killAfterMs: 13_000 });
