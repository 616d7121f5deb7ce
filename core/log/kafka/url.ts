import { readFileSync } from 'node:fs';
import type { KafkaConfig, SASLOptions } from 'kafkajs';

/** Where a Kafka is and how to be let in. */
export interface KafkaAddress {
  readonly connection: Pick<KafkaConfig, 'brokers' | 'ssl' | 'sasl'>;
  /** Put before the name of every topic and group: several lines can share one Kafka. */
  readonly prefix: string;
  /** The URL as messages show it, its password hidden. */
  readonly shown: string;
}

const FORM =
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
  const { tls, user, password = '', brokers = '', query = '' } = FORM.exec(url)?.groups ?? {};
  const hosts = brokers.split(',');
  if (!hosts.every((host) => BROKER.test(host))) throw refusal('brokers are host:port, between commas');
  const options = new URLSearchParams(query);
  const unknown = [...options.keys()].find((key) => !OPTIONS.includes(key));
  if (unknown !== undefined) throw refusal(`met the option "${unknown}"`);
  return {
    connection: {
      brokers: hosts,
      ...(tls && { ssl: certified(options.get('ca')) }),
      ...(user !== undefined && { sasl: loginOf(user, password, options.get('mechanism')) }),
    },
    prefix: prefixOf(options.get('prefix')),
    shown: `kafka${tls ?? ''}://${user === undefined ? '' : `${user}:***@`}${brokers}`,
  };
}

function loginOf(user: string, password: string, mechanism: string | null): SASLOptions {
  const met = MECHANISMS.find((allowed) => allowed === (mechanism ?? 'plain'));
  if (!met) throw refusal(`met the mechanism "${mechanism}"`);
  return { mechanism: met, username: decoded(user), password: decoded(password) };
}

function certified(file: string | null): KafkaConfig['ssl'] {
  if (file === null) return true;
  try {
    return { ca: readFileSync(file) };
  } catch (fault) {
    throw refusal(`ca=${file} cannot be read (${(fault as NodeJS.ErrnoException).code})`);
  }
}

function prefixOf(prefix: string | null): string {
  if (PREFIX.test(prefix ?? '')) return prefix ?? '';
  throw refusal('a prefix holds letters, digits, ".", "_" and "-"');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refusal('user or password is not percent-encoded');
  }
}

const refusal = (what: string): Error => new Error(`LOG_URL: ${what}. ${ALLOWED}`);
