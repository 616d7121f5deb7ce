import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';

/** The site that the guide's examples serve. */
export const SITE = 'courant.example';

/**
 * An example of `docs/guides/reverse-proxy.md` in one language, with other addresses.
 * @param index of the example among those in its language
 * @throws Error where the guide does not have such an example, or does not have an address
 */
export function guideConfig(
  language: string,
  replacements: Readonly<Record<string, string>>,
  index = 0,
): string {
  const guide = readFileSync(join(repoRoot(), 'docs/guides/reverse-proxy.md'), 'utf8');
  const block = guide.split(`\`\`\`${language}\n`)[index + 1];
  let config = block?.split('```')[0];
  for (const [shown, used] of Object.entries(replacements)) {
    if (!config?.includes(shown))
      throw new Error(`The guide's ${language} example does not have "${shown}".`);
    config = config.replaceAll(shown, used);
  }
  return config ?? '';
}
