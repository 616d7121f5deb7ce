import type { Measure } from '@courant/core/domain';
import type { BandKey, RowKey } from '../chart/stack.ts';

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

/** Ids of the patterns that fill the two sides of the exchanges in an svg: `ExchangePatterns` draws them. */
export const IMPORT_PATTERN = 'imports';
export const EXPORT_PATTERN = 'exports';

/** The fill of a band of the stack in an svg. The exchanges are two bands, which differ by their lines. */
export const bandFill = (band: BandKey): string => {
  if (band === 'IMPORT') return `url(#${IMPORT_PATTERN})`;
  if (band === 'EXPORT') return `url(#${EXPORT_PATTERN})`;
  return MEASURE_COLOUR[band];
};

/** The same as a background, for the swatch of a legend. */
export const bandBackground = (band: RowKey): string => {
  if (band === 'STORAGE') return 'linear-gradient(90deg, var(--pumping) 50%, var(--battery-charge) 50%)';
  if (band === 'IMPORT') return 'var(--import-lines)';
  if (band === 'EXPORT') return 'var(--export-lines)';
  return MEASURE_COLOUR[band];
};
