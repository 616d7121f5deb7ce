import { passwordOf } from '../base/index.ts';

type Env = Readonly<Record<string, string | undefined>>;

const SETTINGS = ['LOG_URL', 'STORE_URL', 'PUBLISHER_URL', 'OTEL_EXPORTER_OTLP_ENDPOINT'];
/** A shorter one would hide pieces of words everywhere. */
const SHORTEST = 4;

/**
 * Hides the passwords of the settings' URLs in all output. Our own messages repeat none; the texts of drivers and stacks
 * may.
 */
export function secretsHider(env: Env): (text: string) => string {
  const secrets = SETTINGS.flatMap((name) => passwordsIn(env[name] ?? '')).filter(
    (secret) => secret.length >= SHORTEST,
  );
  return (text) => secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}

/**
 * The longest text that may be the password, as it stands, decoded, and as JSON has it; and its pieces, because a driver
 * takes what follows an unencoded "@" or "/" for a server or a database, and names it.
 */
function passwordsIn(url: string): string[] {
  const password = passwordOf(url) ?? '';
  return [password, decoded(password), JSON.stringify(password).slice(1, -1), ...password.split(/[@/?#:,]/)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
