import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type TlsOptions } from 'node:tls';

export interface TlsServer {
  readonly port: number;
  /** File of its certificate, which signs itself. */
  readonly certificate: string;
  close(): void;
}

export interface Certificate {
  readonly host: string;
  /** Below zero it has expired. Default: 1. */
  readonly days?: number;
}

/** Whether this machine can make certificates. */
export function hasOpenssl(): boolean {
  try {
    return execFileSync('openssl', ['version']).length > 0;
  } catch {
    return false;
  }
}

/** A server on a free port of the loopback that speaks TLS with a certificate made by openssl, and nothing after it. */
export async function openTlsServer(certificate: Certificate, options: TlsOptions = {}): Promise<TlsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'courant-tls-'));
  const files = makeCertificate(folder, certificate);
  const server = createServer({
    key: readFileSync(files.key),
    cert: readFileSync(files.certificate),
    ...options,
  });
  // Clients that do not trust it leave in the middle of the handshake.
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = (): void => {
    server.close();
    rmSync(folder, { recursive: true });
  };
  return { port: (server.address() as AddressInfo).port, certificate: files.certificate, close };
}

function makeCertificate(
  folder: string,
  { host, days = 1 }: Certificate,
): { key: string; certificate: string } {
  const [key, request, certificate] = ['key', 'request', 'certificate'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key];
  openssl('req', '-new', ...newKey, '-subj', `/CN=${host}`, '-out', request);
  openssl('x509', '-req', '-in', request, '-signkey', key, '-days', `${days}`, '-out', certificate);
  return { key, certificate };
}

const openssl = (...args: readonly string[]): void => void execFileSync('openssl', args, { stdio: 'pipe' });
