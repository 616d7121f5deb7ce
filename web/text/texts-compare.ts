import { bilingual, type Translations } from './bilingual.ts';

/** Texts of the page that compares regions or periods. */
export const COMPARE_TEXTS = {
  compareMode: bilingual('Ce qui est comparé', 'What is compared'),
  mode_ALL: bilingual('Les douze régions', 'All twelve'),
  mode_REGIONS: bilingual('Quelques régions', 'Some regions'),
  mode_PERIODS: bilingual('Deux périodes', 'Two periods'),
  unit_INDEX: bilingual('indice, moyenne = 100', 'index, mean = 100'),
  indexWhy: bilingual(
    'Chaque courbe est rapportée à sa propre moyenne sur la période\u00a0: 100 est cette moyenne.',
    'Each line is divided by its own mean over the period: 100 is that mean.',
  ),
  scale: bilingual('Échelle', 'Scale'),
  scale_same: bilingual('la même pour toutes', 'the same for all'),
  scale_own: bilingual('propre à chacune', 'each its own'),
  order: bilingual('Ordre', 'Order'),
  order_map: bilingual('comme sur la carte', 'as on the map'),
  order_value: bilingual('par moyenne', 'by mean'),
  ranking: bilingual('Moyennes de la période', 'Means of the period'),
  rankingHint: bilingual(
    'Jusqu’à six courbes\u00a0: cochez les régions à tracer.',
    'Up to six lines: tick the regions to draw.',
  ),
  compareLines: bilingual('{measure} de {areas}, {window}', '{measure} of {areas}, {window}'),
  compareTiles: bilingual(
    '{measure} des douze régions, {window}',
    '{measure} of the twelve regions, {window}',
  ),
  comparePeriods: bilingual(
    '{measure}, {area}\u00a0: {period} face à {against}',
    '{measure}, {area}: {period} beside {against}',
  ),
  provisionalFrom: bilingual(
    'temps réel, provisoire, depuis le {when}',
    'real time, provisional, from {when}',
  ),
  otherProvisionalFrom: bilingual(
    'l’autre période\u00a0: provisoire depuis le {when}',
    'the other period: provisional from {when}',
  ),
  beside: bilingual('Face à', 'Beside'),
  otherPeriod_BEFORE: bilingual('la période d’avant', 'the period before'),
  otherPeriod_YEAR: bilingual('un an plus tôt', 'a year earlier'),
  otherPeriod_DAY: bilingual('une autre période', 'another period'),
  otherPeriodFrom: bilingual('qui commence le', 'that begins on'),
  align: bilingual('Aligner', 'Align'),
  align_CALENDAR: bilingual('par date', 'by date'),
  align_WEEKDAY: bilingual('par jour de semaine', 'by weekday'),
  thisPeriod: bilingual('La période', 'The period'),
  otherPeriod: bilingual('L’autre période', 'The other period'),
  change: bilingual('Écart', 'Change'),
  differenceOf: bilingual(
    'Écart\u00a0: au-dessus de zéro, plus que l’autre période',
    'Difference: above zero, more than the other period',
  ),
  mean: bilingual('Moyenne', 'Mean'),
  meanShort: bilingual('moy.', 'mean'),
  energy: bilingual('Énergie', 'Energy'),
  highest: bilingual('Maximum', 'Highest'),
  lowest: bilingual('Minimum', 'Lowest'),
  unlikePeriods: bilingual(
    'Une des périodes est bien moins observée que l’autre\u00a0: leurs moyennes ne se comparent pas.',
    'One period has much less observed than the other: their means do not compare.',
  ),
  noneChosen: bilingual('Cochez au moins une région.', 'Tick at least one region.'),
  readAt: bilingual('Lecture', 'Reading'),
  axesIn: bilingual('axes en {unit}', 'axes in {unit}'),
  exchangeSides: bilingual(
    'au-dessus de zéro\u00a0: imports, au-dessous\u00a0: exports',
    'above zero imports, below zero exports',
  ),
} as const satisfies Record<string, Translations>;
