import { bilingual, type Translations } from './bilingual.ts';

/** Texts of the pages about the quality of the data: status and revisions. */
export const QUALITY_TEXTS = {
  qualityPages: bilingual('Qualité des données', 'Data quality'),
  statusPage: bilingual('État', 'Status'),
  revisionsPage: bilingual('Corrections', 'Revisions'),
  statusTitle: bilingual('État des données', 'State of the data'),

  allOnTime: bilingual('Les douze régions sont à l’heure.', 'All twelve regions are on time.'),
  someLate: bilingual('Régions en retard\u00a0: {areas}.', 'Late: {areas}.'),
  allWhole: bilingual(
    'Chacun des 30 derniers jours est complet, région par région.',
    'Each of the last 30 days is complete, region by region.',
  ),
  someIncomplete: bilingual(
    'Sur 30 jours, {n} jours-régions sur {total} ont un trou.',
    'In 30 days, {n} of {total} region-days have a gap.',
  ),

  lastSlot: bilingual('Dernier intervalle', 'Last slot'),
  age: bilingual('Âge', 'Age'),
  nextExpected: bilingual('Prochain attendu', 'Next expected'),
  overdue: bilingual('en retard de {age}', 'overdue by {age}'),
  inTime: bilingual('dans {age}', 'in {age}'),
  unknownRhythm: bilingual(
    'pas encore connu\u00a0: moins de trois arrivées',
    'not known yet: fewer than three arrivals',
  ),
  last30Days: bilingual('30 derniers jours', 'Last 30 days'),
  wholeDays: bilingual('{n} jours complets sur {total}', '{n} of {total} days complete'),
  dayShare: bilingual('{day}\u00a0: {share}', '{day}: {share}'),
  dayUnknown: bilingual('{day}\u00a0: rien', '{day}: nothing'),
  shareOfSlots: bilingual('{share} publiés', '{share} published'),
  squareLegend: bilingual(
    'Un carré par jour, rempli de ce qui en est publié. Hachuré, il lui manque quelque chose\u00a0: choisissez-le pour savoir quoi.',
    'A square for each day, filled with what is published of it. Hatched, something is missing: choose it to see what.',
  ),
  gapsOf: bilingual('{area}, {day}\u00a0: ce qui manque', '{area}, {day}: what is missing'),
  gapLine: bilingual(
    '{times}, quarts d’heure manquants\u00a0: {n}, {why}',
    '{times}, quarter-hours missing: {n}, {why}',
  ),
  noGapNow: bilingual('Plus rien ne manque à ce jour.', 'Nothing of this day is missing any more.'),
  openDay: bilingual('Voir ce jour', 'Open this day'),

  pipeline: bilingual('La chaîne', 'The pipeline'),
  stage_publisher: bilingual('Éditeur', 'Publisher'),
  stage_log: bilingual('Journal', 'Log'),
  stage_store: bilingual('Base', 'Store'),
  stage_api: bilingual('API', 'API'),
  answeredAgo: bilingual('a répondu il y a {age}', 'answered {age} ago'),
  neverAnswered: bilingual('n’a pas encore répondu', 'has not answered yet'),
  silentNow: bilingual('ne répond pas', 'does not answer'),
  rejectedRows: bilingual('{n} lignes refusées', '{n} rows rejected'),
  revisedToday: bilingual('{n} mesures corrigées aujourd’hui', '{n} readings revised today'),
  lagReadings: bilingual('{n} mesures à calculer', '{n} readings to settle'),
  noLag: bilingual('tout est calculé', 'all readings settled'),
  backfillDone: bilingual('historique complet', 'history complete'),
  streamLive: bilingual('flux ouvert', 'stream open'),
  streamLost: bilingual('flux coupé', 'stream cut'),
  streamConnecting: bilingual('flux en ouverture', 'stream opening'),

  feeds: bilingual('Jeux de données', 'Feeds'),
  feedLine: bilingual('pas de {minutes} min', 'steps of {minutes} min'),
  noDrift: bilingual('Leurs réponses ont la forme habituelle.', 'Their answers have their usual form.'),
  driftOf: bilingual('{feed} a changé depuis le {when}', '{feed} has changed since {when}'),
  driftMissing: bilingual('disparu\u00a0: {what}', 'gone: {what}'),
  driftAdded: bilingual('nouveau\u00a0: {what}', 'new: {what}'),
  driftRetyped: bilingual('autre type\u00a0: {what}', 'another type: {what}'),
  driftAreas: bilingual('régions muettes\u00a0: {what}', 'regions gone: {what}'),
  driftAccepted: bilingual('accepté par l’exploitant', 'accepted by the operator'),
  noMismatch: bilingual(
    'Aucun écart trouvé entre les mesures conservées ici et les comptes de l’éditeur, région par région et mois par mois.',
    'No difference found between the readings stored here and the publisher’s own counts, region by region and month by month.',
  ),
  mismatchOf: bilingual(
    '{area}, {month}, {vintage}\u00a0: {stored} lignes conservées, l’éditeur en compte {published}',
    '{area}, {month}, {vintage}: {stored} rows stored, the publisher counts {published}',
  ),
  revisionsTitle: bilingual('Ce qui a été corrigé', 'What was revised'),
  day: bilingual('Jour', 'Day'),
  movedOfDay: bilingual(
    '{revised} demi-heures sur {slots} ont bougé ce jour-là',
    '{revised} of {slots} half-hours of this day moved',
  ),
  movedOfPeriod: bilingual(
    '{revised} demi-heures sur {slots} ont bougé',
    '{revised} of {slots} half-hours moved',
  ),
  movedOfDays: bilingual(
    'sur les {days} jours jusqu’à lui\u00a0: {revised} sur {slots}',
    'over the {days} days up to it: {revised} of {slots}',
  ),
  movedBy: bilingual(
    'en moyenne de {mean}, au plus de {largest} ({when})',
    'by {mean} on average, by {largest} at most ({when})',
  ),
  knownNow: bilingual('Tel que connu maintenant', 'As known now'),
  knownThen: bilingual('Tel que connu le {when}', 'As known on {when}'),
  scrubber: bilingual('Moment de connaissance', 'Time of knowledge'),
  scrubberWhy: bilingual(
    'Chaque cran est une réponse de l’éditeur qui a changé un chiffre montré ici. Le premier est juste avant.',
    'Each step is an answer of the publisher that changed a number shown here. The first is just before them.',
  ),
  nothingMovedOfDay: bilingual(
    'Aucun chiffre de ce jour n’a été remplacé depuis qu’il est connu.',
    'No number of this day has been replaced since it is known.',
  ),
  nothingMovedOfPeriod: bilingual(
    'Aucun chiffre de ces jours n’a été remplacé depuis qu’il est connu.',
    'No number of these days has been replaced since it is known.',
  ),
  nowMinusThen: bilingual('Connu maintenant moins connu alors', 'Known now less known then'),
  notKnownThen: bilingual('Rien de ce jour n’était encore connu.', 'Nothing of this day was known yet.'),
  changesBySize: bilingual(
    'Les corrections, de la plus grande à la plus petite',
    'The changes, largest first',
  ),
  firstChanges: bilingual('Les {n} plus grandes.', 'The {n} largest.'),
  learnedAt: bilingual('appris le {when}', 'learned on {when}'),
  trustTitle: bilingual('Jusqu’où se fier au temps réel', 'How far to trust real time'),
  trustSentence: bilingual(
    'Sur {slots} demi-heures mesurées depuis, le temps réel s’écartait de {mean} ({percent}) en moyenne.',
    'Over {slots} half-hours metered since, real time was off by {mean} ({percent}) on average.',
  ),
  trustBounds: bilingual('Dans 95 % des cas, de {p95} au plus.', 'In 95 % of cases by {p95} at most.'),
  trustLow: bilingual('Il était trop bas de {by} en moyenne.', 'It was too low by {by} on average.'),
  trustHigh: bilingual('Il était trop haut de {by} en moyenne.', 'It was too high by {by} on average.'),
  trustSettling: bilingual(
    'La mesure arrive {days} jours après, en médiane.',
    'The metered figure comes {days} days later, in the median.',
  ),
  trustNone: bilingual(
    'Aucune demi-heure n’a encore les deux chiffres, celui du temps réel et celui des compteurs\u00a0: le second arrive des mois plus tard.',
    'No half-hour has both figures yet, that of real time and the metered one: the second comes months later.',
  ),
  trustCountry: bilingual(
    'Choisissez une région pour voir son année et ses heures du jour.',
    'Choose a region to see its year and its hours of the day.',
  ),
  trustRegions: bilingual('Les régions côte à côte', 'The regions side by side'),
  trustRegionsWhy: bilingual(
    'Écart entre temps réel et mesure, en % de ce qui a été mesuré, du plus petit au plus grand\u00a0; du {from} au {to}, les {days} derniers jours que les compteurs ont confirmés.',
    'Difference between real time and metered figures, in % of what was metered, smallest first; {from} to {to}, the last {days} days that meters have confirmed.',
  ),
  trustMean: bilingual('Écart moyen', 'Mean error'),
  trustPercent: bilingual('En %', 'In %'),
  trustBias: bilingual('Le temps réel était', 'Real time was'),
  tooLow: bilingual('{by} trop bas', '{by} too low'),
  tooHigh: bilingual('{by} trop haut', '{by} too high'),
  trustExact: bilingual('ni trop haut ni trop bas', 'neither too high nor too low'),
  trustBars: bilingual('Écart moyen par heure de Paris', 'Mean size of the error by Paris hour'),
  rejectedTitle: bilingual('Dernières lignes refusées', 'Latest rejected rows'),
} as const satisfies Record<string, Translations>;

export type QualityTextKey = keyof typeof QUALITY_TEXTS;
