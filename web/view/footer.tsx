import { memo, type ReactElement } from 'react';
import { Link, useSearch } from 'wouter';
import type { Status } from '../data/use-status.ts';
import { useText } from '../text/use-text.ts';
import { creditOf } from './credit.ts';
import styles from './footer.module.css';
import { useUrlState } from './use-url-state.ts';
import { fullPageSearch } from './wall/wall.ts';

/** The credit that the licence requires; it is shown even while the API is unreachable. */
export const Footer = memo(function Footer({ status }: { status: Status | undefined }): ReactElement {
  const translator = useText();
  const { text } = translator;
  const { hrefOf } = useUrlState();
  const search = useSearch();
  const { credit, licence, licenceUrl } = creditOf(status, translator);
  return (
    <footer className={styles.footer}>
      <p>
        {text('source')}
        {text('colon')}
        {credit}. {text('licence')}
        {text('colon')}
        <a href={licenceUrl}>{licence}</a>. {text('corsica')} {text('mapCredit')}{' '}
        <Link href={hrefOf('/live')}>{text('liveAndReplay')}</Link>{' '}
        <Link href={fullPageSearch(search)} data-leave-wall>
          {text('leaveWall')}
        </Link>
      </p>
    </footer>
  );
});
