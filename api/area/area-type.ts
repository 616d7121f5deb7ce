import 'reflect-metadata';
import { AREA_CODES, AREAS, type AreaCode } from '@courant/core/domain';
import { Arg, Field, Int, ObjectType } from 'type-graphql';
import { PlainField } from '../plain-field.ts';
import { AreaCodes, AreaKinds, type LangCode, Langs } from '../scalar/enums.ts';

@ObjectType('Area', {
  description: 'A metropolitan region of France, or the country as the sum of its twelve.',
})
export class AreaType {
  @PlainField(() => AreaCodes, { description: 'ISO 3166-2 code without "FR-". Example: BRE.' })
  readonly code: AreaCode;

  constructor(code: AreaCode) {
    this.code = code;
  }

  @PlainField(() => AreaKinds, { description: 'COUNTRY for FR, else REGION.' })
  get kind(): keyof typeof AreaKinds {
    return AREAS[this.code].kind;
  }

  @PlainField(() => String, {
    nullable: true,
    description: 'INSEE region code, null for the country. Example: "53".',
  })
  get inseeCode(): string | null {
    return AREAS[this.code].inseeCode;
  }

  @PlainField(() => Int, {
    description: 'Inhabitants (INSEE, estimate for 2023); the country without Corsica.',
  })
  get population(): number {
    return AREAS[this.code].population;
  }

  @Field(() => String, { description: 'Its name. Example: "Bretagne", in English "Brittany".' })
  name(@Arg('lang', () => Langs, { defaultValue: 'FR' }) lang: LangCode): string {
    return AREAS[this.code].name[lang === 'EN' ? 'en' : 'fr'];
  }
}

const BY_CODE = Object.fromEntries(AREA_CODES.map((code) => [code, new AreaType(code)])) as Record<
  AreaCode,
  AreaType
>;

export const toArea = (code: AreaCode): AreaType => BY_CODE[code];
