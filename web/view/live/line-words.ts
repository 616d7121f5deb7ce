import { AREAS, MEASURE_FACTS, MINUTE } from '@courant/core/domain';
import { areaOfLine, type EventLine, type LineContent, type StreamNote } from '../../data/event-line.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { formatCount, formatDay, formatMoment } from '../../text/format.ts';
import type { TextKey } from '../../text/texts.ts';
import type { StreamTextKey } from '../../text/texts-stream.ts';
import type { Translator } from '../../text/use-text.ts';

export type StreamTranslator = Translator<StreamTextKey | TextKey>;

/** A line of the log in words. */
export interface LineWords {
  readonly area: string;
  readonly kind: string;
  /** "14:30, 15 min": the slot of a reading; empty of another line. */
  readonly slot: string;
  readonly what: string;
}

export function lineWords({ at, content }: EventLine, translator: StreamTranslator): LineWords {
  const { lang, text } = translator;
  const area = areaOfLine(content);
  return {
    area: area === null ? '' : AREAS[area].name[lang],
    kind: text(`line_${content.kind}`),
    slot: slotText(content, at, translator),
    what: whatText(content, translator),
  };
}

/** The same as one sentence. */
export const lineSentence = (line: EventLine, translator: StreamTranslator): string =>
  Object.values(lineWords(line, translator))
    .filter((word) => word !== '')
    .join(', ');

function slotText(content: LineContent, at: number, { lang, text }: StreamTranslator): string {
  if (!('reading' in content)) return '';
  const { start, end } = content.reading;
  return `${formatMoment(start, at, lang)}, ${text('lineMinutes', { n: (end - start) / MINUTE })}`;
}

function whatText(content: LineContent, translator: StreamTranslator): string {
  const { lang, text } = translator;
  switch (content.kind) {
    case 'PUBLISHED': {
      const { full } = amountFormat('CONSUMPTION', 'POWER', lang);
      return `${MEASURE_FACTS.CONSUMPTION.label[lang]} ${full(content.reading.valuesMw.CONSUMPTION)}`;
    }
    case 'REVISED': {
      const { change, changes } = content;
      if (!change) return text('lineConfirmed');
      const { full } = amountFormat(change.measure, 'POWER', lang);
      const more = changes > 1 ? ` (${text('lineMore', { n: changes })})` : '';
      return `${MEASURE_FACTS[change.measure].label[lang]} ${full(change.before)} → ${full(change.after)}${more}`;
    }
    case 'RANGE': {
      const words = { from: formatDay(content.start, lang), to: formatDay(content.end - 1, lang) };
      return text('lineRange', words);
    }
    case 'STREAM':
      return noteText(content.note, translator);
  }
}

function noteText(note: StreamNote, translator: StreamTranslator): string {
  const { lang, text } = translator;
  switch (note.is) {
    case 'SNAPSHOT':
      return text('noteSnapshot', { n: note.areas });
    case 'RESET':
      return text(`reset_${note.reason}`);
    case 'CUT': {
      const words = { lasted: lengthText(note.lastedMs, translator), n: formatCount(note.events, lang) };
      if (note.events === 0) return text('noteCutNone', words);
      return text(note.events === 1 ? 'noteCutOne' : 'noteCut', words);
    }
  }
}

const SECOND_MS = 1000;

/** "14 s", "3 min". */
function lengthText(ms: number, { text }: StreamTranslator): string {
  if (ms < SECOND_MS) return text('lessThanSecond');
  return ms < 2 * MINUTE
    ? text('seconds', { n: Math.round(ms / SECOND_MS) })
    : text('minutes', { n: Math.round(ms / MINUTE) });
}
