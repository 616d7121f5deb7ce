import { AREAS, type AreaCode } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { ShareBar } from '../chart/share-bar.tsx';
import type { Latest } from '../data/use-latest.ts';
import { useMix } from '../data/use-mix.ts';
import { useText } from '../text/use-text.ts';
import styles from './area-page.module.css';
import { Headline, useSlotTimeText } from './headline.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { Notice } from './notice.tsx';
import panel from './panel.module.css';
import type { UrlControl } from './use-url-state.ts';

export interface AreaPageProps {
  readonly area: AreaCode;
  readonly latest: Latest;
  readonly url: UrlControl;
}

/** One area: now, and over time. */
export function AreaPage({ area, latest, url }: AreaPageProps): ReactElement {
  const { lang, text } = useText();
  const name = AREAS[area].name[lang];
  return (
    <main id="content" className={panel.page}>
      <title>{`${name} — Courant`}</title>
      <section className={panel.panel}>
        <Link href={url.hrefOf('/')} className={styles.back}>
          ← {text('overview')}
        </Link>
        <AreaNow area={area} name={name} latest={latest} />
      </section>
      <HistoryPanel area={area} url={url} />
    </main>
  );
}

function AreaNow({ area, name, latest }: { area: AreaCode; name: string; latest: Latest }): ReactElement {
  const { text } = useText();
  const reading = latest.readings.get(area);
  const mix = useMix(area);
  if (!reading) {
    return (
      <>
        <h1>{name}</h1>
        {latest.hasError ? (
          <Notice onRetry={latest.retry}>{text('failed')}</Notice>
        ) : (
          <Notice>{text(latest.loading ? 'loading' : 'empty')}</Notice>
        )}
      </>
    );
  }
  return (
    <>
      <div className={panel.bar}>
        <h1>{name}</h1>
        <SlotTime reading={reading} />
      </div>
      <Headline reading={reading} mix={mix} />
      {mix && mix.shares.length > 0 && (
        <div className={styles.mix}>
          <ShareBar shares={mix.shares} title={text('mixOf', { area: name })} />
        </div>
      )}
    </>
  );
}

function SlotTime({ reading }: { reading: Parameters<typeof useSlotTimeText>[0] }): ReactElement {
  return <p className={panel.soft}>{useSlotTimeText(reading)}</p>;
}
