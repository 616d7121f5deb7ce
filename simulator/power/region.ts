/**
 * Facts of the twelve regions, in MW unless said otherwise.
 * Source of the figures: RTE, eCO2mix and its yearly registers of installed capacity, via ODRE
 * (Licence Ouverte 2.0): mean consumption of 2019, installed capacity of 2013, 2018, 2023, and of 2026 as implied
 * by published load factors; thermal split read from the half-hours of 2024-01-18. Corsica is in neither dataset.
 */

/** Installed MW at the start of 2013, 2018, 2023 and 2026. */
export type InstalledCapacity = readonly [number, number, number, number];

export interface Region {
  /** Position in the publisher's order, 0 to 11; the region's noise is drawn by it. */
  index: number;
  /** INSEE code. */
  code: string;
  label: string;
  /** Degrees north and east, for the sun. */
  latitude: number;
  longitude: number;
  meanConsumption: number;
  /** How strongly consumption follows the cold (1 is Hauts-de-France), and how deep its nights are. */
  heating: number;
  dailySwing: number;
  /** Installed MW, reactor by reactor. */
  reactors: readonly number[];
  wind: InstalledCapacity;
  /** Offshore part of the wind park in 2026, and the year it began to deliver. */
  offshore: { mw: number; since: number } | null;
  solar: InstalledCapacity;
  thermal: { park: number; base: number; winter: number; gas: number };
  /** `lakes`: share of hydro that follows the day's peaks; the rest runs with the river. */
  hydro: { park: number; mean: number; lakes: number };
  pumping: number;
  bioenergy: { park: number; mean: number };
  battery: number;
}

const belleville = [1310, 1310];
const plant = (count: number, mw: number) => Array.from({ length: count }, () => mw);

type Facts = Omit<Region, 'index'>;

