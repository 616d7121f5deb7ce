import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readLatestSentence, type SentenceSources } from '../page/latest-sentence.ts';
import { type FirstFacts, pageHtml } from '../page/page-html.ts';
import { pageLang } from '../page/page-lang.ts';
import { EMBED_VIEWS, pageAt, UNKNOWN_PAGE } from '../page/site-page.ts';
import { type PublicAddress, requestedOrigin } from './client-address.ts';
import { existingFolder } from './files.ts';
import { EMBED_HEADERS } from './security.ts';

/** Sends the dashboard's page; undefined where it has not been built. */
export type SendDashboard =
  | ((request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>)
  | undefined;

export interface DashboardOptions extends SentenceSources {
  readonly webDir: string | null;
  readonly facts: () => FirstFacts;
  readonly publicAddress: PublicAddress;
}

/** The page of an address; an address without one has status 404 and the page that says so. */
export function dashboardOf({ webDir, facts, publicAddress, ...sources }: DashboardOptions): SendDashboard {
  const folder = existingFolder(webDir);
  if (folder === null) return undefined;
  return async (request, reply) => {
    const [path, query] = splitAddress(request.originalUrl);
    const found = pageAt(path);
    const page = found ?? UNKNOWN_PAGE;
    const [template, latest] = await Promise.all([
      readFile(join(folder, 'index.html'), 'utf8'),
      page.area === null ? NO_SENTENCE : readLatestSentence(page.area, sources),
    ]);
    const html = pageHtml(template, {
      ...facts(),
      page,
      latest,
      lang: pageLang(query, request.headers['accept-language']),
      origin: requestedOrigin(request.raw, publicAddress),
      address: request.originalUrl,
    });
    return reply
      .code(found ? 200 : 404)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('vary', 'accept, accept-language')
      .send(html);
  };
}

const NO_SENTENCE = { fr: null, en: null };

/** Path and query of an address. */
export function splitAddress(address: string): readonly [path: string, query: URLSearchParams] {
  const end = address.indexOf('?');
  if (end === -1) return [address, new URLSearchParams()];
  return [address.slice(0, end), new URLSearchParams(address.slice(end))];
}

/**
 * The dashboard where the folder of its files, which has the page without facts, would answer, and where other sites may
 * frame it.
 */
export function routeDashboard(app: FastifyInstance, send: SendDashboard): void {
  if (!send) return;
  for (const path of ['/', '/index.html']) app.get(path, send);
  for (const view of EMBED_VIEWS)
    for (const end of ['', '/']) app.get(`/embed/${view}${end}`, { helmet: EMBED_HEADERS }, send);
}
