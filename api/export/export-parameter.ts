/** The parameters of the address of an export, as they are named in `SeriesInput`, and then how to write it. */
export const EXPORT_PARAMETERS = [
  'areas',
  'measures',
  'from',
  'to',
  'resolution',
  'view',
  'carbonMethod',
  'asOf',
  'vintage',
  'format',
  'lang',
] as const;
export type ExportParameter = (typeof EXPORT_PARAMETERS)[number];