const FACTS: readonly Facts[] = [
  {
    code: '11',
    label: 'Île-de-France',
    latitude: 48.7,
    longitude: 2.5,
    meanConsumption: 7946,
    heating: 1.3,
    dailySwing: 1.25,
    reactors: [],
    wind: [19, 70, 146, 146],
    offshore: null,
    solar: [67, 96, 323, 574],
    thermal: { park: 2155, base: 10, winter: 460, gas: 0 },
    hydro: { park: 19, mean: 6, lakes: 0 },
    pumping: 0,
    bioenergy: { park: 350, mean: 160 },
    battery: 0,
  },
  {
    code: '24',
    label: 'Centre-Val de Loire',
    latitude: 47.5,
    longitude: 1.7,
    meanConsumption: 2158,
    heating: 1.2,
    dailySwing: 1.15,
    reactors: [...belleville, ...plant(4, 905), ...plant(4, 890), ...plant(2, 915)],
    wind: [781, 1134, 1644, 1824],
    offshore: null,
    solar: [155, 271, 972, 2135],
    thermal: { park: 231, base: 0, winter: 92, gas: 0 },
    hydro: { park: 92, mean: 14, lakes: 0.2 },
    pumping: 0,
    bioenergy: { park: 91, mean: 45 },
    battery: 0,
  },
  {
    code: '27',
    label: 'Bourgogne-Franche-Comté',
    latitude: 47.2,
    longitude: 4.9,
    meanConsumption: 2430,
    heating: 1.05,
    dailySwing: 1.3,
    reactors: [],
    wind: [180, 708, 1147, 1192],
    offshore: null,
    solar: [154, 271, 802, 1787],
    thermal: { park: 378, base: 0, winter: 108, gas: 0 },
    hydro: { park: 513, mean: 85, lakes: 0.3 },
    pumping: 70,
    bioenergy: { park: 80, mean: 42 },
    battery: 10,
  },
  {
    code: '28',
    label: 'Normandie',
    latitude: 49.1,
    longitude: 0.1,
    meanConsumption: 3165,
    heating: 1.05,
    dailySwing: 0.8,
    reactors: plant(8, 1330),
    wind: [472, 822, 1561, 1646],
    offshore: { mw: 498, since: 2024 },
    solar: [101, 154, 318, 701],
    thermal: { park: 763, base: 20, winter: 340, gas: 0 },
    hydro: { park: 29, mean: 13, lakes: 0 },
    pumping: 0,
    bioenergy: { park: 148, mean: 90 },
    battery: 0,
  },
  {
    code: '32',
    label: 'Hauts-de-France',
    latitude: 50.0,
    longitude: 2.8,
    meanConsumption: 5690,
    heating: 1,
    dailySwing: 1,
    reactors: plant(6, 910),
    wind: [1682, 3945, 6083, 6643],
    offshore: null,
    solar: [112, 160, 555, 1204],
    thermal: { park: 2389, base: 140, winter: 360, gas: 1600 },
    hydro: { park: 4, mean: 2, lakes: 0 },
    pumping: 0,
    bioenergy: { park: 195, mean: 111 },
    battery: 60,
  },
  {
    code: '44',
    label: 'Grand Est',
    latitude: 48.7,
    longitude: 5.6,
    meanConsumption: 5217,
    heating: 0.98,
    dailySwing: 1.15,
    reactors: [...plant(4, 1300), ...plant(2, 1500), ...plant(2, 1310)],
    wind: [2012, 3383, 4702, 5197],
    offshore: null,
    solar: [398, 493, 1468, 2754],
    thermal: { park: 3080, base: 230, winter: 220, gas: 1600 },
    hydro: { park: 2301, mean: 973, lakes: 0.12 },
    pumping: 520,
    bioenergy: { park: 269, mean: 125 },
    battery: 25,
  },
  {
    code: '52',
    label: 'Pays de la Loire',
    latitude: 47.4,
    longitude: -0.8,
    meanConsumption: 3104,
    heating: 1.2,
    dailySwing: 1.2,
    reactors: [],
    wind: [547, 911, 1819, 2455],
    offshore: { mw: 480, since: 2023 },
    solar: [291, 497, 1213, 2385],
    thermal: { park: 2015, base: 0, winter: 110, gas: 500 },
    hydro: { park: 10, mean: 2, lakes: 0 },
    pumping: 0,
    bioenergy: { park: 91, mean: 70 },
    battery: 15,
  },
  {
    code: '53',
    label: 'Bretagne',
    latitude: 48.2,
    longitude: -2.9,
    meanConsumption: 2583,
    heating: 1.25,
    dailySwing: 1.05,
    reactors: [],
    wind: [782, 1014, 1848, 1975],
    offshore: { mw: 496, since: 2024 },
    solar: [150, 221, 520, 1169],
    thermal: { park: 1426, base: 0, winter: 230, gas: 490 },
    hydro: { park: 275, mean: 65, lakes: 0.6 },
    pumping: 60,
    bioenergy: { park: 80, mean: 48 },
    battery: 20,
  },
  {
    code: '75',
    label: 'Nouvelle-Aquitaine',
    latitude: 45.2,
    longitude: 0.2,
    meanConsumption: 4955,
    heating: 1.1,
    dailySwing: 1.25,
    reactors: [...plant(4, 910), ...plant(2, 1495)],
    wind: [385, 945, 1827, 2240],
    offshore: null,
    solar: [777, 2247, 4489, 7131],
    thermal: { park: 546, base: 20, winter: 185, gas: 0 },
    hydro: { park: 2240, mean: 400, lakes: 0.5 },
    pumping: 0,
    bioenergy: { park: 344, mean: 110 },
    battery: 90,
  },
  {
    code: '76',
    label: 'Occitanie',
    latitude: 43.7,
    longitude: 2.2,
    meanConsumption: 4355,
    heating: 1,
    dailySwing: 1.1,
    reactors: plant(2, 1310),
    wind: [877, 1518, 1659, 1840],
    offshore: null,
    solar: [932, 1834, 3630, 5363],
    thermal: { park: 302, base: 0, winter: 75, gas: 0 },
    hydro: { park: 5363, mean: 1235, lakes: 0.55 },
    pumping: 850,
    bioenergy: { park: 178, mean: 96 },
    battery: 30,
  },
  {
    code: '84',
    label: 'Auvergne-Rhône-Alpes',
    latitude: 45.5,
    longitude: 4.6,
    meanConsumption: 7500,
    heating: 1.02,
    dailySwing: 1.1,
    reactors: [...plant(2, 910), ...plant(2, 880), ...plant(8, 915), ...plant(2, 1335)],
    wind: [357, 552, 742, 798],
    offshore: null,
    solar: [474, 941, 2234, 4193],
    thermal: { park: 954, base: 60, winter: 110, gas: 430 },
    hydro: { park: 11450, mean: 3120, lakes: 0.4 },
    pumping: 1100,
    bioenergy: { park: 188, mean: 98 },
    battery: 20,
  },
  {
    code: '93',
    label: "Provence-Alpes-Côte d'Azur",
    latitude: 43.9,
    longitude: 6.1,
    meanConsumption: 4674,
    heating: 0.75,
    dailySwing: 0.9,
    reactors: [],
    wind: [45, 48, 97, 121],
    offshore: null,
    solar: [664, 1225, 2295, 2967],
    thermal: { park: 2629, base: 240, winter: 350, gas: 1300 },
    hydro: { park: 3226, mean: 1033, lakes: 0.3 },
    pumping: 0,
    bioenergy: { park: 306, mean: 120 },
    battery: 10,
  },
];

/** The twelve regions in the publisher's order. */
export const REGIONS: readonly Region[] = FACTS.map((facts, index) => ({ index, ...facts }));

const byCode = new Map(REGIONS.map((region) => [region.code, region]));

/** The region of an INSEE code. Throws for any other text. */
export function regionOf(code: string): Region {
  const region = byCode.get(code);
  if (!region) throw new Error(`The INSEE code "${code}" is none of the twelve regions.`);
  return region;
}

export function nuclearCapacity(region: Region): number {
  return region.reactors.reduce((total, mw) => total + mw, 0);
}
