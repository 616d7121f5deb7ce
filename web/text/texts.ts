import { bilingual, type Translations } from './bilingual.ts';
import { CARD_MENU_TEXTS } from './texts-card-menu.ts';
import { LANE_TEXTS } from './texts-lane.ts';
import { OVERVIEW_TEXTS } from './texts-overview.ts';
import { READOUT_TEXTS } from './texts-readout.ts';

/**
 * The texts of the dashboard, in both languages: one that is missing does not compile. Pages that are loaded later bring
 * their own (`useTextWith`). `{name}` is filled in by `interpolate`. Names of areas and measures come from the domain's tables.
 */
export const TEXTS = {
  ...READOUT_TEXTS,
  ...CARD_MENU_TEXTS,
  ...LANE_TEXTS,
  /** French sets a colon off, English does not. */
  colon: bilingual('\u00a0: ', ': '),
  semicolon: bilingual('\u00a0;', ';'),
  title: bilingual(
    'Courant — l’électricité de la France, région par région',
    'Courant — France’s electricity, region by region',
  ),
  tagline: bilingual('L’électricité de la France, en direct', 'France’s electricity, live'),
  skip: bilingual('Aller au contenu', 'Skip to content'),
  navigation: bilingual('Pages', 'Pages'),
  overview: bilingual('Vue d’ensemble', 'Overview'),
  france: bilingual('France', 'France'),
  compare: bilingual('Comparer', 'Compare'),
  records: bilingual('Records', 'Records'),
  dataQuality: bilingual('Qualité', 'Data quality'),
  playground: bilingual('Playground', 'Playground'),
  switchLanguage: bilingual('English', 'Français'),
  toDark: bilingual('Passer au thème sombre', 'Switch to the dark theme'),
  toLight: bilingual('Passer au thème clair', 'Switch to the light theme'),

  simulated: bilingual('Données simulées', 'Simulated data'),
  simulatedWhy: bilingual(
    'Ces chiffres sont produits par un simulateur ; ils ne décrivent pas la France.',
    'These figures come from a simulator; they do not describe France.',
  ),
  simulatedCredit: bilingual(
    'données simulées, dans la forme de celles de RTE (éCO2mix), publiées par ODRé',
    'simulated data, in the form of RTE’s éCO2mix as published by ODRé',
  ),
  reconnecting: bilingual(
    'Liaison en direct interrompue. Nouvelle tentative en cours ; d’ici là, la page demande ses chiffres chaque minute.',
    'The live connection is down. Trying again; until then the page asks for its figures each minute.',
  ),
  unreachable: bilingual(
    'L’éditeur ne répond pas depuis {when}.',
    'The publisher has not answered since {when}.',
  ),
  unreachableAtAll: bilingual('L’éditeur ne répond pas encore.', 'The publisher has not answered yet.'),
  lastPublished: bilingual(
    'Les chiffres affichés sont les derniers publiés.',
    'The figures shown are the last ones published.',
  ),
  alreadyStored: bilingual(
    'Les chiffres affichés sont ceux déjà conservés.',
    'The figures shown are those already stored.',
  ),
  historyLoading: bilingual('Chargement de l’historique', 'Loading history'),
  historyProgress: bilingual(
    '{done} mois-régions sur {total}, du plus récent au plus ancien',
    '{done} of {total} region-months, newest first',
  ),
  historyOf: bilingual('historique en chargement, {done} sur {total}', 'history loading, {done} of {total}'),
  historyFailed: bilingual('{failed} à reprendre', '{failed} to retry'),

  fresh: bilingual('À jour', 'Up to date'),
  notLive: bilingual('Hors direct', 'Not live'),
  late: bilingual('En retard', 'Late'),
  staleData: bilingual('Données anciennes', 'Old data'),
  noData: bilingual('En attente', 'Waiting'),
  partlyLate: bilingual('En partie en retard', 'Partly late'),
  newestAgo: bilingual('dernière mesure il y a {age}', 'newest reading {age} ago'),
  oldestAgo: bilingual('mesure la plus ancienne il y a {age}', 'oldest reading {age} ago'),
  noReadingYet: bilingual('aucune mesure encore', 'no reading yet'),
  minutes: bilingual('{n} min', '{n} min'),
  hours: bilingual('{h} h {m}', '{h} h {m}'),
  days: bilingual('{n} j', '{n} d'),
  figuresOld: bilingual('Chiffres vieux de {age}', 'Figures {age} old'),
  behind: bilingual('plus d’une heure avant les plus récents', 'more than an hour before the newest'),
  silentRegion: bilingual('Région sans nouveaux chiffres', 'Region without new figures'),
  silentRegions: bilingual('Régions sans nouveaux chiffres', 'Regions without new figures'),
  silentSince: bilingual('{name} depuis {when}', '{name} since {when}'),
  silentAlways: bilingual('{name}, aucun encore', '{name}, none yet'),
  listSeparator: bilingual('\u00a0; ', '; '),
  countryWaits: bilingual(
    'Les chiffres de la France additionnent les douze régions : ils s’arrêtent là.',
    'The figures of France sum all twelve regions: they stop there.',
  ),

  now: bilingual('Maintenant', 'Now'),
  slotTime: bilingual('{date}, {start} – {end}, heure de Paris', '{date}, {start} – {end}, Paris time'),
  renewable: bilingual('Renouvelable', 'Renewable'),
  lowCarbon: bilingual('Bas carbone', 'Low-carbon'),
  ofProduction: bilingual('de la production', 'of production'),
  exporting: bilingual('Exporte', 'Exporting'),
  importing: bilingual('Importe', 'Importing'),
  balanced: bilingual('À l’équilibre', 'Balanced'),
  productionMix: bilingual('Mix de production', 'Production mix'),
  mixOf: bilingual('Mix de production : {area}', 'Production mix: {area}'),
  takesPower: bilingual('soutire', 'draws'),
  mixOlder: bilingual(
    'Dernière production publiée en entier : {when}',
    'Newest production published in full: {when}',
  ),
  partialCountry: bilingual('{n} régions sur {total}', '{n} of {total} regions'),

  mapTitle: bilingual('Carte des régions', 'Map of the regions'),
  mapOf: bilingual('{measure} par région, en {unit}', '{measure} by region, in {unit}'),
  mapMeasure: bilingual('Grandeur affichée', 'Measure shown'),
  exportSide: bilingual('exporte', 'exports'),
  importSide: bilingual('importe', 'imports'),
  none: bilingual('sans', 'none'),
  notPublished: bilingual('non publié', 'not published'),

  regionsTitle: bilingual('Régions', 'Regions'),
  regionsCaption: bilingual(
    'Chiffres de chaque région au moment affiché',
    'Figures of each region at the moment shown',
  ),
  region: bilingual('Région', 'Region'),
  balance: bilingual('Solde', 'Balance'),
  sortHint: bilingual('Trier', 'Sort'),

  movesTitle: bilingual('Derniers mouvements', 'Latest moves'),
  movesUnseen: bilingual(
    'Sans liaison en direct, les mouvements ne sont pas connus un à un.',
    'Without the live connection, moves are not known one by one.',
  ),
  published: bilingual('publié', 'published'),
  revised: bilingual('corrigé', 'corrected'),

  chartTitle: bilingual('Production et consommation', 'Production and consumption'),
  chartOf: bilingual(
    'Production par filière et consommation : {area}, {window}',
    'Production by source and consumption: {area}, {window}',
  ),
  help: bilingual('Aide : gestes et touches', 'Help: gestures and keys'),
  slotReader: bilingual('Lecture de la courbe', 'Reading the chart'),
  imports: bilingual('Imports', 'Imports'),
  exports: bilingual('Exports', 'Exports'),
  window: bilingual('Période', 'Window'),
  zoom1D: bilingual('1 j', '1D'),
  zoom3D: bilingual('3 j', '3D'),
  zoom7D: bilingual('7 j', '7D'),
  zoom30D: bilingual('30 j', '30D'),
  zoom1Y: bilingual('1 an', '1Y'),
  zoom5Y: bilingual('5 ans', '5Y'),
  zoomALL: bilingual('Tout', 'All'),
  zoom1DLong: bilingual('un jour', 'one day'),
  zoom3DLong: bilingual('trois jours', 'three days'),
  zoom7DLong: bilingual('sept jours', 'seven days'),
  zoom30DLong: bilingual('trente jours', 'thirty days'),
  zoom1YLong: bilingual('un an', 'one year'),
  zoom5YLong: bilingual('cinq ans', 'five years'),
  zoomALLLong: bilingual('tout l’historique', 'the whole history'),
  before: bilingual('Période précédente', 'Previous period'),
  after: bilingual('Période suivante', 'Next period'),
  firstDay: bilingual('Du', 'From'),
  lastDay: bilingual('au', 'to'),
  step: bilingual('Pas', 'Step'),
  stepAuto: bilingual('auto', 'auto'),
  asOf: bilingual('Tel que connu au début du', 'As known at the start of'),
  periodOf: bilingual('{from} au {to}', '{from} to {to}'),
  nameAsOf: bilingual('{name}, connu le {when}', '{name}, as known on {when}'),
  chartKeys: bilingual(
    'Glisser : agrandir ; Maj + glisser : déplacer ; double clic : élargir ; Ctrl + molette : agrandir ou élargir. Clavier, une fois la courbe choisie (clic ou Tab) : flèches pour lire, + et − pour agrandir ou élargir, [ et ] pour la période précédente ou suivante, Début et Fin pour les bords, T pour le tableau, ? pour cette aide.',
    'Drag: zoom in; Shift and drag: move; double click: zoom out; Ctrl and wheel: zoom. Keyboard, once the chart has the focus (click or Tab): arrows read, + and − zoom, [ and ] go to the previous or next period, Home and End to the edges, T to the table, ? to this help.',
  ),
  navigator: bilingual('Tout l’historique, par semaine', 'The whole history, by week'),
  areaSwitch: bilingual('Choisir une région', 'Choose a region'),
  areaSearch: bilingual('Région…', 'Region…'),
  part: bilingual('{observed} des {total} quarts d’heure', '{observed} of {total} quarter-hours'),
  partSoFar: bilingual(
    'jusqu’ici {observed} des {total} quarts d’heure',
    'so far {observed} of {total} quarter-hours',
  ),
  incomplete: bilingual('incomplet', 'incomplete'),
  incompleteSlots: bilingual('Intervalles incomplets', 'Incomplete intervals'),
  parisTime: bilingual('heure de Paris', 'Paris time'),
  utcOffsets: bilingual(
    'UTC+2\u00a0: heure d’été, UTC+1\u00a0: heure d’hiver',
    'UTC+2: summer time, UTC+1: winter time',
  ),
  meanOf: bilingual('{what} par {bucket}', '{what} by {bucket}'),
  view: bilingual('Unité', 'Unit'),
  unit_POWER: bilingual('MW', 'MW'),
  unit_ENERGY: bilingual('MWh', 'MWh'),
  unit_SHARE_OF_CONSUMPTION: bilingual('% de la consommation', '% of consumption'),
  unit_SHARE_OF_PRODUCTION: bilingual('% de la production', '% of production'),
  unit_PER_PERSON: bilingual('W par habitant', 'W per person'),
  view_POWER: bilingual('Puissance moyenne en MW', 'Mean power in MW'),
  view_ENERGY: bilingual('Énergie en MWh', 'Energy in MWh'),
  view_SHARE_OF_CONSUMPTION: bilingual('Part de la consommation en %', 'Share of consumption in %'),
  view_SHARE_OF_PRODUCTION: bilingual('Part de la production en %', 'Share of production in %'),
  view_PER_PERSON: bilingual('Puissance moyenne par habitant en W', 'Mean power by inhabitant in W'),
  QUARTER_HOUR: bilingual('quart d’heure', 'quarter-hour'),
  HALF_HOUR: bilingual('demi-heure', 'half-hour'),
  HOUR: bilingual('heure', 'hour'),
  DAY: bilingual('jour', 'day'),
  WEEK: bilingual('semaine', 'week'),
  MONTH: bilingual('mois', 'month'),
  YEAR: bilingual('année', 'year'),
  quality: bilingual('Qualité des données', 'Data quality'),
  REAL_TIME: bilingual('Temps réel', 'Real time'),
  CONSOLIDATED: bilingual('Consolidé', 'Consolidated'),
  DEFINITIVE: bilingual('Définitif', 'Definitive'),
  REAL_TIME_why: bilingual(
    'télémesures et estimations, encore révisées',
    'telemetry and estimates, still revised',
  ),
  CONSOLIDATED_why: bilingual('moyennes relevées aux compteurs', 'metered means'),
  DEFINITIVE_why: bilingual('ne changeront plus', 'will not change any more'),
  NOT_PUBLISHED: bilingual('non publié par l’éditeur', 'not published by the publisher'),
  DST_UNPUBLISHED: bilingual(
    'heure du passage à l’heure d’hiver, jamais publiée',
    'the hour of the change to winter time, never published',
  ),
  PENDING: bilingual('pas encore publié', 'not published yet'),
  NOT_FETCHED: bilingual('pas encore chargé', 'not loaded yet'),

  tableCaption: bilingual(
    '{what} par intervalle, du plus récent au plus ancien',
    '{what} per interval, newest first',
  ),
  intervalStart: bilingual('Début', 'Start'),
  vintage: bilingual('Qualité', 'Quality'),
  tableRows: bilingual('{shown} intervalles sur {total}', '{shown} of {total} intervals'),
  moreRows: bilingual('Afficher la suite', 'Show more'),

  loading: bilingual('Chargement…', 'Loading…'),
  failed: bilingual(
    'L’API ne répond pas. Vérifiez la connexion, puis réessayez.',
    'The API does not answer. Check the connection, then try again.',
  ),
  empty: bilingual(
    'Aucune mesure encore : les premières arrivent dès que l’éditeur a répondu.',
    'No reading yet: the first ones come as soon as the publisher has answered.',
  ),
  retry: bilingual('Réessayer', 'Try again'),
  stillShown: bilingual(
    'Encore affiché : {shown}. Chargement : {chosen}…',
    'Still showing {shown}. Loading {chosen}…',
  ),
  failedWindow: bilingual(
    'Encore affiché : {shown}, au lieu de : {chosen}.',
    'Still showing {shown} instead of {chosen}.',
  ),
  broken: bilingual(
    'Cette partie a rencontré une erreur. Réessayez ; si elle revient, signalez-la avec ce texte :',
    'This part met an error. Try again; if it comes back, report it with this text:',
  ),
  partMissing: bilingual(
    'Cette partie de la page n’a pas pu être chargée. Nouvelle tentative dès que la liaison revient.',
    'This part of the page could not be loaded. It is tried again once the connection is back.',
  ),
  unknownPage: bilingual('Cette page n’existe pas.', 'There is no such page.'),
  backToOverview: bilingual('Revenir à la vue d’ensemble', 'Back to the overview'),

  source: bilingual('Source', 'Source'),
  licence: bilingual('Licence', 'Licence'),
  corsica: bilingual(
    'Corse non comprise : elle n’est pas publiée.',
    'Without Corsica, which is not published.',
  ),
  mapCredit: bilingual(
    'Contours : Système de design de l’État (MIT).',
    'Outlines: French State design system (MIT).',
  ),
  measure: bilingual('Grandeur', 'Measure'),
  area: bilingual('Région', 'Area'),
  axisImport: bilingual('imp.', 'imp.'),
  axisExport: bilingual('exp.', 'exp.'),
  provisionalRecord: bilingual('temps réel, provisoire', 'real time, provisional'),
  close: bilingual('Fermer', 'Close'),
  typicalDay: { fr: 'Consommation d’une journée type', en: 'Consumption of a typical day' },
  durationCurve: { fr: 'Monotone d’un an', en: 'Duration curve of a year' },
  monthPairs: { fr: 'Mois par mois, d’une année à l’autre', en: 'Month by month, year on year' },
  yearOfDays: { fr: 'Une année de jours', en: 'A year of days' },
  topRecords: { fr: 'Records', en: 'Records' },
  revisedLately: { fr: 'Ce qui a été corrigé', en: 'What was revised' },
  galleryTitle: bilingual('Galerie des graphiques', 'Chart gallery'),

  ...OVERVIEW_TEXTS,
} as const satisfies Record<string, Translations>;

export type TextKey = keyof typeof TEXTS;

/** The text with its `{names}` filled in. */
export function interpolate(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
