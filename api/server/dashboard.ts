import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { existingFolder } from './files.ts';

/** What the page must know before its first paint: a banner that comes later pushes the page down. */
export interface FirstFacts {
  /** Whether the publisher behind the data is the simulator. */
  readonly simulated: boolean;
  /** Whether history is still loading. */
  readonly loadingHistory: boolean;
}

/** The page with each fact that holds as an attribute of its root element: the policy allows no inline script. */
export function withFacts(page: string, { simulated, loadingHistory }: FirstFacts): string {
  const attributes = [simulated && ' data-simulated', loadingHistory && ' data-loading-history'];
  return page.replace('<html', `<html${attributes.filter(Boolean).join('')}`);
}

/** Sends the dashboard's page; undefined where it has not been built. */
export type SendDashboard = ((reply: FastifyReply) => Promise<FastifyReply>) | undefined;

export function dashboardOf(webDir: string | null, facts: () => FirstFacts): SendDashboard {
  const folder = existingFolder(webDir);
  if (folder === null) return undefined;
  return async (reply) => {
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(withFacts(page, facts()));
  };
}

/** The dashboard at its own addresses. It stands before the folder of its files, which has the page without facts. */
export function routeDashboard(app: FastifyInstance, send: SendDashboard): void {
  if (!send) return;
  for (const path of ['/', '/index.html']) app.get(path, (_request, reply) => send(reply));
}
