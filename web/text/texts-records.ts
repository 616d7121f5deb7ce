import { bilingual, type Translations } from './bilingual.ts';

/** Texts of the page of records. */
export const RECORDS_TEXTS = {
  recordsOf: bilingual('Records de {area}, {period}', 'Records of {area}, {period}'),
  recordPeriod: bilingual('Période', 'Period'),
  period_ALL_TIME: bilingual('depuis toujours', 'all time'),
  period_YEAR: bilingual('cette année', 'this year'),
  period_MONTH: bilingual('ce mois-ci', 'this month'),
  period_TODAY: bilingual('aujourd’hui', 'today'),
  recordsSince: bilingual(
    'Moyennes de demi-heures complètes et plausibles, depuis le {when}. Choisissez un record pour voir ceux qu’il a battus.',
    'Means of half-hours that are whole and plausible, since {when}. Choose a record to see those it broke.',
  ),
  kind_MAX: bilingual('Le plus haut', 'Highest'),
  kind_MIN: bilingual('Le plus bas', 'Lowest'),
  kind_TAKEN: bilingual('Le plus soutiré', 'Most taken'),
  kind_LEAST: bilingual('Le moins soutiré', 'Least taken'),
  kind_IMPORT: bilingual('Plus fort import', 'Largest import'),
  kind_EXPORT: bilingual('Plus fort export', 'Largest export'),
  broke: bilingual('avant\u00a0: {value}, {when}, écart {by}', 'before: {value}, {when}, {by} apart'),
  firstMark: bilingual('de la première journée de la période', 'of the first day of the period'),
  noRecords: bilingual(
    'Aucun record\u00a0: rien n’est encore publié de cette période.',
    'No record: nothing of this period is published yet.',
  ),
  staircase: bilingual(
    '{kind}, {measure}\u00a0: chaque record jusqu’ici',
    '{kind}, {measure}: each record until now',
  ),
  staircaseWhy: bilingual(
    'Chaque point est la demi-heure d’une journée qui est allée plus loin que toutes les journées d’avant. Un point creux est provisoire.',
    'Each dot is the half-hour of a day that went further than all days before. A hollow dot is provisional.',
  ),
  marks: bilingual('Les records, du plus récent au plus ancien', 'The records, latest first'),
  weekAround: bilingual('La semaine autour du {when}', 'The week around {when}'),
  further: bilingual('{by} plus loin', '{by} further'),
} as const satisfies Record<string, Translations>;
