import type { Plugin } from 'vite';

const ENTRY = /\s*<script type="module" crossorigin src="([^"]+)"><\/script>/;
const HEAD_END = '</head>';

/**
 * The first scripts of a build are loaded at once and run by `public/start.js` after the first paint, each in a task of its
 * own: browsers run them as soon as they are there, which holds the paint up by what they take. The entry stands last.
 */
export function startPlugin(): Plugin {
  return {
    name: 'courant-start',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const [script, entry] = ENTRY.exec(html) ?? [];
        if (script === undefined)
          throw new Error('The built page has no entry of the form that is expected.');
        return html
          .replace(script, '')
          .replace(HEAD_END, `  <link rel="modulepreload" crossorigin href="${entry}">\n  ${HEAD_END}`)
          .replaceAll('<link rel="modulepreload"', '<link rel="modulepreload" fetchpriority="low"')
          .replace(HEAD_END, `  <script src="/start.js" defer></script>\n  ${HEAD_END}`);
      },
    },
  };
}
