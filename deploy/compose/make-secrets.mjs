// Makes the composed line's passwords once, each in a volume of its own that only its reader mounts. It never replaces
// one.
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [root = '/secrets'] = process.argv.slice(2);

const password = () => randomBytes(24).toString('base64url');

/** @param {string} user */
const storeUrl = (user) =>
  `mongodb://${user}:${password()}@mongo:27017/courant?replicaSet=courant&authSource=courant`;

/**
 * @param {string} path below the folder of secrets
 * @param {string} secret
 */
function writeOnce(path, secret) {
  const file = join(root, path);
  mkdirSync(join(file, '..'), { recursive: true });
  try {
    // Readable by every user: the readers have different user ids, and the volume is the boundary.
    writeFileSync(file, secret, { flag: 'wx', mode: 0o444 });
    console.log(`made ${path}`);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    console.log(`kept ${path}`);
  }
}

writeOnce('admin/password', password());
writeOnce('processor/store-url', storeUrl('processor'));
writeOnce('api/store-url', storeUrl('api'));
