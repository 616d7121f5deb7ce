import { z } from 'zod';
import {
  ConfigError,
  type DriverUrls,
  findScheme,
  LOG_URLS,
  noDriverMessage,
  redactedUrl,
  SERVER,
  STORE_URLS,
  showScheme,
} from '../base/index.ts';
import { parisMidnight } from '../domain/index.ts';

export type PublisherChoice = 'auto' | 'odre' | 'simulated';

/** Every setting, parsed. Only this package reads the environment. */
export interface Config {
  /** TCP port of api, dashboard and playground; 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** TCP port of `/metrics` of the api, apart from the public one; undefined serves it there. */
  readonly metricsPort: number | undefined;
  /** Reverse proxies between clients and the api, each of which appends to `X-Forwarded-For`. */
  readonly proxies: number;
  /** The origin that browsers show, where a proxy asks the api by another host; undefined where the headers say it. */
  readonly publicUrl: string | undefined;
  /** Folder of the embedded log and store; a relative path starts at the current folder. */
  readonly dataDir: string;
  readonly logUrl: string;
  readonly storeUrl: string;
  readonly publisher: PublisherChoice;
  /** Base of the publisher's API, without a slash at its end. */
  readonly publisherUrl: string;
  /** The collector that traces are sent to, without a slash at its end; undefined where nothing is traced. */
  readonly otlpEndpoint: string | undefined;
  /** Start of the history to fetch, epoch milliseconds UTC; undefined leaves it to the publisher in use. */
  readonly backfillFrom: number | undefined;
}

/** Defaults that depend on how the line is started: a worker on its own never falls back to the simulator. */
export interface ConfigDefaults {
  readonly publisher: PublisherChoice;
  /** TCP port, 4000 if left out: workers on one machine need different ones. */
  readonly port?: number;
  /** Epoch milliseconds UTC; the clock if left out. */
  readonly now?: () => number;
}

/** Base of ODRé's API, the default of PUBLISHER_URL. */
export const ODRE_URL = 'https://odre.opendatasoft.com/api/explore/v2.1';

const PORT = allowed('a whole number from 0 to 65535');
const PROXIES = allowed('a whole number from 0 to 9');
const PUBLIC_URL = {
  error: ({ input }: { input?: unknown }) =>
    `met ${showAddress(String(input))}, allowed: the http or https address that browsers show, without a path, such as ` +
    'https://courant.example.',
};
const PUBLISHER = allowed('auto, odre or simulated');
const PUBLISHER_URL = {
  error: ({ input }: { input?: unknown }) =>
    `met ${showAddress(String(input))}, allowed: an http or https address without user, password, "?" and "#", ` +
    `such as ${ODRE_URL}.`,
};
const OTLP_ENDPOINT = {
  error: ({ input }: { input?: unknown }) =>
    `met ${showAddress(String(input))}, allowed: the http or https address of an OpenTelemetry collector, without user, ` +
    'password, "?" and "#", such as http://localhost:4318.',
};
const BACKFILL_FROM = allowed('a date from 2013-01-01 to today, such as 2024-01-01');
const METRICS_PORT = {
  path: ['METRICS_PORT'],
  error: ({ input }: { input?: unknown }) =>
    `met "${(input as { PORT: number }).PORT}", allowed: another port than PORT, which serves everything else.`,
};

