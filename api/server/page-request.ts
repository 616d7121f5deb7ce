import type { FastifyRequest } from 'fastify';

/** Whether a browser opens the address as a page, rather than a program that sends an operation and reads JSON. */
export const isPageRequest = ({ headers: { accept = '' } }: Pick<FastifyRequest, 'headers'>): boolean => {
  const types = acceptedTypes(accept);
  return types.includes('text/html') && !types.some((type) => type.includes('json'));
};

/** The media types of an `Accept` header in small letters, without those whose weight of 0 excludes them. */
const acceptedTypes = (accept: string): string[] =>
  accept
    .toLowerCase()
    .split(',')
    .filter((range) => !/;\s*q\s*=\s*0(?:\.0*)?\s*(?:;|$)/.test(range))
    .map((range) => range.split(';', 1).join('').trim());
