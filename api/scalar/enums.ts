import 'reflect-metadata';
import { AREA_CODES, AREAS, MEASURE_FACTS, MEASURES, RESOLUTIONS, VINTAGES } from '@courant/core/domain';
import { registerEnumType } from 'type-graphql';

type EnumOf<Name extends string> = { readonly [N in Name]: N };
type Texts<Name extends string> = { [N in Name]?: { description: string } };

export const enumOf = <Name extends string>(names: readonly Name[]): EnumOf<Name> =>
  Object.fromEntries(names.map((name) => [name, name])) as EnumOf<Name>;
const texts = <Name extends string>(names: readonly Name[], describe: (name: Name) => string): Texts<Name> =>
  Object.fromEntries(names.map((name) => [name, { description: describe(name) }])) as Texts<Name>;

/** The domain's vocabularies as the objects that TypeGraphQL takes for an enum. */
export const AreaCodes = enumOf(AREA_CODES);
export const AreaKinds = enumOf(['COUNTRY', 'REGION']);
export const Langs = enumOf(['FR', 'EN']);
export type LangCode = keyof typeof Langs;
export const Measures = enumOf(MEASURES);
export const Resolutions = enumOf(RESOLUTIONS);
export const Vintages = enumOf(VINTAGES);

registerEnumType(AreaCodes, {
  name: 'AreaCode',
  description:
    'A metropolitan region by its ISO 3166-2 code without "FR-", or FR for their sum. Corsica is not published.',
  valuesConfig: texts(AREA_CODES, (code) => `${AREAS[code].name.fr}.`),
});
registerEnumType(AreaKinds, { name: 'AreaKind', description: 'Whether an area is the country or a region.' });
registerEnumType(Langs, { name: 'Lang', description: 'Language of names.' });
registerEnumType(Measures, {
  name: 'Measure',
  description: 'What is measured: a mean power over the interval, but for CARBON_INTENSITY.',
  valuesConfig: texts(MEASURES, (measure) => MEASURE_FACTS[measure].description),
});
registerEnumType(Resolutions, {
  name: 'Resolution',
  description:
    'Length of a bucket. Days, weeks (from Monday), months and years follow the calendar of Europe/Paris.',
  valuesConfig: {
    QUARTER_HOUR: { description: 'Real time as it was published, for ever; regions only.' },
    HALF_HOUR: { description: 'Consolidated or definitive, else the mean of the published quarter-hours.' },
  },
});
registerEnumType(Vintages, {
  name: 'Vintage',
  description: 'How settled a reading is; a bucket has the lowest of what it is made of.',
  valuesConfig: {
    REAL_TIME: { description: 'Telemetry and estimates, within the hour.' },
    CONSOLIDATED: { description: 'Metered, some months later.' },
    DEFINITIVE: { description: 'Final, the year after.' },
  },
});
