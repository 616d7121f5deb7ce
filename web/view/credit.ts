import type { Status } from '../data/use-status.ts';
import type { Translator } from '../text/use-text.ts';

const CREDIT = 'RTE, éCO2mix via ODRé';
const LICENCE = 'Licence Ouverte 2.0 (Etalab)';
const LICENCE_URL = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/';

/** What the licence requires to be said beside figures, also while the API is unreachable. */
export interface Credit {
  readonly credit: string;
  readonly licence: string;
  readonly licenceUrl: string;
}

export function creditOf(status: Status | undefined, { text }: Translator): Credit {
  const publisher = status?.publisher;
  return {
    credit: publisher?.simulated ? text('simulatedCredit') : (publisher?.credit ?? CREDIT),
    licence: publisher?.licence ?? LICENCE,
    licenceUrl: publisher?.licenceUrl ?? LICENCE_URL,
  };
}
