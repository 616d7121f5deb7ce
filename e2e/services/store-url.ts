import { randomBytes } from 'node:crypto';

const server = process.env.MONGODB_URL;

/** Whether the environment names a server that speaks MongoDB. */
export const HAS_STORE_SERVER = server !== undefined;

/** The URL of a new database on the server, in place of the one that its URL names. */
export const newStoreUrl = (serverUrl: string = server as string): string =>
  serverUrl.replace(/^(mongodb:\/\/[^/?]*)(?:\/[^?]*)?/, `$1/courant-line-${randomBytes(4).toString('hex')}`);
