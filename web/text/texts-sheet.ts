import { bilingual } from './bilingual.ts';

/** The texts of the sheet of a region over the overview. */
export const SHEET_TEXTS = {
  openRegion: bilingual('Ouvrir la page de la région', 'Open the page of the region'),
  sheetTrend: bilingual('{measure}, sur 24 heures', '{measure}, over 24 hours'),
} as const;
