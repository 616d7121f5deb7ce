import type { StoredMeasure } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { amountFormat } from '../../text/amount-format.ts';
import { formatCount, formatFullDay, formatFullMoment, formatTimes } from '../../text/format.ts';
import { QUALITY_TEXTS } from '../../text/texts-quality.ts';
import { useTextWith } from '../../text/use-text.ts';
import panel from '../panel.module.css';
import { VintageChip } from '../vintage-chip.tsx';
import type { Change } from './knowledge.ts';
import styles from './revisions.module.css';

/** As many as the page asks for. */
const MAX_CHANGES = 400;
const HALF_HOUR_MS = 1_800_000;

export interface ChangeListProps {
  /** Largest first. */
  readonly changes: readonly Change[];
  readonly measure: StoredMeasure;
  /** Whether they are of more than one day. */
  readonly namesDay: boolean;
}

/** Every change, largest first: before, after, and when it was learned. */
export function ChangeList({ changes, measure, namesDay }: ChangeListProps): ReactElement | null {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  if (changes.length === 0) return null;
  const n = formatCount(MAX_CHANGES, lang);
  return (
    <>
      <h2 className={styles.subtitle}>
        {text('changesBySize')} {changes.length === MAX_CHANGES && text('firstChanges', { n })}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse */}
      <section className={styles.changes} tabIndex={0} aria-label={text('changesBySize')}>
        <ol>
          {changes.map((change) => (
            <ChangeRow key={`${change.start} ${change.knownAt}`} {...{ change, measure, namesDay }} />
          ))}
        </ol>
      </section>
    </>
  );
}

interface ChangeRowProps extends Omit<ChangeListProps, 'changes'> {
  readonly change: Change;
}

function ChangeRow({ change, measure, namesDay }: ChangeRowProps): ReactElement {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  const { start, before, after, vintage, knownAt } = change;
  const format = amountFormat(measure, 'POWER', lang);
  const plain = amountFormat('CONSUMPTION', 'POWER', lang);
  const moved = before === null || after === null ? null : after - before;
  return (
    <li>
      <span>
        {namesDay && `${formatFullDay(start, lang)}, `}
        {formatTimes(start, start + HALF_HOUR_MS, lang)}
      </span>
      <span>
        {before === null ? text('notPublished') : format.full(before)} →{' '}
        <strong>{after === null ? text('notPublished') : format.full(after)}</strong>
      </span>
      {moved !== null && (
        <span>
          {moved > 0 && '+'}
          {plain.full(moved)}
        </span>
      )}
      <VintageChip vintage={vintage} />
      <span className={panel.soft}>{text('learnedAt', { when: formatFullMoment(knownAt, lang) })}</span>
    </li>
  );
}
