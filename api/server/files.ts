import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const YEAR_S = 31_536_000;

/** Built assets have a hash in their names and never change; browsers validate a page at each visit. */
const cacheControl = (path: string): string =>
  /[/\\]assets[/\\]/.test(path) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache';

/** The folder if it is given and built, else null. */
export const existingFolder = (folder: string | null): string | null =>
  folder !== null && existsSync(join(folder, 'index.html')) ? folder : null;

/** Serves built folders below their prefixes, compressed as they were at build time. */
export async function serveFolders(
  app: FastifyInstance,
  folders: ReadonlyArray<{ readonly root: string | null; readonly prefix: string }>,
): Promise<void> {
  let decorateReply = true;
  for (const { root, prefix } of folders) {
    if (root === null) continue;
    await app.register(fastifyStatic, {
      root,
      prefix,
      decorateReply,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (response, path) => void response.setHeader('cache-control', cacheControl(path)),
    });
    decorateReply = false;
  }
}

/** Sends the page of a folder. */
export const sendPage = (reply: FastifyReply, root: string): FastifyReply =>
  reply.sendFile('index.html', root);
