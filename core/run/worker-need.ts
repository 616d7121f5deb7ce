import { ConfigError, LOG_URLS, STORE_URLS } from '../base/index.ts';
import type { Config } from './config.ts';

/** A server that several worker processes share. */
export type Need = 'log' | 'store';

/** The URL of the log or the store. */
export const urlOf = (need: Need, { logUrl, storeUrl }: Config): string =>
  need === 'log' ? logUrl : storeUrl;

const SETTINGS = {
  log: { name: 'LOG_URL', example: LOG_URLS.kafka.example },
  store: { name: 'STORE_URL', example: STORE_URLS.mongodb.example },
} as const satisfies Record<Need, unknown>;

/**
 * An embedded log or store belongs to one process, and the simulator to `npm start`: a worker beside others can use
 * neither.
 * @throws ConfigError with a sentence for each such setting
 */
export function assertShareable(config: Config, needs: readonly Need[]): void {
  const embedded = needs.filter((need) => urlOf(need, config) === 'embedded:').map(embeddedSentence);
  const sentences = config.publisher === 'odre' ? embedded : [...embedded, publisherSentence(config)];
  if (sentences.length > 0) throw new ConfigError(sentences.join('\n'));
}

const embeddedSentence = (need: Need): string =>
  `${SETTINGS[need].name}: met "embedded:", but several processes cannot share an embedded ${need}. ` +
  `Name one they share, such as ${SETTINGS[need].example}; or run everything in one process with npm start.`;

const publisherSentence = ({ publisher }: Config): string =>
  `PUBLISHER: met "${publisher}", but a worker on its own only asks the publisher at PUBLISHER_URL. ` +
  'Leave PUBLISHER out, or run everything in one process with npm start.';
