/** Schemes that somebody may well write. Any other text before a colon may be a password, and is not repeated. */
const LIKELY_SCHEMES: ReadonlySet<string> = new Set(
  (
    'amqp amqps embedded file ftp http https kafka kafka+ssl kafkas memory mongo mongodb mongodb+srv mysql nats ' +
    'postgres postgresql pulsar rabbit rabbitmq redis rediss sftp sqlite ssl tcp tls ws wss'
  ).split(' '),
);

/** The scheme of a refused URL as a message may show it: in quotes, or in words where the text may be a secret. */
export const showScheme = (scheme: string): string =>
  LIKELY_SCHEMES.has(scheme.toLowerCase()) ? `"${scheme}"` : 'a text that begins with no known scheme';
