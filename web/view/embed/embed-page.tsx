import { type ReactElement, useEffect, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { EMBED_TEXTS } from '../../text/texts-embed.ts';
import { LangContext, useTextWith } from '../../text/use-text.ts';
import { chooseLang } from '../use-lang.ts';
import { useUrlState } from '../use-url-state.ts';
import styles from './embed.module.css';
import { EmbedCompare } from './embed-compare.tsx';
import { EmbedFigure } from './embed-figure.tsx';
import { EmbedFrame } from './embed-frame.tsx';
import { EmbedMap } from './embed-map.tsx';
import { EmbedStack } from './embed-stack.tsx';
import { EMBED_VIEWS, type EmbedProps, type EmbedView, embedProblem, embedViewOf } from './embed-state.ts';

const DRAWN: Readonly<Record<EmbedView, (props: EmbedProps) => ReactElement>> = {
  stack: EmbedStack,
  map: EmbedMap,
  figure: EmbedFigure,
  compare: EmbedCompare,
};

/** A view for a frame in another site's page: one drawing without the site around it. It remembers nothing on the device. */
export default function EmbedPage(): ReactElement {
  const search = useSearch();
  const query = useMemo(() => new URLSearchParams(search), [search]);
  const lang = chooseLang(useUrlState().state.lang, null, navigator.languages);
  const theme = query.get('theme');
  useEffect(() => {
    const root = document.documentElement;
    root.lang = lang;
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
  }, [lang, theme]);
  return (
    <LangContext value={lang}>
      <ViewOf query={query} />
    </LangContext>
  );
}

function ViewOf({ query }: EmbedProps): ReactElement {
  const { text } = useTextWith(EMBED_TEXTS);
  const [path] = useLocation();
  const view = embedViewOf(path);
  if (!view) {
    const words = { view: path.replace(/^\/embed\//, ''), allowed: EMBED_VIEWS.join(', ') };
    return <Refusal why={text('embedNone', words)} />;
  }
  const problem = embedProblem(view, query);
  if (problem) return <Refusal why={text(problem.key, problem.words)} />;
  const View = DRAWN[view];
  return <View query={query} />;
}

function Refusal({ why }: { why: string }): ReactElement {
  return (
    <EmbedFrame title="Courant" href="/">
      {() => <p className={styles.notice}>{why}</p>}
    </EmbedFrame>
  );
}
