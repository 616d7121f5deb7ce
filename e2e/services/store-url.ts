import { randomBytes } from 'node:crypto';

const server = process.env.MONGODB_URL;

/** Whether the environment names a server that speaks MongoDB. */
export const HAS_STORE_SERVER = server !== undefined;

/** A store of its own on the server of the tests, whatever database its URL names. */
export const newStoreUrl = (serverUrl: string = server as string): string =>
  serverUrl.replace(/^(mongodb:\/\/[^/?]*)(?:\/[^?]*)?/, `$1/courant-line-${randomBytes(4).toString('hex')}`);
