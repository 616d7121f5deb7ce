import type { Measure } from '@courant/core/domain';
import type { BandKey } from '../chart/stack.ts';

/** The custom property that colours each measure, in both themes. */
export const MEASURE_COLOUR: Readonly<Record<Measure, string>> = {
  CONSUMPTION: 'var(--consumption)',
  PRODUCTION: 'var(--production)',
  NUCLEAR: 'var(--nuclear)',
  THERMAL: 'var(--thermal)',
  WIND: 'var(--wind)',
  SOLAR: 'var(--solar)',
  HYDRO: 'var(--hydro)',
  BIOENERGY: 'var(--bioenergy)',
  PUMPING: 'var(--pumping)',
  BATTERY_CHARGE: 'var(--battery-charge)',
  BATTERY_DISCHARGE: 'var(--battery-discharge)',
  EXCHANGE: 'var(--exchange)',
  CARBON_INTENSITY: 'var(--carbon)',
};

/** The hue of a measure's shades on the map. */
export const mapHue = (measure: Measure): string =>
  measure === 'CONSUMPTION' ? 'var(--consumption-map)' : MEASURE_COLOUR[measure];

/** The colour of a band of the stack: exchanges are two bands, one a side. */
export const bandColour = (band: BandKey): string => {
  if (band === 'IMPORT') return 'var(--import)';
  if (band === 'EXPORT') return 'var(--export)';
  return MEASURE_COLOUR[band];
};
