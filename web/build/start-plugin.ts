import type { Plugin } from 'vite';

const ENTRY = /<script type="module" crossorigin src="([^"]+)"><\/script>/;

/**
 * The first script of a build is loaded at once and run by `public/start.js` after the first paint: run before it, as
 * browsers do once it is there, it holds the paint up by what it takes.
 */
export function startPlugin(): Plugin {
  return {
    name: 'courant-start',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        if (!ENTRY.test(html)) throw new Error('The built page has no entry of the form that is expected.');
        return html.replace(
          ENTRY,
          '<link rel="modulepreload" crossorigin fetchpriority="low" href="$1"><script src="/start.js" defer></script>',
        );
      },
    },
  };
}
