/** Whether an address is that of a view in a frame. */
export const isEmbedPath = (path: string): boolean => path.startsWith('/embed/');

/** Whether a page of the address follows the live stream; one in a frame does if its address says so. */
export const followsLive = ({ pathname, search }: Pick<Location, 'pathname' | 'search'>): boolean =>
  !isEmbedPath(pathname) || new URLSearchParams(search).get('live') === '1';

export interface Embedded {
  /** From "/embed/" on, with its query. */
  readonly address: string;
  readonly title: string;
  /** Size that suits the view; a reader may write another one. */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The address of a view with the words of a page's link, and words of its own. */
export function embedAddress(view: string, search: string, words: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(search);
  for (const [name, word] of Object.entries(words)) query.set(name, word);
  return `/embed/${view}?${query.toString().replaceAll('%3A', ':')}`;
}

const escapeQuoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The element that shows a view in another page. */
export const iframeText = ({ address, title, widthPx, heightPx }: Embedded, origin: string): string =>
  `<iframe src="${escapeQuoted(origin + address)}" title="${escapeQuoted(title)}" ` +
  `width="${widthPx}" height="${heightPx}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
