import { bilingual } from './bilingual.ts';

/** The texts of views in a frame of another site's page. */
export const EMBED_TEXTS = {
  fullPage: bilingual('Voir sur Courant', 'See on Courant'),
  embedNone: bilingual(
    'Il n’y a pas de vue « {view} ». Vues : {allowed}.',
    'There is no view “{view}”. Views: {allowed}.',
  ),
  embedUnknown: bilingual(
    '« {name} » n’est pas un paramètre de cette vue. Paramètres : {allowed}.',
    '“{name}” is no parameter of this view. Parameters: {allowed}.',
  ),
  embedWrong: bilingual(
    '{name} : « {word} » n’est pas permis. Permis : {allowed}.',
    '{name}: “{word}” is not allowed. Allowed: {allowed}.',
  ),
  embedDates: bilingual(
    '{dates} : cette période n’est pas permise. Permis : de from à to, après le début de l’historique (2013-01-01).',
    '{dates}: this period is not allowed. Allowed: from before to, after history began (2013-01-01).',
  ),
  estimated: bilingual('estimé par Courant', 'estimated by Courant'),
  embedBand: bilingual('de {low} à {high} {unit}', '{low} to {high} {unit}'),
  embedCentral: bilingual('sans sa fourchette', 'without its bounds'),
  embedLacks: bilingual('{area} n’en a pas.', '{area} has none.'),
  simulatedShort: bilingual('simulateur, d’après la forme d’éCO2mix', 'simulator, in the form of éCO2mix'),
} as const;
