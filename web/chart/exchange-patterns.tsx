import type { ReactElement } from 'react';
import { EXPORT_PATTERN, IMPORT_PATTERN } from '../theme/measure-colour.ts';
import styles from './stack-chart.module.css';

const PALE = { fill: 'var(--exchange-pale)' };
const DEEP = { fill: 'var(--exchange-deep)' };

/** The fills of the exchanges: for imports deep lines that rise over pale, for exports pale lines that fall over deep. */
export function ExchangePatterns(): ReactElement {
  return (
    <svg className={styles.patterns} aria-hidden="true">
      <defs>
        <pattern
          id={IMPORT_PATTERN}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="8" height="8" style={PALE} />
          <rect width="1.5" height="8" opacity="0.6" style={DEEP} />
        </pattern>
        <pattern
          id={EXPORT_PATTERN}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width="8" height="8" style={DEEP} />
          <rect width="1.5" height="8" opacity="0.6" style={PALE} />
        </pattern>
      </defs>
    </svg>
  );
}
