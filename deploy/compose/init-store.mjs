// Sets the composed line's store up. It runs in the server's network namespace, because MongoDB accepts the first
// user only from a connection of the same host.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { parseLogin, setUpStore } from './store-setup.mjs';

// The MongoDB driver is a dependency of core; this folder has none.
const { MongoClient } = createRequire(new URL('../../core/package.json', import.meta.url))('mongodb');

const [secrets = '/secrets', server = '127.0.0.1:27017', host = 'mongo:27017'] = process.argv.slice(2);

/** @param {string} path */
const secret = (path) => readFileSync(`${secrets}/${path}`, 'utf8').trim();

/** @param {import('./store-setup.mjs').Login} [login] */
async function connect(login) {
  const client = new MongoClient(`mongodb://${server}/?directConnection=true`, {
    serverSelectionTimeoutMS: 10_000,
    ...(login && {
      auth: { username: login.user, password: login.password },
      authSource: login.database,
    }),
  });
  return client.connect();
}

await setUpStore({
  connect,
  host,
  adminPassword: secret('admin/password'),
  workers: ['processor', 'api'].map((worker) => parseLogin(secret(`${worker}/store-url`))),
  pause: () => setTimeout(500),
});
console.log('The store is set up.');
