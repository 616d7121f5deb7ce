import type { Lang } from '@courant/core/domain';

/** The texts of the cards below the chart of an area. */
export const AREA_CARD_TEXTS = {
  typicalDay: { fr: 'Consommation d’une journée type', en: 'Consumption of a typical day' },
  typicalDayOf: {
    fr: 'Consommation au fil de la journée : {area}, un an, et aujourd’hui',
    en: 'Consumption through the day: {area}, one year, and today',
  },
  typicalDays: { fr: 'Jours', en: 'Days' },
  days_ALL: { fr: 'tous', en: 'all' },
  days_WORKDAY: { fr: 'ouvrés', en: 'workdays' },
  days_WEEKEND: { fr: 'week-ends', en: 'weekends' },
  season: { fr: 'Saison', en: 'Season' },
  season_YEAR: { fr: 'toute l’année', en: 'whole year' },
  season_WINTER: { fr: 'hiver', en: 'winter' },
  season_SPRING: { fr: 'printemps', en: 'spring' },
  season_SUMMER: { fr: 'été', en: 'summer' },
  season_AUTUMN: { fr: 'automne', en: 'autumn' },
  typicalToday: { fr: 'aujourd’hui, temps réel', en: 'today, real time' },
  typicalMean: { fr: 'moyenne', en: 'mean' },
  typicalRibbon: { fr: 'huit jours sur dix', en: 'eight days in ten' },
  typicalAbove: {
    fr: 'À {time} : {power}, {share} au-dessus de la moyenne.',
    en: 'At {time}: {power}, {share} above the mean.',
  },
  typicalBelow: {
    fr: 'À {time} : {power}, {share} au-dessous de la moyenne.',
    en: 'At {time}: {power}, {share} below the mean.',
  },
} as const satisfies Record<string, Readonly<Record<Lang, string>>>;
