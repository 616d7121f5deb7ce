import { Component, type ReactElement, type ReactNode } from 'react';
import { PartError } from '../data/import-part.ts';
import { useRetry } from '../data/use-retry.ts';
import { useText } from '../text/use-text.ts';
import styles from './panel.module.css';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Prepares another attempt to render the children. */
  readonly onRetry?: () => void;
}

/** Shows an error thrown while a card renders in that card's place; the rest of the page works on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  readonly #retry = (): void => {
    this.props.onRetry?.();
    this.setState({ error: null });
  };

  override render(): ReactNode {
    const { error } = this.state;
    return error ? <BrokenCard error={error} onRetry={this.#retry} /> : this.props.children;
  }
}

/** What went wrong, and what to do. */
function BrokenCard({ error, onRetry }: { error: Error; onRetry: () => void }): ReactElement {
  const { text } = useText();
  const isPart = error instanceof PartError;
  useRetry(isPart, onRetry);
  return (
    <div className={`${styles.panel} ${styles.notice}`} role="alert">
      <p>{text(isPart ? 'partMissing' : 'broken')}</p>
      <code>{error.message}</code>
      <button type="button" className={styles.button} onClick={onRetry}>
        {text('retry')}
      </button>
    </div>
  );
}
