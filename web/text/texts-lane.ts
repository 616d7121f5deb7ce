import type { Lang } from '@courant/core/domain';

/** The texts of the lanes under the chart. */
export const LANE_TEXTS = {
  lanes: { fr: 'Sous la courbe', en: 'Under the chart' },
  laneEXCHANGE: { fr: 'Échanges', en: 'Exchange' },
  laneCARBON: { fr: 'Carbone', en: 'Carbon' },
  laneQUALITY: { fr: 'Qualité', en: 'Quality' },
  exportsPower: { fr: '{power} exportés', en: 'exports {power}' },
  importsPower: { fr: '{power} importés', en: 'imports {power}' },
  exchangeZero: { fr: 'à l’équilibre', en: 'balanced' },
  carbonMethod: { fr: 'Ce que le carbone compte', en: 'What carbon counts' },
  method_DIRECT: { fr: 'émissions directes', en: 'direct emissions' },
  method_LIFE_CYCLE: { fr: 'cycle de vie', en: 'life cycle' },
  carbonOf: {
    fr: '{central} g/kWh, entre {low} et {high} ; estimé, facteurs du {version}',
    en: '{central} g/kWh, from {low} to {high}; estimated, factors of {version}',
  },
  carbonExact: {
    fr: '{central} g/kWh, une seule estimation : pas de fourchette ; facteurs du {version}',
    en: '{central} g/kWh, one estimate: no band; factors of {version}',
  },
  flagged: { fr: 'consommation invraisemblable', en: 'implausible consumption' },
} as const satisfies Record<string, Readonly<Record<Lang, string>>>;
