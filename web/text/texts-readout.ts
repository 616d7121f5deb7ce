import type { Lang } from '@courant/core/domain';

/** The texts of the readout beside the chart. */
export const READOUT_TEXTS = {
  readout: { fr: 'Légende et chiffres de la courbe', en: 'Legend and figures of the chart' },
  bandColumn: { fr: 'Grandeur', en: 'Measure' },
  meanColumn: { fr: 'moy.', en: 'mean' },
  meanColumnLong: { fr: 'moyenne de la période', en: 'mean of the window' },
  shareColumnLong: {
    fr: 'part de ce qui est affiché de la production, des imports et du déstockage de la période',
    en: 'share of what is shown of production, imports and discharge in the window',
  },
  storage: { fr: 'Stockage', en: 'Storage' },
  storageParts: { fr: 'Détail du stockage', en: 'Parts of storage' },
  less: { fr: 'moins', en: 'less' },
  total: { fr: 'Total', en: 'Total' },
  totalShown: { fr: 'Total affiché', en: 'Total shown' },
  totalHint: {
    fr: 'Somme de ce qui est empilé : à quelques MW près, la consommation',
    en: 'Sum of what is stacked: the consumption, to some MW',
  },
  coverage: {
    fr: 'Publié : {hours} h sur {expected} ; les sommes s’y limitent.',
    en: 'Published: {hours} of {expected} h; sums are of these alone.',
  },
  bandHours: { fr: '{name} : {hours} h.', en: '{name}: {hours} h.' },
  against: { fr: 'Comparer à', en: 'Against' },
  againstNone: { fr: 'rien', en: 'none' },
  against_PREVIOUS: { fr: 'période précédente', en: 'previous period' },
  against_YEAR: { fr: 'un an avant', en: 'a year before' },
  difference: { fr: 'Écart', en: 'Difference' },
  comparedHours: { fr: 'Comparé : {hours} h.', en: 'Compared: {hours} h.' },
  againstRefused: { fr: 'Pas de comparaison.', en: 'No comparison.' },
  legendHelp: { fr: 'Dans la légende : {keys}', en: 'In the legend: {keys}' },
  bandKeys: {
    fr: 'Clic ou Entrée : masquer. Double clic ou Maj + Entrée : afficher seul.',
    en: 'Click or Enter: hide. Double click or Shift + Enter: show alone.',
  },
} as const satisfies Record<string, Readonly<Record<Lang, string>>>;
