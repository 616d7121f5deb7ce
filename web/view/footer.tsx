import type { ReactElement } from 'react';
import type { Status } from '../data/use-status.ts';
import { useText } from '../text/use-text.ts';
import styles from './footer.module.css';

const CREDIT = 'RTE, éCO2mix via ODRé';
const LICENCE = 'Licence Ouverte 2.0 (Etalab)';
const LICENCE_URL = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/';

/** The credit that the licence requires; it is shown even while the API is unreachable. */
export function Footer({ status }: { status: Status | undefined }): ReactElement {
  const { text } = useText();
  const publisher = status?.publisher;
  const credit = publisher?.simulated ? text('simulatedCredit') : (publisher?.credit ?? CREDIT);
  return (
    <footer className={styles.footer}>
      <p>
        {text('source')}
        {text('colon')}
        {credit}. {text('licence')}
        {text('colon')}
        <a href={publisher?.licenceUrl ?? LICENCE_URL}>{publisher?.licence ?? LICENCE}</a>. {text('corsica')}{' '}
        {text('mapCredit')}
      </p>
    </footer>
  );
}
