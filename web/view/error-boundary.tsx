import { Component, type ReactNode } from 'react';
import { TEXTS } from '../text/texts.ts';
import { LangContext } from '../text/use-text.ts';
import styles from './panel.module.css';

/** Shows an error thrown while rendering, and what to do, instead of a blank page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  static override contextType = LangContext;
  declare context: React.ContextType<typeof LangContext>;
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return (
      <main id="content" className={styles.page}>
        <div className={`${styles.panel} ${styles.notice}`} role="alert">
          <p>{TEXTS.broken[this.context]}</p>
          <code>{this.state.error.message}</code>
          <button type="button" className={styles.button} onClick={() => window.location.reload()}>
            {TEXTS.reload[this.context]}
          </button>
        </div>
      </main>
    );
  }
}
