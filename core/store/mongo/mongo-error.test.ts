import {
  type BulkWriteResult,
  MongoBulkWriteError,
  MongoNetworkError,
  MongoParseError,
  MongoServerError,
} from 'mongodb';
import { expect, test } from 'vitest';
import { openStore } from '../open.ts';
import { explainMongoError, explainOpenError, namesDatabase } from './mongo-error.ts';

test.each([
  ['mongodb://host', false],
  ['mongodb://user:pa/ss@host/?authSource=admin', false],
  ['mongodb://user:secret@a,b/courant?x=/y', true],
])('whether "%s" names a database: %s', (url, names) => {
  expect(namesDatabase(url)).toBe(names);
});

test.each([
  'mongodb://user:pa/ss@host/db',
  'mongodb://user:50%@host/db',
  'mongodb://user:secret@host/?nonsense=1',
])('a URL that is none, "%s", is refused with what is allowed and no piece of a password', async (url) => {
  const refused = await openStore(url, { dataDir: '' }).catch((error: Error) => error);
  expect(String(refused)).toMatch(
    /^ConfigError: STORE_URL: "mongodb:\/\/user:\*\*\*@host.* is no MongoDB address/,
  );
  expect(String(refused)).not.toMatch(/pa\/ss|pa"|50%|secret/);
});

/** A bulk's error as the driver throws it, with what the server said of writing concern. */
const bulkError = (error: ConstructorParameters<typeof MongoBulkWriteError>[0], concern?: unknown) =>
  new MongoBulkWriteError(error, { getWriteConcernError: () => concern } as BulkWriteResult);
const duplicateKey = { message: 'E11000 duplicate key', code: 11_000, writeErrors: [] };

test.each([
  [
    'a socket that was ended while it was written to',
    Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' }),
    'StoreUnavailableError',
  ],
  [
    'a message of TLS out of turn, found while it was written',
    Object.assign(new Error('write EPROTO'), { code: 'EPROTO' }),
    'StoreUnavailableError',
  ],
  [
    'a damaged record of TLS',
    new MongoNetworkError('bad record mac', {
      cause: Object.assign(new Error('bad record mac'), {
        code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
      }),
    }),
    'StoreUnavailableError',
  ],
  ['a connection that broke', new MongoNetworkError('read ECONNRESET'), 'StoreUnavailableError'],
  [
    'one that broke during a bulk',
    bulkError(new MongoNetworkError('read ECONNRESET')),
    'StoreUnavailableError',
  ],
  [
    'a primary that steps down',
    new MongoServerError({ message: 'not primary', code: 10_107 }),
    'StoreUnavailableError',
  ],
  [
    'two writers that waited for each other',
    new MongoServerError({ message: 'deadlock detected', code: 16_908_292 }),
    'StoreUnavailableError',
  ],
  ['no majority in time, beside a taken id', bulkError(duplicateKey, { code: 64 }), 'StoreUnavailableError'],
  [
    'a wrong password',
    new MongoServerError({ message: 'Authentication failed.', code: 18 }),
    'StoreRefusedError',
  ],
  ['no right to write', bulkError({ message: 'not authorized', code: 13 }), 'StoreRefusedError'],
  [
    'no right to write into a table of PostgreSQL',
    bulkError({ message: 'permission denied for table documents_3', code: 16_797_828 }),
    'StoreRefusedError',
  ],
  [
    'no right to make a table of PostgreSQL',
    new MongoServerError({ message: 'permission denied for table collections', code: 1 }),
    'StoreRefusedError',
  ],
  ['a full disk of MongoDB', new MongoServerError({ message: 'no space', code: 14_031 }), 'StoreFullError'],
  ['a full disk of PostgreSQL', bulkError({ message: 'no space', code: 4_293 }), 'StoreFullError'],
  [
    'a full disk, by its text alone',
    new MongoServerError({ message: 'could not extend file "base/5": No space left on device', code: 1 }),
    'StoreFullError',
  ],
  [
    'a disk that became full after the first operations of a bulk',
    bulkError({ ...duplicateKey, writeErrors: [{ code: 11_000 }, { code: 4_293 }] as never }),
    'StoreFullError',
  ],
  ['a document that is too large', bulkError({ message: 'too large', code: 10_334 }), 'MongoBulkWriteError'],
  ['a bug', new TypeError('x is undefined'), 'TypeError'],
])('%s is explained as what it is', (_, error, name) => {
  expect(explainMongoError(error, 'mongodb://user:secret@host/db')).toMatchObject({ name });
});

const fileError = (code: string, syscall: string) => Object.assign(new Error(code), { code, syscall });

test.each([
  ['an option that the driver refuses', new MongoParseError('option x is not supported'), 'ConfigError'],
  ['a file that is not there', fileError('ENOENT', 'open'), 'ConfigError'],
  ['a folder in place of a file', fileError('EISDIR', 'read'), 'ConfigError'],
  [
    'a full disk of the server',
    new MongoServerError({ message: 'no space', code: 14_031 }),
    'StoreFullError',
  ],
  ['too many open files', fileError('EMFILE', 'open'), 'Error'],
  ['a damaged disk', fileError('EIO', 'read'), 'Error'],
])('at the first connection, %s is blamed on the URL only if the URL is wrong', (_, error, name) => {
  expect(explainOpenError(error, 'mongodb://user:secret@host/db')).toMatchObject({ name });
});
