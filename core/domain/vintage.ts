/** How final a reading is, lowest first: real time is estimated, the later ones are metered. Holds for the whole reading. */
export const VINTAGES = ['REAL_TIME', 'CONSOLIDATED', 'DEFINITIVE'] as const;
export type Vintage = (typeof VINTAGES)[number];

/** 1 real time, 2 consolidated, 3 definitive; in a chunk 0 stands for "no reading". */
export const vintageRankOf = (vintage: Vintage): number => VINTAGES.indexOf(vintage) + 1;

/** The vintage of a rank; null for 0, "no reading". */
export const vintageOfRank = (vintageRank: number): Vintage | null => VINTAGES[vintageRank - 1] ?? null;
