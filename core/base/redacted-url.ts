/** A server's name or address, with or without a port: no other text is shown where a server should stand. */
export const SERVER = /^(?:[\w.-]+|\[[\da-f:]+\])(?::\d{1,5})?$/i;

const DATABASE = /^[\w-]*$/;

/**
 * The URL of a log or a store as a message may show it: scheme, user, servers and database. The password is hidden, that
 * is all between the user's name and the last "@", even one that should have been percent-encoded; so is whatever stands
 * where a server or a database should and is none. Options behind "?" are left out, since they may hold secrets too.
 * Several servers between commas are fine.
 */
export function redactedUrl(url: string): string {
  const { scheme, user, password, location } = partsOf(url) ?? {};
  if (location === undefined || !/^[a-z+]+:\/\/$/.test(scheme ?? ''))
    return url === 'embedded:' ? url : '***';
  const servers = redactedServers(location.replace(/[?#].*$/s, ''));
  if (user === undefined) return `${scheme}${servers}`;
  return `${scheme}${/[/?#@]/.test(user) ? '***' : user}${password === undefined ? '' : ':***'}@${servers}`;
}

/** The password of a URL, even of a mistyped one; undefined where it has none. */
export const passwordOf = (url: string): string | undefined => partsOf(url)?.password;

interface UrlParts {
  /** With `://`. */
  readonly scheme: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly location: string;
}

function partsOf(url: string): UrlParts | undefined {
  const { scheme, rest } = /^(?<scheme>[^:]*:\/\/)(?<rest>.*)$/s.exec(url)?.groups ?? {};
  if (scheme === undefined || rest === undefined) return undefined;
  const at = rest.lastIndexOf('@');
  const [user, password] = at < 0 ? [] : rest.slice(0, at).split(/:(.*)/s);
  return { scheme, user, password, location: rest.slice(at + 1) };
}

/** Servers, then the database behind a slash. */
function redactedServers(location: string): string {
  const [servers = '', database] = location.split(/\/(.*)/s);
  const shown = servers.split(',').map((server) => (SERVER.test(server) ? server : '***'));
  return shown.join(',') + (database === undefined ? '' : `/${DATABASE.test(database) ? database : '***'}`);
}
