import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

type Directives = Readonly<Record<string, readonly string[]>>;

// Pages load nothing from other hosts: they work offline and reveal no visitor to a third party.
const DASHBOARD: Directives = {
  'default-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'style-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** The playground's editor sets styles inline and starts its workers from blobs. */
const PLAYGROUND: Directives = {
  ...DASHBOARD,
  'style-src': ["'self'", "'unsafe-inline'"],
  'font-src': ["'self'", 'data:'],
  'worker-src': ["'self'", 'blob:'],
};

const policy = (directives: Directives) => ({
  useDefaults: false,
  directives: Object.fromEntries(Object.entries(directives).map(([name, sources]) => [name, [...sources]])),
});

/** Pages of other sites show the views that are made for them, and nothing else. */
const EMBED: Directives = { ...DASHBOARD, 'frame-ancestors': ['*'] };

const OPTIONS: FastifyHelmetOptions = {
  contentSecurityPolicy: policy(DASHBOARD),
  // A proxy in front decides whether the site is reached by HTTPS.
  strictTransportSecurity: false,
};

/** Of the playground's page. */
export const PLAYGROUND_HEADERS: FastifyHelmetOptions = {
  ...OPTIONS,
  contentSecurityPolicy: policy(PLAYGROUND),
};

/** Of the views for other sites' pages. */
export const EMBED_HEADERS: FastifyHelmetOptions = {
  contentSecurityPolicy: policy(EMBED),
  strictTransportSecurity: false,
  frameguard: false,
};

export async function secureHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, { global: true, ...OPTIONS });
}