const settings = ({ publisher, port = 4000, now = Date.now }: ConfigDefaults) =>
  z
    .object({
      PORT: portNumber().default(port),
      METRICS_PORT: portNumber().optional(),
      HOST: z.string().default('127.0.0.1'),
      PROXIES: z.string().regex(/^\d$/, PROXIES).transform(Number).default(0),
      PUBLIC_URL: z
        .url({ protocol: /^https?$/, abort: true, ...PUBLIC_URL })
        .regex(/^[^/]*\/\/[^/@?#\s]+\/?$/, PUBLIC_URL)
        .transform((url) => new URL(url).origin)
        .optional(),
      DATA_DIR: z.string().default('data'),
      LOG_URL: driverUrl('log', LOG_URLS),
      STORE_URL: driverUrl('store', STORE_URLS),
      PUBLISHER: z.enum(['auto', 'odre', 'simulated'], PUBLISHER).default(publisher),
      PUBLISHER_URL: z
        .url({ protocol: /^https?$/, abort: true, ...PUBLISHER_URL })
        .regex(/^[^@?#\s]*$/, PUBLISHER_URL)
        .transform((url) => url.replace(/\/+$/, ''))
        .default(ODRE_URL),
      OTEL_EXPORTER_OTLP_ENDPOINT: z
        .url({ protocol: /^https?$/, abort: true, ...OTLP_ENDPOINT })
        .regex(/^[^@?#\s]*$/, OTLP_ENDPOINT)
        .transform((url) => url.replace(/\/+$/, ''))
        .optional(),
      BACKFILL_FROM: z.iso
        .date(BACKFILL_FROM)
        .refine((date) => date >= '2013-01-01' && midnightInParis(date) <= now(), BACKFILL_FROM)
        .transform(midnightInParis)
        .optional(),
    })
    .refine(({ PORT, METRICS_PORT }) => PORT === 0 || PORT !== METRICS_PORT, METRICS_PORT);

/**
 * @param env settings by name, as in `process.env`; an empty one counts as left out
 * @throws ConfigError with a sentence for each setting that cannot be used
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  defaults: ConfigDefaults = { publisher: 'odre' },
): Config {
  const nonEmpty = Object.fromEntries(Object.entries(env).filter(([, text]) => text));
  const { data, error } = settings(defaults).safeParse(nonEmpty);
  if (error)
    throw new ConfigError(
      error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    );
  return {
    port: data.PORT,
    host: data.HOST,
    metricsPort: data.METRICS_PORT,
    proxies: data.PROXIES,
    publicUrl: data.PUBLIC_URL,
    dataDir: data.DATA_DIR,
    logUrl: data.LOG_URL,
    storeUrl: data.STORE_URL,
    publisher: data.PUBLISHER,
    publisherUrl: data.PUBLISHER_URL,
    otlpEndpoint: data.OTEL_EXPORTER_OTLP_ENDPOINT,
    backfillFrom: data.BACKFILL_FROM,
  };
}

/** The message of a refused setting. */
function allowed(what: string) {
  return { error: ({ input }: { input?: unknown }) => `met "${input}", allowed: ${what}.` };
}

const portNumber = () =>
  z
    .string()
    .regex(/^\d{1,5}$/, PORT)
    .transform(Number)
    .refine((port) => port <= 65_535, PORT);

const ADDRESS = /^\/\/(?<user>.*@)?(?<server>[^/@]*)(?:\/[\w.~/-]*)?$/s;

/** An address as a message may show it: without whatever may be a password, or stand in a query. */
function showAddress(text: string): string {
  const [scheme = '', rest = ''] = text.split(/:(.*)/s);
  const shown = showScheme(scheme);
  if (shown !== `"${scheme}"`) return shown;
  const { user, server = '' } = ADDRESS.exec(rest)?.groups ?? {};
  // A user without a password may be a token.
  if (!SERVER.test(server) || user?.includes(':') === false) return `${shown} and what may be a secret`;
  return `"${user === undefined ? text : redactedUrl(text)}"`;
}

function driverUrl(what: 'log' | 'store', urls: DriverUrls) {
  const error = ({ input }: { input?: unknown }) => noDriverMessage(what, urls, String(input));
  return z
    .string()
    .refine((url) => findScheme(urls, url) !== undefined, { error })
    .default('embedded:');
}

function midnightInParis(isoDate: string): number {
  const [year = 0, month = 1, day = 1] = isoDate.split('-').map(Number);
  return parisMidnight({ year, month, day });
}
