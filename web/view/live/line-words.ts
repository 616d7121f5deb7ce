import { AREAS, type Lang, MEASURE_FACTS, MINUTE, type StoredMeasure } from '@courant/core/domain';
import { areaOfLine, type EventLine, type LineContent, type StreamNote } from '../../data/event-line.ts';
import { formatCount, formatDay, formatMoment, formatMw } from '../../text/format.ts';
import { TEXTS, type TextKey } from '../../text/texts.ts';
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
    case 'PUBLISHED':
      return `${measureName('CONSUMPTION', lang)} ${movedText('CONSUMPTION', [content.reading.valuesMw.CONSUMPTION], lang)}`;
    case 'REVISED': {
      const { change, changes } = content;
      if (!change) return text('lineConfirmed');
      const more = changes > 1 ? `, ${text('lineMore', { n: changes - 1 })}` : '';
      const { measure, before, after } = change;
      return `${measureName(measure, lang)} ${movedText(measure, [before, after], lang)}${more}`;
    }
    case 'RANGE': {
      const words = { from: formatDay(content.start, lang), to: formatDay(content.end - 1, lang) };
      return text('lineRange', words);
    }
    case 'STREAM':
      return noteText(content.note, translator);
  }
}

const measureName = (measure: StoredMeasure, lang: Lang): string => MEASURE_FACTS[measure].label[lang];

/** "2,345 → 2,361 MW", in whole MW, since a move is small beside its figure; an exchange says its side instead of a sign. */
function movedText(measure: StoredMeasure, figuresMw: readonly (number | null)[], lang: Lang): string {
  const sideOf = (mw: number | null) => (measure === 'EXCHANGE' && mw ? sideText(mw, lang) : '');
  const words = figuresMw.map((mw, i) => {
    const side = sideOf(mw);
    const isSaid = side === '' || (i > 0 && side === sideOf(figuresMw[i - 1] ?? null));
    return (isSaid ? '' : `${side} `) + formatMw(mw && side ? Math.abs(mw) : mw, lang);
  });
  return `${words.join(' → ')}\u00a0MW`;
}

const sideText = (mw: number, lang: Lang): string => TEXTS[mw < 0 ? 'exportSide' : 'importSide'][lang];

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
