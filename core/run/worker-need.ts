import { ConfigError, LOG_URLS, STORE_URLS } from '../base/index.ts';
import { type Config, ODRE_URL } from './config.ts';

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
 * An embedded log or store belongs to one process: a worker beside others can use neither. Nor can it choose the publisher,
 * which the others might choose otherwise; and it marks nothing as simulated that comes from ODRé.
 * @throws ConfigError with a sentence for each such setting
 */
export function assertShareable(
  config: Config,
  { needs, asksPublisher = false }: { readonly needs: readonly Need[]; readonly asksPublisher?: boolean },
): void {
  const embedded = needs.filter((need) => urlOf(need, config) === 'embedded:').map(embeddedSentence);
  const sentences = [...embedded, ...publisherSentences(config, asksPublisher)];
  if (sentences.length > 0) throw new ConfigError(sentences.join('\n'));
}

const embeddedSentence = (need: Need): string =>
  `${SETTINGS[need].name}: met "embedded:", but several processes cannot share an embedded ${need}. ` +
  `Name one they share, such as ${SETTINGS[need].example}; or run everything in one process with npm start.`;

function publisherSentences({ publisher, publisherUrl }: Config, asksPublisher: boolean): string[] {
  if (publisher === 'auto')
    return [
      `PUBLISHER: met "auto", but a worker on its own does not choose its publisher. ${PUBLISHER_WAYS}`,
    ];
  if (publisher === 'simulated' && asksPublisher && new URL(publisherUrl).host === new URL(ODRE_URL).host)
    return [`PUBLISHER: met "simulated", but PUBLISHER_URL leads to ODRé. ${PUBLISHER_WAYS}`];
  return [];
}

const PUBLISHER_WAYS =
  'Leave PUBLISHER out; or let PUBLISHER_URL name a simulator, and set "simulated" for every worker; or run everything ' +
  'in one process with npm start.';
