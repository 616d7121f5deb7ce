import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { beforeEach, describe, expect, type TestContext, test } from 'vitest';
import { type Certificate, hasOpenssl, openTlsServer } from '../../testing/tls-server.ts';
import { openLog } from '../open.ts';

/** The error that a start ends or waits with. */
const startError = async (url: string): Promise<Error & { retry?: boolean }> => {
  const log = openLog(url, { dataDir: '' });
  const error = await log.then(
    () => new Error('The log was opened.'),
    (reason: Error) => reason,
  );
  expect(error.message).toContain('LOG_URL');
  expect(error.message).not.toContain('secret');
  return error;
};

describe.concurrent('what a broker shows', () => {
  beforeEach(({ skip }) => skip(!hasOpenssl(), 'no openssl found'));

  const serverOf = async ({ onTestFinished }: TestContext, certificate: Certificate) => {
    const server = await openTlsServer(certificate);
    onTestFinished(server.close);
    return { ...server, url: `kafka+ssl://user:secret@localhost:${server.port}` };
  };

  test('the certificate of an authority that is not trusted ends the start', async (context) => {
    const { url } = await serverOf(context, { host: 'localhost' });
    const error = await startError(url);
    expect(error).toMatchObject({ name: 'LogRefusedError', retry: false });
    expect(error.message).toContain('TLS fails (Connection error: self-signed certificate)');
  });

  test('the certificate of another name ends the start', async (context) => {
    const { url, certificate } = await serverOf(context, { host: 'other.example' });
    const error = await startError(`${url}?ca=${certificate}`);
    expect(error).toMatchObject({ name: 'LogRefusedError', retry: false });
    expect(error.message).toContain('Hostname/IP does not match');
  });

  test('a certificate that has expired is waited out, since its broker renews it', async (context) => {
    const { url, certificate } = await serverOf(context, { host: 'localhost', days: -1 });
    const error = await startError(`${url}?ca=${certificate}`);
    expect(error).toMatchObject({ name: 'LogUnavailableError', retry: true });
    expect(error.message).toContain('certificate has expired');
  });

  test('a broker that answers only TLS seems to be away for a URL without it', async (context) => {
    const { port } = await serverOf(context, { host: 'localhost' });
    expect(await startError(`kafka://localhost:${port}`)).toMatchObject({ retry: true });
  });

  test('a broker that does not speak TLS ends the start, with a reason that a person can read', async (context) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end('no TLS\r\n');
    });
    context.onTestFinished(() => void server.close());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const error = await startError(`kafka+ssl://user:secret@localhost:${port}`);
    expect(error).toMatchObject({ name: 'LogRefusedError', retry: false });
    expect(error.message).toMatch(/\([a-z ]+\)/);
  });

  test('a broker whose name leads nowhere is waited for', async () => {
    const error = await startError('kafka://broker.invalid:9092');
    expect(error).toMatchObject({ name: 'LogUnavailableError', retry: true });
  });
});
