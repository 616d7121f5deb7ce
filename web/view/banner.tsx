import type { ReactElement, ReactNode } from 'react';
import styles from './banners.module.css';

export interface BannerProps {
  readonly tone: 'warn' | 'bad' | 'calm';
  readonly children: ReactNode;
}

/** A line across the page. */
export function Banner({ tone, children }: BannerProps): ReactElement {
  return (
    <div className={styles.banner} data-tone={tone}>
      <div className={styles.inner}>{children}</div>
    </div>
  );
}
