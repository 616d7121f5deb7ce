import type { Lang } from '@courant/core/domain';

const isLang = (text: string | null): text is Lang => text === 'fr' || text === 'en';

/** The language of the address, else the first one of the browser's that we have, else French: as the dashboard chooses. */
export function pageLang(query: URLSearchParams, acceptLanguage = ''): Lang {
  const chosen = query.get('lang');
  if (isLang(chosen)) return chosen;
  const spoken = acceptLanguage.split(',').map((range) => range.trim().slice(0, 2).toLowerCase());
  return spoken.find(isLang) ?? 'fr';
}
