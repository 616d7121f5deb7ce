import { showScheme } from './shown-scheme.ts';

/** What a URL that names a driver looks like; the driver is opened by `core/log/open.ts` or `core/store/open.ts`. */
export interface DriverUrl {
  /** A whole URL, for error texts. */
  readonly example: string;
  /** What the driver does, for error texts; left out where the example says it. */
  readonly describe?: string;
  /** What follows the scheme and its colon. Options are the driver's to read. */
  readonly address: RegExp;
}

/** By scheme, without its colon. */
export type DriverUrls<Scheme extends string = string> = Readonly<Record<Scheme, DriverUrl>>;

const SERVERS = /^\/\/\S+$/;
const EMBEDDED: DriverUrl = { example: 'embedded:', describe: 'on disk, below DATA_DIR', address: /^$/ };

/** What the setting `LOG_URL` may be. */
export const LOG_URLS = {
  embedded: EMBEDDED,
  kafka: { example: 'kafka://host:9092', address: SERVERS },
  'kafka+ssl': { example: 'kafka+ssl://user:password@host:9093', address: SERVERS },
} satisfies DriverUrls;

/** What the setting `STORE_URL` may be. */
export const STORE_URLS = {
  embedded: EMBEDDED,
  mongodb: { example: 'mongodb://user:password@host:27017/courant', address: SERVERS },
  'mongodb+srv': { example: 'mongodb+srv://user:password@cluster.example/courant', address: SERVERS },
} satisfies DriverUrls;

/** A log or a store in memory, which tests open: no setting names one, since it is lost with its process. */
export const MEMORY_URLS = {
  memory: { example: 'memory:', describe: 'lost at the end of its process', address: /^$/ },
} satisfies DriverUrls;

/** The scheme of a URL, if `urls` has that scheme and the URL is of its form. */
export function findScheme<Scheme extends string>(urls: DriverUrls<Scheme>, url: string): Scheme | undefined {
  const { scheme, address } = partsOf(url);
  return address !== undefined && isScheme(urls, scheme) && urls[scheme].address.test(address)
    ? scheme
    : undefined;
}

/** Why no driver opens a URL. Only a scheme is repeated: all else may hold a password. */
export function noDriverMessage(what: 'log' | 'store', urls: DriverUrls, url: string): string {
  const { scheme } = partsOf(url);
  const refused = isScheme(urls, scheme) ? `a "${scheme}:" URL of another form` : showScheme(scheme);
  return `no ${what} driver for ${refused}. Use ${listExamples(urls)}.`;
}

const isScheme = <Scheme extends string>(urls: DriverUrls<Scheme>, scheme: string): scheme is Scheme =>
  Object.hasOwn(urls, scheme);

function partsOf(url: string): { scheme: string; address: string | undefined } {
  const colon = url.indexOf(':');
  return colon < 0
    ? { scheme: url, address: undefined }
    : { scheme: url.slice(0, colon), address: url.slice(colon + 1) };
}

/** `"a:" (what it does), "b:" or "c:"`. */
function listExamples(urls: DriverUrls): string {
  const examples = Object.values(urls).map(
    ({ example, describe }) => `"${example}"${describe ? ` (${describe})` : ''}`,
  );
  return `${examples.slice(0, -1).join(', ')} or ${examples.at(-1)}`;
}
