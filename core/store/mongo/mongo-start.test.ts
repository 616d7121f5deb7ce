import { getServers, Resolver, setServers } from 'node:dns/promises';
import { afterEach, beforeEach, describe, expect, onTestFinished, type TestContext, test } from 'vitest';
import { type Certificate, hasOpenssl, openTlsServer } from '../../testing/tls-server.ts';
import { openStore } from '../open.ts';
import { explainOpenError } from './mongo-error.ts';
import { openDnsServer, RCODES, type Zone } from './test/dns-server.ts';

const CLUSTER = 'mongodb+srv://user:secret@cluster.courant.example/courant';
/** The driver reports why it reached no server after this time, however early it knows: long enough for a busy machine. */
const REPORTS_AFTER = 'serverSelectionTimeoutMS=4000';

/** The error that a start ends or waits with. */
const startError = async (url: string): Promise<Error & { retry?: boolean }> => {
  const store = openStore(url, { dataDir: '' });
  const error = await store.then(
    () => new Error('The store was opened.'),
    (reason: Error) => reason,
  );
  expect(error.message).toContain('STORE_URL');
  expect(error.message).not.toContain('secret');
  return error;
};

describe('what a resolver answers for the name of a cluster', () => {
  let servers: string[] = [];
  beforeEach(() => {
    servers = getServers();
  });
  afterEach(() => setServers(servers));

  const resolveBy = async (zone: Zone): Promise<string> => {
    const { address, close } = await openDnsServer(zone);
    onTestFinished(close);
    setServers([address]);
    return address;
  };

  test.each(Object.keys(RCODES) as (keyof typeof RCODES)[])('%s is waited out', async (rcode) => {
    await resolveBy(rcode);
    expect(await startError(CLUSTER)).toMatchObject({ name: 'StoreUnavailableError', retry: true });
  });

  test('no record of servers is waited out', async () => {
    await resolveBy({});
    expect(await startError(CLUSTER)).toMatchObject({ name: 'StoreUnavailableError', retry: true });
  });

  test('silence is waited out', async () => {
    const resolver = new Resolver({ timeout: 20, tries: 1 });
    resolver.setServers([await resolveBy('SILENCE')]);
    const error = await resolver
      .resolveSrv('_mongodb._tcp.cluster.courant.example')
      .catch((reason) => reason);
    expect(error).toMatchObject({ code: 'ETIMEOUT' });
    expect(explainOpenError(error, CLUSTER)).toMatchObject({ name: 'StoreUnavailableError', retry: true });
  });

  test('a resolver that is not there is waited for', async () => {
    const { address, close } = await openDnsServer({});
    close();
    setServers([address]);
    expect(await startError(CLUSTER)).toMatchObject({ name: 'StoreUnavailableError', retry: true });
  });

  test('a server whose name leads nowhere yet is waited for', async () => {
    await resolveBy({ srv: ['db.courant.example'] });
    const error = await startError(`${CLUSTER}?${REPORTS_AFTER}`);
    expect(error).toMatchObject({ name: 'StoreUnavailableError', retry: true });
  });

  test.each<[string, Zone, string]>([
    ['servers of another domain', { srv: ['db.elsewhere.example'] }, 'does not share hostname'],
    [
      'an option that it may not set',
      { srv: ['db.courant.example'], txt: ['tls=false'] },
      'may only set any of',
    ],
    [
      'two lists of options',
      { srv: ['db.courant.example'], txt: ['authSource=a', 'authSource=b'] },
      'Multiple text',
    ],
  ])('%s ends the start', async (_, zone, reason) => {
    await resolveBy(zone);
    const error = await startError(CLUSTER);
    expect(error).toMatchObject({ name: 'ConfigError', message: expect.stringContaining(reason) });
  });
});

describe.concurrent('what a TLS server shows', () => {
  beforeEach(({ skip }) => skip(!hasOpenssl(), 'no openssl found'));

  const urlOf = async (
    { onTestFinished: whenFinished }: TestContext,
    certificate: Certificate,
    options = '',
  ): Promise<string> => {
    const server = await openTlsServer(certificate);
    whenFinished(server.close);
    const url = `mongodb://user:secret@localhost:${server.port}/courant?${REPORTS_AFTER}${options}`;
    return url.replace('CERTIFICATE', server.certificate);
  };
  const TRUSTED = '&tls=true&tlsCAFile=CERTIFICATE';

  test('the certificate of an authority that is not trusted ends the start', async (context) => {
    const error = await startError(await urlOf(context, { host: 'localhost' }, '&tls=true'));
    expect(error).toMatchObject({ name: 'StoreTlsError', retry: false });
    expect(error.message).toContain('(self-signed certificate)');
  });

  test('the certificate of another name ends the start', async (context) => {
    const error = await startError(await urlOf(context, { host: 'other.example' }, TRUSTED));
    expect(error).toMatchObject({ name: 'StoreTlsError', retry: false });
    expect(error.message).toContain('Hostname/IP does not match');
  });

  test('a certificate that has expired is waited out, since its server renews it', async (context) => {
    const error = await startError(await urlOf(context, { host: 'localhost', days: -1 }, TRUSTED));
    expect(error).toMatchObject({ name: 'StoreUnavailableError', retry: true });
    expect(error.message).toContain('(certificate has expired)');
  });

  test('a server that answers only TLS seems to be away for a URL without it', async (context) => {
    expect(await startError(await urlOf(context, { host: 'localhost' }))).toMatchObject({ retry: true });
  });

  test('a file of the URL that is none ends the start, and its path is not repeated', async (context) => {
    const url = await urlOf(context, { host: 'localhost' }, '&tls=true&tlsCAFile=/nowhere/authority.pem');
    const error = await startError(url);
    expect(error).toMatchObject({ name: 'ConfigError' });
    expect(error.message).toContain('cannot be read: ENOENT');
    expect(error.message).not.toContain('authority.pem');
  });

  test('a file that holds no certificate ends the start', async (context) => {
    const nonsense = `&tls=true&tlsCertificateKeyFile=${import.meta.filename}`;
    const error = await startError(await urlOf(context, { host: 'localhost' }, nonsense));
    expect(error).toMatchObject({ name: 'StoreTlsError', retry: false });
  });
});
