// A stand-in for `mongod`: takes its arguments, and speaks its protocol before PostgreSQL with DocumentDB.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createConnection, createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { FERRETDB_PORT, startStore } from './postgres.mjs';
import { ReplicaSet } from './replica-set.mjs';
import {
  answer,
  commandName,
  documentOf,
  requestId,
  responseTo,
  splitMessages,
  withDocument,
} from './wire.mjs';

const { MongoClient } = createRequire('/opt/mongosh/package.json')('mongodb');
const PORT = 27017;
const MAX_KEY_CHARS = 1024;
const GREETINGS = ['hello', 'ismaster', 'isMaster'];

const { values: settings } = parseArgs({
  options: {
    replSet: { type: 'string', default: '' },
    keyFile: { type: 'string', default: '' },
    bind_ip_all: { type: 'boolean', default: false },
    wiredTigerCacheSizeGB: { type: 'string' },
  },
});

/** As `mongod` demands of it. */
function checkKey() {
  if (statSync(settings.keyFile).mode & 0o077)
    throw new Error(`permissions on ${settings.keyFile} are too open`);
  if (readFileSync(settings.keyFile, 'utf8').length > MAX_KEY_CHARS) throw new Error('the key is too long');
}

checkKey();
const owner = await new MongoClient(await startStore(), { serverSelectionTimeoutMS: 30_000 }).connect();
const replicaSet = new ReplicaSet('/data/db/replica-set.json', settings.replSet, owner.db('admin'));
createServer(serve).listen(PORT, settings.bind_ip_all ? '0.0.0.0' : '127.0.0.1', () =>
  console.log('Waiting for connections'),
);

/** @param {import('node:net').Socket} client */
function serve(client) {
  const ferretDb = createConnection(FERRETDB_PORT, '127.0.0.1');
  const sameHost = client.remoteAddress === '127.0.0.1';
  /** @type {Set<number>} greetings that are not answered yet */
  const greetings = new Set();
  const end = () => {
    client.destroy();
    ferretDb.destroy();
  };
  for (const socket of [client, ferretDb]) socket.setNoDelay(true).on('error', end).on('close', end);
  client.on(
    'data',
    splitMessages((message) => {
      const name = commandName(message);
      if (replicaSet.answers(name)) return void answerItself(client, message, name, sameHost);
      if (GREETINGS.includes(name)) greetings.add(requestId(message));
      ferretDb.write(message);
    }),
  );
  ferretDb.on(
    'data',
    splitMessages((message) => {
      const isGreeting = greetings.delete(responseTo(message));
      client.write(isGreeting ? withDocument(message, replicaSet.greeting(documentOf(message))) : message);
    }),
  );
}

/**
 * @param {import('node:net').Socket} client
 * @param {Buffer} message
 * @param {string} name
 * @param {boolean} sameHost
 */
async function answerItself(client, message, name, sameHost) {
  const reply = await replicaSet.answer(name, documentOf(message), sameHost).catch((error) => ({
    ok: 0,
    code: error.code ?? 1,
    codeName: error.codeName ?? '',
    errmsg: error.message,
  }));
  console.log(name, JSON.stringify(reply));
  client.write(answer(reply, requestId(message)));
}
