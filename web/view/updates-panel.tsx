import { AREAS, MEASURE_FACTS } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import type { SlotUpdate } from '../data/live-state.ts';
import { useLive } from '../data/use-live.ts';
import { formatMw, formatTime } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import panel from './panel.module.css';
import styles from './updates-panel.module.css';
import { areaPath } from './url-state.ts';
import type { UrlControl } from './use-url-state.ts';

/** What the stream last told: the page moves even while the newest slot stands. */
export function UpdatesPanel({ url }: { url: UrlControl }): ReactElement {
  const { text } = useText();
  const feed = useLive((view) => view.recentUpdates);
  return (
    <section className={panel.panel} aria-labelledby="moves-title">
      <h2 id="moves-title">{text('movesTitle')}</h2>
      <p className={panel.soft}>{text(feed.length > 0 ? 'movesHint' : 'movesNone')}</p>
      <ul className={styles.moves}>
        {feed.map((move) => (
          <UpdateEntry key={move.cursor} move={move} url={url} />
        ))}
      </ul>
    </section>
  );
}

function UpdateEntry({
  move: { reading, change },
  url,
}: {
  move: SlotUpdate;
  url: UrlControl;
}): ReactElement {
  const { lang, text } = useText();
  const measure = change?.measure ?? 'CONSUMPTION';
  const after = change ? change.after : reading.valuesMw[measure];
  return (
    <li>
      <Link href={url.hrefOf(areaPath(reading.area))}>{AREAS[reading.area].name[lang]}</Link>
      <span className={panel.soft}>
        {formatTime(reading.start, lang)}, {text(change ? 'revised' : 'published')}
      </span>
      <span className={styles.amount}>
        {MEASURE_FACTS[measure].label[lang]} {change && `${formatMw(change.before, lang)} → `}
        <strong>{formatMw(after, lang)}</strong> MW
      </span>
    </li>
  );
}
