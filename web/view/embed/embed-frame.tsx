import { useQuery } from '@apollo/client/react';
import type { ReactElement, ReactNode } from 'react';
import { StatusDocument } from '../../gql/document/status.ts';
import { EMBED_TEXTS } from '../../text/texts-embed.ts';
import { useTextWith } from '../../text/use-text.ts';
import { creditOf } from '../credit.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { isServedSimulated } from '../first-facts.ts';
import styles from './embed.module.css';
import { type Size, useSize } from './use-size.ts';

export interface EmbedFrameProps {
  readonly title: string;
  /** When the figures are of, and what else stands small beside the title. */
  readonly note?: ReactNode;
  /** Address of the page that shows the same whole. */
  readonly href: string;
  readonly children: (size: Size) => ReactNode;
}

/** What every view in a frame has: its title, whether the figures are simulated, whose they are, and the way to the page. */
export function EmbedFrame({ title, note, href, children }: EmbedFrameProps): ReactElement {
  const { text } = useTextWith(EMBED_TEXTS);
  const [content, size] = useSize<HTMLDivElement>();
  const { data: status } = useQuery(StatusDocument);
  const isSimulated = status?.publisher.simulated ?? isServedSimulated();
  return (
    <main className={styles.frame}>
      <title>{`${title} — Courant`}</title>
      <header className={styles.header}>
        {isSimulated && <strong className={styles.simulated}>{text('simulated')}</strong>}
        <h1>{title}</h1>
        {note && <p>{note}</p>}
      </header>
      <div ref={content} className={styles.content}>
        <div className={styles.drawing}>
          <ErrorBoundary>{size.widthPx > 0 && size.heightPx > 0 && children(size)}</ErrorBoundary>
        </div>
      </div>
      <Credit status={status} isSimulated={isSimulated} href={href} />
    </main>
  );
}

interface CreditProps {
  readonly status: Parameters<typeof creditOf>[0];
  readonly isSimulated: boolean;
  readonly href: string;
}

function Credit({ status, isSimulated, href }: CreditProps): ReactElement {
  const translator = useTextWith(EMBED_TEXTS);
  const { text } = translator;
  const { credit, licence, licenceUrl } = creditOf(status, translator);
  return (
    <footer className={styles.credit}>
      <span>
        {text('source')}
        {text('colon')}
        {isSimulated ? text('simulatedShort') : credit}
      </span>{' '}
      <a href={licenceUrl} target="_blank" rel="noreferrer">
        {licence}
      </a>{' '}
      <a href={href} target="_blank" rel="noopener">
        {text('fullPage')}
      </a>
    </footer>
  );
}
