/**
 * Codes of Node and OpenSSL for what one side does not accept. A damaged record, a message out of turn or an alert of
 * another kind is none: the next connection may be well. Neither is a certificate that has expired or is not valid yet: its
 * server renews it, or a clock is set.
 */
const REFUSAL_CODES: readonly RegExp[] = [
  // The server's certificate or its name.
  /^(?:CERT_(?:CHAIN_TOO_LONG|REJECTED|REVOKED|SIGNATURE_FAILURE|UNTRUSTED)|ERR_TLS_CERT_ALTNAME_\w+)$/,
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH)$/,
  /^(?:INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED|ERR_SSL_CERTIFICATE_VERIFY_FAILED)$/,
  // A setting, or a file that it names.
  /^ERR_(?:OSSL|TLS_(?:DH_PARAM|INVALID|PROTOCOL_VERSION))_\w+$/,
  // No TLS at all, or no version, cipher or key that both accept.
  /^ERR_SSL_(?:WRONG|UNSUPPORTED|UNKNOWN)_(?:VERSION_NUMBER|SSL_VERSION|PROTOCOL)$/,
  /^ERR_SSL_(?:VERSION_TOO_LOW|NO_PROTOCOLS_AVAILABLE|NO_CIPHERS_AVAILABLE|NO_SHARED_CIPHER)$/,
  /^ERR_SSL_(?:(?:CA|DH|EE)_KEY_TOO_SMALL|CA_MD_TOO_WEAK|UNSAFE_LEGACY_RENEGOTIATION_DISABLED)$/,
  // What the server answers to our version, ciphers, server name or certificate; the prefix is a version, or `SSL/TLS`.
  /^ERR_SSL_[\w/]+_(?:ALERT_(?:HANDSHAKE_FAILURE|PROTOCOL_VERSION|INSUFFICIENT_SECURITY|ACCESS_DENIED|UNKNOWN_CA)|UNRECOGNIZED_NAME)$/,
  /^ERR_SSL_[\w/]+_ALERT_(?:(?:BAD|UNSUPPORTED|NO)_CERTIFICATE|CERTIFICATE_(?:REVOKED|EXPIRED|UNKNOWN|REQUIRED))$/,
];

/** OpenSSL's reason in `80D7:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/...`. */
const OPENSSL_REASON = /error:\w+:[\w ]* routines:\w*:(?<reason>[^:]+)/;

/** Why TLS fails, in an error or under it, if another attempt fails too until a setting or the server changes. */
export function tlsRefusalIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, message, cause } = error as NodeJS.ErrnoException;
  const reason = OPENSSL_REASON.exec(message)?.groups?.reason;
  const exactCode = code === 'EPROTO' && reason !== undefined ? codeOf(reason) : code;
  return typeof exactCode === 'string' && REFUSAL_CODES.some((codes) => codes.test(exactCode))
    ? (reason ?? message)
    : tlsRefusalIn(cause);
}

/** The code that Node makes of OpenSSL's reason where a read fails; a write that fails has the code EPROTO instead. */
const codeOf = (reason: string): string => `ERR_SSL_${reason.toUpperCase().replaceAll(' ', '_')}`;
