import { CHUNK_FORMAT } from '@courant/core/domain';
import { openStore } from '@courant/core/store';
import { hasOpenssl, openTlsServer } from '@courant/core/testing';
import { findMongod, openDocumentDb, startMongo } from '@courant/tools/services';
import { onTestFinished, vi } from 'vitest';
import { canMount, SmallDisk } from '../ends/small-disk.ts';
import { newStoreUrl } from './store-url.ts';
import { TestProxy } from './test-proxy.ts';

export type ServerSettings = Readonly<Record<'LOG_URL' | 'STORE_URL', string>>;

/** The settings that lead a worker into a trouble. A trouble without `mend` ends the worker; else it waits. */
interface Arranged {
  readonly settings: ServerSettings;
  readonly mend?: () => Promise<void>;
}

/** A state of Kafka or MongoDB in which a worker cannot use it. */
export interface ServerTrouble {
  readonly title: string;
  /** Whether this machine can make the trouble. Default: it can. */
  readonly isPossible?: () => boolean;
  /** What the worker prints: the setting and the way out are in it. A silent broker is waited for without a word. */
  readonly sentence?: RegExp;
  /** @param right settings with which the worker works */
  readonly arrange: (right: ServerSettings) => Promise<Arranged>;
}

const STORE_AWAY =
  /The store mongodb:\/\/\S+ does not answer \(.*\)\. Check that it runs and is reachable .* STORE_URL/;

/** The last one makes another store. */
export const SERVER_TROUBLES: readonly ServerTrouble[] = [
  {
    title: 'Kafka is away',
    sentence: /LOG_URL: kafka:\S+ cannot be used: .*ECONNREFUSED.*\. Check that it runs and is reachable/,
    arrange: (right) => behindProxy('LOG_URL', 'CLOSED', right),
  },
  {
    title: 'Kafka is silent',
    arrange: (right) => behindProxy('LOG_URL', 'SILENT', right),
  },
  {
    title: 'MongoDB is away',
    sentence: STORE_AWAY,
    arrange: (right) => behindProxy('STORE_URL', 'CLOSED', right),
  },
  {
    title: 'MongoDB is silent',
    sentence: STORE_AWAY,
    arrange: (right) => behindProxy('STORE_URL', 'SILENT', right),
  },
  {
    title: 'Kafka refuses the password',
    sentence: /LOG_URL: kafka\+ssl:\S+ cannot be used: .*uthentication.*\. Check the user, the password/,
    arrange: async (right) => withLog(right, withWrongPassword(process.env.KAFKA_SECURE_URL)),
  },
  {
    title: 'MongoDB refuses the password',
    isPossible: () => /:[^:@/]+@/.test(process.env.MONGODB_URL ?? ''),
    sentence: /The store \S+ refuses us \(.*\)\. Check user, password and authSource in STORE_URL/,
    arrange: async (right) => withStore(right, withWrongPassword(right.STORE_URL)),
  },
  {
    title: 'Kafka gives the user no rights',
    sentence: /LOG_URL: kafka\+ssl:\S+ cannot be used: .*uthoriz.*\. Give this user all rights on its topics/,
    arrange: async (right) => withLog(right, process.env.KAFKA_GUEST_URL),
  },
  {
    title: 'MongoDB lets the user read and not write',
    // Of the servers that tests start, DocumentDB alone has a user without all rights.
    isPossible: () => findMongod() === undefined,
    sentence:
      /The store \S+ refuses us \(permission denied .*\)\. .* that this user may read and write there/,
    arrange: asReader,
  },
  {
    title: 'Kafka shows the certificate of another name',
    isPossible: hasOpenssl,
    sentence:
      /LOG_URL: kafka\+ssl:\S+ cannot be used: TLS fails \(.*does not match.*\)\. Check the broker's name/,
    arrange: async (right) => {
      const { port, certificate } = await openOtherName();
      return withLog(right, `kafka+ssl://localhost:${port}?ca=${certificate}`);
    },
  },
  {
    title: 'MongoDB shows the certificate of another name',
    isPossible: hasOpenssl,
    sentence: /The store \S+ cannot be reached by TLS \(.*does not match.*\)\. Check the server's name, tls/,
    arrange: async (right) => {
      const { port, certificate } = await openOtherName();
      const options = `tls=true&tlsCAFile=${certificate}&serverSelectionTimeoutMS=1500`;
      return withStore(right, `mongodb://localhost:${port}/courant?${options}`);
    },
  },
  {
    title: 'MongoDB holds what was settled from another log',
    sentence: /The store was settled from log another, but this log is .*npm run rebuild/,
    arrange: async (right) => {
      const url = newStoreUrl();
      const store = await openStore(url, { dataDir: '' });
      await store.claim({ logEpoch: 'another', format: CHUNK_FORMAT });
      await store.close();
      return withStore(right, url);
    },
  },
  {
    title: "the disk of MongoDB's server is full",
    isPossible: canMount,
    sentence:
      /The store \S+ is full \(.*\)\. Make space on the disk of its server, or let STORE_URL name another one/,
    arrange: onFullDisk,
  },
];

async function asReader(right: ServerSettings): Promise<Arranged> {
  const server = await openDocumentDb();
  onTestFinished(() => server.close());
  const forReader = await server.openForReader();
  onTestFinished(() => forReader.close());
  return withStore(right, forReader.url);
}

/** A new store is settled from the log's first entry on. */
async function onFullDisk(right: ServerSettings): Promise<Arranged> {
  const disk = new SmallDisk('size=1g');
  onTestFinished(() => disk.close());
  vi.stubEnv('TMPDIR', disk.folder);
  const server = await startMongo().finally(() => vi.unstubAllEnvs());
  onTestFinished(() => server.close());
  disk.fill();
  return { ...withStore(right, server.url), mend: async () => disk.remount('size=1g') };
}

const withLog = (right: ServerSettings, url = ''): Arranged => ({ settings: { ...right, LOG_URL: url } });
const withStore = (right: ServerSettings, url: string): Arranged => ({
  settings: { ...right, STORE_URL: url },
});

const withWrongPassword = (url = ''): string => url.replace(/:[^:@/]+@/, ':not-the-password@');

async function behindProxy(
  setting: keyof ServerSettings,
  state: 'CLOSED' | 'SILENT',
  right: ServerSettings,
): Promise<Arranged> {
  const [address = '', host = '', port = ''] = /([\w.-]+):(\d+)(?=[/?]|$)/.exec(right[setting]) ?? [];
  const proxy = await TestProxy.closed({ host, port: Number(port) });
  onTestFinished(() => proxy.close());
  if (state === 'SILENT') await proxy.beSilent();
  const url = right[setting].replace(address, `127.0.0.1:${proxy.port}`);
  return { settings: { ...right, [setting]: withShortTimeout(url) }, mend: () => proxy.open() };
}

/** Only MongoDB's driver has this option. */
const withShortTimeout = (url: string): string =>
  url.startsWith('mongodb') ? `${url}${url.includes('?') ? '&' : '?'}serverSelectionTimeoutMS=500` : url;

async function openOtherName(): ReturnType<typeof openTlsServer> {
  const server = await openTlsServer({ host: 'other.example' });
  onTestFinished(server.close);
  return server;
}
