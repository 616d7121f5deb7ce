import { request } from 'node:http';
import { ATTACKER_ADDRESS } from './address.ts';

/** The answer to an operation over HTTP. */
export interface GraphqlAnswer {
  /** 0 where the server cut the connection. */
  readonly status: number;
  readonly text: string;
  /** `extensions.code` of its first error. */
  readonly code: string | null;
}

/** Posts a body as it is, from the attacker's address. */
export function postBody(
  url: string,
  body: string,
  contentType = 'application/json',
): Promise<GraphqlAnswer> {
  const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve) => {
    const cut = (): void => resolve({ status: 0, text: '', code: null });
    request(`${url}/graphql`, { method: 'POST', headers, localAddress: ATTACKER_ADDRESS }, (response) => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (part: string) => {
          text += part;
        })
        .once('end', () => resolve({ status: response.statusCode ?? 0, text, code: codeIn(text) }))
        .once('error', cut);
    })
      .once('error', cut)
      .end(body);
  });
}

export const post = (url: string, query: unknown, variables?: unknown): Promise<GraphqlAnswer> =>
  postBody(url, JSON.stringify({ query, variables }));

function codeIn(text: string): string | null {
  return /"code":"([A-Z0-9_]+)"/.exec(text)?.[1] ?? null;
}

/** Names of files and functions inside the server, which no answer may hold. */
export const showsInside = (text: string): boolean => /node_modules|\.[cm]?[jt]s:\d|^\s+at /m.test(text);
