import { readFileSync } from 'node:fs';
import type { KafkaConfig, SASLOptions } from 'kafkajs';
import { ConfigError } from '../../base/index.ts';

/** What a `kafka:` URL says. */
export interface KafkaAddress {
  readonly connection: Pick<KafkaConfig, 'brokers' | 'ssl' | 'sasl'>;
  /** Begins the name of every topic and group, so that several Courants can share one Kafka. */
  readonly prefix: string;
  /** The URL as messages show it, its password hidden. */
  readonly redactedUrl: string;
}

const URL_PATTERN =
  /^kafka(?<tls>\+ssl)?:\/\/(?:(?<user>[^:@/]+):(?<password>[^@/]*)@)?(?<brokers>[^/?@]+)\/?(?:\?(?<query>.*))?$/;
const BROKER = /^(?:[\w.-]+|\[[\da-f:]+\]):\d{1,5}$/i;
const PREFIX = /^[\w.-]{0,100}$/;
const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
const OPTIONS = ['mechanism', 'ca', 'prefix'];
const ALLOWED =
  'Use "kafka://host:port,host:port" or "kafka+ssl://user:password@host:port", user and password percent-encoded; ' +
  'behind a "?" may stand mechanism=plain|scram-sha-256|scram-sha-512, ca=<file with the authority\'s certificate>, ' +
  'prefix=<what topics begin with>.';

/** Reads `LOG_URL`. Throws a sentence that repeats no password. */
export function readKafkaUrl(url: string): KafkaAddress {
  const { tls, user, password = '', brokers = '', query = '' } = URL_PATTERN.exec(url)?.groups ?? {};
  const hosts = brokers.split(',');
  if (!hosts.every((host) => BROKER.test(host))) throw urlError('brokers are host:port, between commas');
  const options = new URLSearchParams(query);
  const unknown = [...options.keys()].find((key) => !OPTIONS.includes(key));
  if (unknown !== undefined) throw urlError('met an option of another name');
  return {
    connection: {
      brokers: hosts,
      ...(tls && { ssl: tlsOptions(options.get('ca')) }),
      ...(user !== undefined && { sasl: saslOptions(user, password, options.get('mechanism')) }),
    },
    prefix: prefixOf(options.get('prefix')),
    redactedUrl: `kafka${tls ?? ''}://${user === undefined ? '' : `${user}:***@`}${brokers}`,
  };
}

function saslOptions(user: string, password: string, mechanism: string | null): SASLOptions {
  const known = MECHANISMS.find((allowed) => allowed === (mechanism ?? 'plain'));
  if (!known) throw urlError('met another mechanism');
  return { mechanism: known, username: percentDecoded(user), password: percentDecoded(password) };
}

function tlsOptions(file: string | null): KafkaConfig['ssl'] {
  if (file === null) return true;
  try {
    return { ca: readFileSync(file) };
  } catch (error) {
    throw urlError(`the file of ca= cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function prefixOf(prefix: string | null): string {
  if (PREFIX.test(prefix ?? '')) return prefix ?? '';
  throw urlError('a prefix holds letters, digits, ".", "_" and "-"');
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw urlError('user or password is not percent-encoded');
  }
}

const urlError = (what: string): ConfigError => new ConfigError(`LOG_URL: ${what}. ${ALLOWED}`);
