import { expect, test } from 'vitest';
import { tlsRefusalIn } from './tls-refusal.ts';

const nodeError = (code: string, message = code) => Object.assign(new Error(message), { code });
const WRONG_VERSION =
  '80DC:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/record.c:350:\n';

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
])('%s is a refusal, with a reason that a person can read', (code, message, reason) => {
  expect(tlsRefusalIn(nodeError(code, message))).toBe(reason);
});

test('a refusal is found under the errors of a driver', () => {
  const cause = new Error('network', { cause: nodeError('ERR_TLS_CERT_ALTNAME_INVALID', 'another name') });
  expect(tlsRefusalIn(new Error('selection', { cause }))).toBe('another name');
});

test.each([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR',
  'ECONNRESET',
  'ESERVFAIL',
])('%s may pass, so it is none', (code) => {
  expect(tlsRefusalIn(nodeError(code))).toBeUndefined();
});
