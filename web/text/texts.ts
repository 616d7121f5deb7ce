import type { Lang } from '@courant/core/domain';

type Words = Readonly<Record<Lang, string>>;
const say = (fr: string, en: string): Words => ({ fr, en });

/**
 * Every text of the dashboard, in both languages: one that is missing does not compile. `{name}` is filled in by
 * `fill`. Names of areas and measures come from the domain's tables.
 */
export const TEXTS = {
  /** French sets a colon off, English does not. */
  colon: say('\u00a0: ', ': '),
  title: say(
    'Courant — l’électricité de la France, région par région',
    'Courant — France’s electricity, region by region',
  ),
  tagline: say('L’électricité de la France, en direct', 'France’s electricity, live'),
  skip: say('Aller au contenu', 'Skip to content'),
  navigation: say('Pages', 'Pages'),
  overview: say('Vue d’ensemble', 'Overview'),
  france: say('France', 'France'),
  api: say('API GraphQL', 'GraphQL API'),
  switchLanguage: say('English', 'Français'),
  toDark: say('Passer au thème sombre', 'Switch to the dark theme'),
  toLight: say('Passer au thème clair', 'Switch to the light theme'),

  simulated: say('Données simulées', 'Simulated data'),
  simulatedWhy: say(
    'Ces chiffres sont produits par un simulateur ; ils ne décrivent pas la France.',
    'These figures come from a simulator; they do not describe France.',
  ),
  simulatedCredit: say(
    'données simulées, dans la forme de celles de RTE (éCO2mix), publiées par ODRé',
    'simulated data, in the form of RTE’s éCO2mix as published by ODRé',
  ),
  reconnecting: say(
    'Liaison en direct interrompue. Nouvelle tentative en cours ; les chiffres affichés sont les derniers reçus.',
    'The live connection is down. Trying again; the figures shown are the last ones received.',
  ),
  unreachable: say(
    'L’éditeur ne répond pas depuis {when}. Les chiffres affichés sont les derniers publiés.',
    'The publisher has not answered since {when}. The figures shown are the last ones published.',
  ),
  unreachableAtAll: say(
    'L’éditeur ne répond pas encore. Les chiffres affichés sont ceux déjà conservés.',
    'The publisher has not answered yet. The figures shown are those already kept.',
  ),
  historyLoading: say('Chargement de l’historique', 'Loading history'),
  historyProgress: say(
    '{done} mois-régions sur {total}, du plus récent au plus ancien',
    '{done} of {total} region-months, newest first',
  ),
  historyFailed: say('{failed} à reprendre', '{failed} to retry'),

  fresh: say('À jour', 'Up to date'),
  late: say('En retard', 'Late'),
  staleData: say('Données anciennes', 'Old data'),
  noData: say('En attente', 'Waiting'),
  newestAgo: say('dernière mesure il y a {age}', 'newest reading {age} ago'),
  noReadingYet: say('aucune mesure encore', 'no reading yet'),
  minutes: say('{n} min', '{n} min'),
  hours: say('{h} h {m}', '{h} h {m}'),
  days: say('{n} j', '{n} d'),

  now: say('Maintenant', 'Now'),
  slotTime: say('{date}, {start} – {end}, heure de Paris', '{date}, {start} – {end}, Paris time'),
  renewable: say('Renouvelable', 'Renewable'),
  lowCarbon: say('Bas carbone', 'Low-carbon'),
  ofProduction: say('de la production', 'of production'),
  exporting: say('Exporte', 'Exporting'),
  importing: say('Importe', 'Importing'),
  balanced: say('À l’équilibre', 'Balanced'),
  productionMix: say('Mix de production', 'Production mix'),
  mixOf: say('Mix de production : {area}', 'Production mix: {area}'),
  partialCountry: say('{n} régions sur 12', '{n} of 12 regions'),

  mapTitle: say('Carte des régions', 'Map of the regions'),
  mapOf: say('{measure} par région, en MW', '{measure} by region, in MW'),
  mapMeasure: say('Grandeur affichée', 'Measure shown'),
  mapHint: say('Choisissez une région pour voir sa courbe.', 'Choose a region to see its curve.'),
  exportSide: say('exporte', 'exports'),
  importSide: say('importe', 'imports'),
  none: say('sans', 'none'),
  notPublished: say('non publié', 'not published'),

  regionsTitle: say('Régions', 'Regions'),
  regionsCaption: say('Dernières mesures de chaque région, en MW', 'Latest readings of each region, in MW'),
  region: say('Région', 'Region'),
  balance: say('Solde', 'Balance'),
  sortHint: say('Trier', 'Sort'),

  movesTitle: say('Derniers mouvements', 'Latest moves'),
  movesHint: say(
    'Ce que l’éditeur publie ou corrige, à l’instant où nous l’apprenons.',
    'What the publisher publishes or corrects, as we learn of it.',
  ),
  movesNone: say(
    'Rien n’a bougé depuis l’ouverture de la page.',
    'Nothing has moved since the page was opened.',
  ),
  published: say('publié', 'published'),
  revised: say('corrigé', 'corrected'),

  chartTitle: say('Production et consommation', 'Production and consumption'),
  chartOf: say(
    'Production par filière et consommation : {area}, {window}',
    'Production by source and consumption: {area}, {window}',
  ),
  chartHelp: say(
    'Au clavier : flèches pour parcourir, Début et Fin pour les bords.',
    'Keyboard: arrows to move, Home and End for the edges.',
  ),
  slotReader: say('Lecture de la courbe', 'Reading the chart'),
  imports: say('Imports', 'Imports'),
  exports: say('Exports', 'Exports'),
  window: say('Période', 'Window'),
  zoom1D: say('1 j', '1D'),
  zoom7D: say('7 j', '7D'),
  zoom30D: say('30 j', '30D'),
  zoom1Y: say('1 an', '1Y'),
  zoomALL: say('Tout', 'All'),
  zoom1DLong: say('un jour', 'one day'),
  zoom7DLong: say('sept jours', 'seven days'),
  zoom30DLong: say('trente jours', 'thirty days'),
  zoom1YLong: say('un an', 'one year'),
  zoomALLLong: say('tout l’historique', 'the whole history'),
  legend: say('Légende : choisir ce qui est empilé', 'Legend: choose what is stacked'),
  incomplete: say('incomplet', 'incomplete'),
  incompleteSlots: say('Intervalles incomplets', 'Incomplete intervals'),
  parisTime: say('Heure de Paris', 'Paris time'),
  meanOf: say('Moyennes par {bucket}', 'Means by {bucket}'),
  QUARTER_HOUR: say('quart d’heure', 'quarter-hour'),
  HALF_HOUR: say('demi-heure', 'half-hour'),
  HOUR: say('heure', 'hour'),
  DAY: say('jour', 'day'),
  WEEK: say('semaine', 'week'),
  MONTH: say('mois', 'month'),
  YEAR: say('année', 'year'),
  quality: say('Qualité des données', 'Data quality'),
  REAL_TIME: say('Temps réel', 'Real time'),
  CONSOLIDATED: say('Consolidé', 'Consolidated'),
  DEFINITIVE: say('Définitif', 'Definitive'),
  REAL_TIME_why: say('télémesures et estimations, encore révisées', 'telemetry and estimates, still revised'),
  CONSOLIDATED_why: say('moyennes relevées aux compteurs', 'metered means'),
  DEFINITIVE_why: say('ne changeront plus', 'will not change any more'),
  NOT_PUBLISHED: say('non publié par l’éditeur', 'not published by the publisher'),
  DST_UNPUBLISHED: say(
    'heure du passage à l’heure d’hiver, jamais publiée',
    'the hour of the change to winter time, never published',
  ),
  PENDING: say('pas encore publié', 'not published yet'),
  NOT_FETCHED: say('pas encore chargé', 'not loaded yet'),

  showTable: say('Voir en tableau', 'View as a table'),
  showChart: say('Voir en courbe', 'View as a chart'),
  tableCaption: say(
    'Puissance moyenne en MW par intervalle, du plus récent au plus ancien',
    'Mean power in MW per interval, newest first',
  ),
  intervalStart: say('Début', 'Start'),
  vintage: say('Qualité', 'Quality'),
  tableRows: say('{shown} intervalles sur {total}', '{shown} of {total} intervals'),
  moreRows: say('Afficher la suite', 'Show more'),
  openQuery: say('Ouvrir cette requête dans l’API', 'Open this query in the API'),

  loading: say('Chargement…', 'Loading…'),
  failed: say(
    'L’API ne répond pas. Vérifiez la connexion, puis réessayez.',
    'The API does not answer. Check the connection, then try again.',
  ),
  empty: say(
    'Aucune mesure encore : les premières arrivent dès que l’éditeur a répondu.',
    'No reading yet: the first ones come as soon as the publisher has answered.',
  ),
  refused: say('L’API refuse cette période : {why}', 'The API refuses this window: {why}'),
  retry: say('Réessayer', 'Try again'),
  broken: say(
    'Cette page a rencontré une erreur. Rechargez-la ; si elle revient, signalez-la avec ce texte :',
    'This page met an error. Reload it; if it comes back, report it with this text:',
  ),
  reload: say('Recharger', 'Reload'),
  unknownPage: say('Cette page n’existe pas.', 'There is no such page.'),
  backToOverview: say('Revenir à la vue d’ensemble', 'Back to the overview'),

  source: say('Source', 'Source'),
  licence: say('Licence', 'Licence'),
  corsica: say('Corse non comprise : elle n’est pas publiée.', 'Without Corsica, which is not published.'),
  mapCredit: say(
    'Contours : Système de design de l’État (MIT).',
    'Outlines: French State design system (MIT).',
  ),
  galleryTitle: say('Galerie des graphiques', 'Chart gallery'),
} as const satisfies Record<string, Words>;

export type TextKey = keyof typeof TEXTS;

/** The text with its `{names}` filled in. */
export function fill(text: string, words: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(words[name] ?? whole));
}
