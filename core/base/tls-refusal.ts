/** Codes of Node and OpenSSL for a handshake that fails, and for a certificate that is not accepted. */
const TLS_CODE =
  /^(?:ERR_(?:SSL|TLS|OSSL)_\w+|EPROTO|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED)$/;

/** They pass when the server renews its certificate, a clock is set, or a server that starts or limits is ready. */
const MAY_PASS: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR',
  'ERR_SSL_UNEXPECTED_EOF_WHILE_READING',
  'ERR_TLS_HANDSHAKE_TIMEOUT',
]);

/** OpenSSL's reason in `80D7:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/...`. */
const OPENSSL_REASON = /error:\w+:[\w ]* routines:\w*:(?<reason>[^:]+)/;

/** Why TLS fails, in an error or under it, if another attempt fails too until a setting or the server changes. */
export function tlsRefusalIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, message, cause } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || !TLS_CODE.test(code)) return tlsRefusalIn(cause);
  return MAY_PASS.has(code) ? undefined : (OPENSSL_REASON.exec(message)?.groups?.reason ?? message);
}
