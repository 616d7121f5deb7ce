import type { Lang } from '@courant/core/domain';

/** The texts of the cards below the chart of an area. */
export const AREA_CARD_TEXTS = {
  typicalDayOf: {
    fr: 'Consommation au fil de la journée : {area}, un an, et aujourd’hui',
    en: 'Consumption through the day: {area}, one year, and today',
  },
  typicalDays: { fr: 'Jours', en: 'Days' },
  days_ALL: { fr: 'tous', en: 'all' },
  days_WORKDAY: { fr: 'ouvrés', en: 'workdays' },
  days_WEEKEND: { fr: 'week-ends', en: 'weekends' },
  typicalByWeekday: { fr: 'un jour par semaine, hors fériés', en: 'one day a week, no public holidays' },
  typicalWeekdays: { fr: '{weekday}s', en: '{weekday}s' },
  season: { fr: 'Saison', en: 'Season' },
  besideSeason: { fr: 'Face à', en: 'Beside' },
  season_YEAR: { fr: 'toute l’année', en: 'whole year' },
  season_WINTER: { fr: 'hiver', en: 'winter' },
  season_SPRING: { fr: 'printemps', en: 'spring' },
  season_SUMMER: { fr: 'été', en: 'summer' },
  season_AUTUMN: { fr: 'automne', en: 'autumn' },
  typicalToday: { fr: 'aujourd’hui, temps réel', en: 'today, real time' },
  typicalMean: { fr: 'moyenne', en: 'mean' },
  typicalBeside: { fr: 'moyenne, {season}', en: 'mean, {season}' },
  typicalRibbon: { fr: 'huit jours sur dix', en: 'eight days in ten' },
  typicalAbove: {
    fr: 'À {time} : {power}, {share} au-dessus de la moyenne.',
    en: 'At {time}: {power}, {share} above the mean.',
  },
  typicalBelow: {
    fr: 'À {time} : {power}, {share} au-dessous de la moyenne.',
    en: 'At {time}: {power}, {share} below the mean.',
  },

  cardProvisional: {
    fr: 'Temps réel, provisoire, depuis le {when}.',
    en: 'Real time, provisional, since {when}.',
  },
  cardAllProvisional: { fr: 'Temps réel, provisoire.', en: 'Real time, provisional.' },

  durationOf: {
    fr: '{measure} de chaque demi-heure d’un an, de la plus forte à la plus faible\u00a0: {area}',
    en: '{measure} of each half-hour of a year, from the highest to the lowest: {area}',
  },
  threshold: { fr: 'Seuil', en: 'Threshold' },
  hoursOver: {
    fr: '{hours}\u00a0h au-dessus de {power}, soit {share} du temps',
    en: '{hours}\u00a0h over {power}, {share} of the time',
  },
  hoursImporting: {
    fr: '{hours}\u00a0h à importer plus de {power}, soit {share} du temps',
    en: '{hours}\u00a0h importing more than {power}, {share} of the time',
  },
  hoursExporting: {
    fr: '{hours}\u00a0h à exporter plus de {power}, soit {share} du temps',
    en: '{hours}\u00a0h exporting more than {power}, {share} of the time',
  },
  durationHours: {
    fr: 'Demi-heures\u00a0: {hours}\u00a0h publiées sur un an. Faites glisser le seuil, ou déplacez-le aux flèches du clavier.',
    en: 'Half-hours: {hours}\u00a0h published within a year. Drag the threshold, or move it by the arrow keys.',
  },
  durationMissing: { fr: 'Non publiées\u00a0: {n}\u00a0h.', en: 'Not published: {n}\u00a0h.' },
  cardEmpty: { fr: 'Rien n’en est publié.', en: 'Nothing of it is published.' },

  monthPairsOf: {
    fr: '{measure}, moyenne de chaque mois et du même mois un an avant\u00a0: {area}',
    en: '{measure}, mean of each month and of the same month a year before: {area}',
  },
  monthReader: { fr: 'Lecture des mois', en: 'Reading the months' },
  monthNow: { fr: 'le mois', en: 'the month' },
  monthBefore: { fr: 'un an avant', en: 'a year before' },
  monthPartly: { fr: 'publié à moins de 99\u00a0%', en: 'less than 99 % published' },
  monthSentence: {
    fr: '{month}\u00a0: {now}, un an avant {before}.',
    en: '{month}: {now}, a year before {before}.',
  },
  monthShare: { fr: 'publié à {share}', en: '{share} published' },
  monthChange: { fr: 'Variation\u00a0: {change}.', en: 'Change: {change}.' },
  monthUnlike: {
    fr: 'Pas de variation\u00a0: l’un des deux manque ou est trop incomplet.',
    en: 'No change is said: one of both is missing or too incomplete.',
  },
  monthTable: { fr: 'Tous les mois en chiffres', en: 'All months in figures' },
  monthColumn: { fr: 'Mois', en: 'Month' },
  changeColumn: { fr: 'Variation', en: 'Change' },

  yearOfDaysOf: {
    fr: '{measure}, moyenne de chaque jour d’un an\u00a0: {area}',
    en: '{measure}, mean of each day of a year: {area}',
  },
  dayReader: {
    fr: 'Lecture des jours\u00a0: flèches pour changer de jour ou de semaine, Entrée pour ouvrir le jour',
    en: 'Reading the days: arrows for another day or week, Enter opens the day',
  },
  dayPartly: { fr: '{day}\u00a0: {amount}, publié à {share}', en: '{day}: {amount}, {share} published' },
  dayWhole: { fr: '{day}\u00a0: {amount}', en: '{day}: {amount}' },
  dayNothing: { fr: '{day}\u00a0: non publié', en: '{day}: not published' },
  showDay: { fr: 'Voir ce jour dans le graphique', en: 'See this day in the chart' },
  classUnpublished: { fr: 'non publié', en: 'not published' },

  topRecordsWhy: {
    fr: 'Le record et les deux qu’il a battus\u00a0: demi-heures complètes et plausibles, depuis le {when}.',
    en: 'The record and the two before it: half-hours that are whole and plausible, since {when}.',
  },
  allRecords: { fr: 'Tous les records\u00a0: {area}', en: 'All records: {area}' },

  revisedSentence: {
    fr: '{measure}, {days} jours\u00a0: {revised} demi-heures sur {slots} ont bougé',
    en: '{measure}, {days} days: {revised} of {slots} half-hours moved',
  },
  revisedNone: {
    fr: '{measure}, {days} jours\u00a0: aucun des {slots} chiffres publiés n’a été remplacé.',
    en: '{measure}, {days} days: none of the {slots} published figures was replaced.',
  },
  allRevisions: { fr: 'Corrections, jour par jour\u00a0: {area}', en: 'Revisions, day by day: {area}' },
} as const satisfies Record<string, Readonly<Record<Lang, string>>>;

export type AreaCardTextKey = keyof typeof AREA_CARD_TEXTS;
