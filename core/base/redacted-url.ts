/**
 * The URL of a log or a store as a message may show it: scheme, user, servers and what follows them. The password is
 * hidden, that is all between the user's name and the last "@", even one that should have been percent-encoded. Options
 * behind "?" are left out, since they may hold secrets too. Several servers between commas are fine.
 */
export function redactedUrl(url: string): string {
  const { scheme, rest } = /^(?<scheme>[a-z+]+:\/\/)(?<rest>.*)$/s.exec(url)?.groups ?? {};
  if (scheme === undefined || rest === undefined) return url;
  const at = rest.lastIndexOf('@');
  const servers = rest.slice(at + 1).replace(/\?.*$/s, '');
  if (at < 0) return `${scheme}${servers}`;
  const [user = '', password] = rest.slice(0, at).split(/:(.*)/s);
  return `${scheme}${user}${password === undefined ? '' : ':***'}@${servers}`;
}
