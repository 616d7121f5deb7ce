import { expect, test } from 'vitest';
import { tlsRefusalIn } from './tls-refusal.ts';

const nodeError = (code: string, message = code) => Object.assign(new Error(message), { code });
const opensslMessage = (reason: string): string =>
  `80DC:error:0A00010B:SSL routines:ssl3_get_record:${reason}:../deps/openssl/record.c:350:\n`;
const WRONG_VERSION = opensslMessage('wrong version number');

test.each([
  ['ERR_SSL_WRONG_VERSION_NUMBER', WRONG_VERSION, 'wrong version number'],
  ['EPROTO', `write EPROTO ${WRONG_VERSION}`, 'wrong version number'],
  ['ERR_OSSL_PEM_NO_START_LINE', 'error:0480006C:PEM routines::no start line', 'no start line'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', 'self-signed certificate'],
  [
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'unable to verify the first certificate',
    'unable to verify the first certificate',
  ],
  [
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    opensslMessage('tlsv1 alert protocol version'),
    'tlsv1 alert protocol version',
  ],
  [
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    opensslMessage('tlsv13 alert certificate required'),
    'tlsv13 alert certificate required',
  ],
  // As OpenSSL names it from version 3.2 on.
  [
    'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
    opensslMessage('ssl/tls alert handshake failure'),
    'ssl/tls alert handshake failure',
  ],
])('%s is a refusal, with a reason that a person can read', (code, message, reason) => {
  expect(tlsRefusalIn(nodeError(code, message))).toBe(reason);
});

test('a refusal is found under the errors of a driver', () => {
  const cause = new Error('network', { cause: nodeError('ERR_TLS_CERT_ALTNAME_INVALID', 'another name') });
  expect(tlsRefusalIn(new Error('selection', { cause }))).toBe('another name');
});

test.each([
  ['CERT_HAS_EXPIRED', 'certificate has expired'],
  ['CERT_NOT_YET_VALID', 'certificate is not yet valid'],
  ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', opensslMessage('tlsv1 alert internal error')],
  ['ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC', opensslMessage('sslv3 alert bad record mac')],
  ['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', opensslMessage('decryption failed or bad record mac')],
  ['ERR_SSL_UNEXPECTED_MESSAGE', opensslMessage('unexpected message')],
  ['ERR_SSL_UNEXPECTED_EOF_WHILE_READING', opensslMessage('unexpected eof while reading')],
  ['ERR_TLS_HANDSHAKE_TIMEOUT', 'TLS handshake timeout'],
  ['EPROTO', `write EPROTO ${opensslMessage('bad record type')}`],
  ['EPROTO', 'write EPROTO'],
  ['ECONNRESET', 'read ECONNRESET'],
  ['ESERVFAIL', 'querySrv ESERVFAIL'],
])('%s of "%s" may pass, so it is none', (code, message) => {
  expect(tlsRefusalIn(nodeError(code, message))).toBeUndefined();
});
