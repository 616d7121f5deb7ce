import { bilingual, type Translations } from './bilingual.ts';

/** Texts of the live page and of the replay. */
export const STREAM_TEXTS = {
  streamPages: bilingual('Direct et rejeu', 'Live and replay'),
  livePageName: bilingual('En direct', 'Live'),
  replayPageName: bilingual('Rejouer un jour', 'Replay a day'),
  liveTitle: bilingual('Ce qui arrive, au moment où cela arrive', 'What arrives, as it arrives'),
  liveStack: bilingual('La France sur 24 heures', 'France over 24 hours'),
  liveStackOf: bilingual(
    'Production et consommation de la France sur les dernières 24 heures',
    'Production and consumption of France over the last 24 hours',
  ),
  logTitle: bilingual('Journal', 'Log'),
  logLines: bilingual('Lignes du journal', 'Lines of the log'),
  logArea: bilingual('Zone', 'Area'),
  logKind: bilingual('Sorte', 'Kind'),
  logAll: bilingual('toutes', 'all'),
  line_PUBLISHED: bilingual('nouveau', 'new'),
  line_REVISED: bilingual('révisé', 'revised'),
  line_RANGE: bilingual('période', 'range'),
  line_STREAM: bilingual('flux', 'stream'),
  lineMinutes: bilingual('{n} min', '{n} min'),
  lineConfirmed: bilingual('confirmé, rien n’a changé', 'confirmed, nothing changed'),
  lineMore: bilingual('+ {n} autres', '+ {n} more'),
  lineRange: bilingual('du {from} au {to}\u00a0: à relire', '{from} to {to}: to be read anew'),
  noteSnapshot: bilingual(
    'état lu\u00a0: la dernière mesure de {n} zones',
    'state read: the latest reading of {n} areas',
  ),
  noteCut: bilingual(
    'coupé {lasted}, {n} événements rattrapés, aucun perdu',
    'cut {lasted}, {n} events caught up, none lost',
  ),
  noteCutOne: bilingual(
    'coupé {lasted}, 1 événement rattrapé, aucun perdu',
    'cut {lasted}, 1 event caught up, none lost',
  ),
  noteCutNone: bilingual('coupé {lasted}, aucun événement manqué', 'cut {lasted}, no event was missed'),
  reset_CURSOR_EXPIRED: bilingual(
    'la coupure était trop longue\u00a0: l’état est relu',
    'the gap was too long: state read anew',
  ),
  reset_CURSOR_FOREIGN: bilingual(
    'le journal du serveur est un autre\u00a0: l’état est relu',
    'the server has another log: state read anew',
  ),
  reset_SLOW_CONSUMER: bilingual(
    'cette page a lu trop lentement\u00a0: l’état est relu',
    'this page read too slowly: state read anew',
  ),
  reset_STORE_REBUILT: bilingual(
    'toutes les données ont été recalculées\u00a0: l’état est relu',
    'all data was computed anew: state read anew',
  ),
  seconds: bilingual('{n} s', '{n} s'),
  lessThanSecond: bilingual('moins d’une seconde', 'less than a second'),
  logEmptyLive: bilingual(
    'Rien n’est arrivé depuis l’ouverture de cette page à {when}. Les nouveaux chiffres viennent à peu près chaque quart d’heure.',
    'Nothing has come since this page was opened at {when}. New figures come about each quarter of an hour.',
  ),
  logEmptyReplay: bilingual('Rien n’a encore été rejoué.', 'Nothing has been replayed yet.'),
  logNoMatch: bilingual(
    'Aucune des {n} lignes du journal n’est de ce choix.',
    'None of the {n} lines of the log is of this choice.',
  ),
  logDropped: bilingual(
    'Les {shown} dernières lignes\u00a0; {n} plus anciennes ne sont plus affichées.',
    'The last {shown} lines; {n} older ones are no longer shown.',
  ),
  newLines: bilingual('{n} événements, le dernier\u00a0: {last}', '{n} events, the last one: {last}'),
  saidUntil: bilingual('Tout ce qui précède {when} a été dit.', 'Everything before {when} has been said.'),
  saidNothing: bilingual(
    'En attente du premier repère du flux (toutes les 20\u00a0s environ).',
    'Waiting for the stream’s first mark (every 20 s or so).',
  ),
  cutSince: bilingual(
    'Flux coupé depuis {when}. Il reprendra derrière son dernier événement, sans rien perdre.',
    'The stream is cut since {when}. It will go on behind its last event and lose nothing.',
  ),
  cutRefused: bilingual(
    'Le serveur refuse le flux pour l’instant\u00a0: {why} Nouvel essai en cours.',
    'The server refuses the stream for now: {why} Trying again.',
  ),
  catchingUp: bilingual(
    'Le flux a repris\u00a0: {n} événements rattrapés jusqu’ici.',
    'The stream goes on: {n} events caught up so far.',
  ),
  perMinute: bilingual('événements par minute', 'events a minute'),
  allEvents: bilingual('événements', 'events'),
  resumes: bilingual('reprises', 'resumes'),
  resets: bilingual('remises à zéro', 'resets'),
  cursor: bilingual('Curseur', 'Cursor'),
  copyCursor: bilingual('Copier', 'Copy'),
  resumeInPlayground: bilingual('Reprendre d’ici dans le playground', 'Resume from here in the playground'),

  replayTitle: bilingual('Rejeu du {day}', 'Replay of {day}'),
  replayWord: bilingual('REJEU', 'REPLAY'),
  replayTag: bilingual('REJEU {day}', 'REPLAY {day}'),
  replayNotNow: bilingual('pas en direct', 'not live'),
  replayStack: bilingual('La France ce jour-là', 'France on that day'),
  replayStackOf: bilingual(
    'Production et consommation de la France, {day}, jusqu’à {when}',
    'Production and consumption of France, {day}, up to {when}',
  ),
  replayDay: bilingual('Jour', 'Day'),
  replaySpeed: bilingual('Vitesse', 'Speed'),
  replaySpeedOf: bilingual('×{n}', '×{n}'),
  replayClock: bilingual('Dans l’ordre', 'In the order'),
  clock_MEASURED: bilingual('mesuré', 'measured'),
  clock_KNOWN: bilingual('connu', 'known'),
  clockWhy_MEASURED: bilingual(
    'Chaque intervalle quand il a été mesuré, avec ce que l’on en sait aujourd’hui.',
    'Each slot when it was measured, with what is known of it today.',
  ),
  clockWhy_KNOWN: bilingual(
    'Chaque chiffre quand il nous est parvenu\u00a0: les retards et les corrections arrivent comme alors.',
    'Each figure when it reached us: late data and corrections arrive as they did.',
  ),
  playReplay: bilingual('Jouer', 'Play'),
  pauseReplay: bilingual('Pause', 'Pause'),
  goOn: bilingual('Continuer', 'Go on'),
  again: bilingual('Rejouer', 'Again'),
  replayEnded: bilingual(
    'Le rejeu est terminé. Événements\u00a0: {n}.',
    'The replay has ended. Events: {n}.',
  ),
  replayPaused: bilingual('En pause à {when}.', 'Paused at {when}.'),
  replayWaiting: bilingual('Le rejeu commence…', 'The replay begins…'),
  replayReady: bilingual('Prêt\u00a0: «\u00a0Jouer\u00a0» commence.', 'Ready: “Play” begins.'),
  none_MEASURED: bilingual(
    'Rien n’a été publié pour cette période.',
    'Nothing was published for this period.',
  ),
  none_KNOWN: bilingual(
    'Aucun chiffre ne nous est parvenu pendant cette période, sinon par périodes entières de l’historique. Par temps mesuré, elle peut être rejouée.',
    'No figure reached us in this period, other than in whole ranges of history. It can be replayed by measured time.',
  ),
  badDay: bilingual(
    '«\u00a0{day}\u00a0» n’est pas un jour depuis 2013. Choisissez-en un autre.',
    '“{day}” is no day since 2013. Choose another one.',
  ),
  periodTooLong: bilingual(
    'Un rejeu a au plus cinq jours. Choisissez un jour.',
    'A replay has five days at most. Choose a day.',
  ),
  notReplayedYet: bilingual('pas encore rejoué', 'not replayed yet'),
  replayNothing: bilingual(
    'Rien n’est encore arrivé\u00a0: il n’y a rien à rejouer.',
    'Nothing has arrived yet: there is nothing to replay.',
  ),
  outside_MEASURED: bilingual(
    'Cette période n’est pas dans les données, qui vont du {from} (heure de Paris) à maintenant.',
    'This period is not in the data, which runs from {from} (Paris time) to now.',
  ),
  outside_KNOWN: bilingual(
    'Dans l’ordre «\u00a0connu\u00a0», un rejeu peut aller du {from} (heure de Paris) à maintenant\u00a0: rien n’était connu avant.',
    'In the order “known”, a replay can run from {from} (Paris time) to now: nothing was known before.',
  ),
  refusal_BAD_RANGE: bilingual(
    'Cette période est trop longue pour un rejeu. Choisissez un jour.',
    'This period is too long for a replay. Choose a day.',
  ),
  refusal_TOO_COSTLY: bilingual(
    'Ce rejeu demande plus que ce qui est permis{costs}. Choisissez un jour.',
    'This replay asks for more than is allowed{costs}. Choose a day.',
  ),
  replayCosts: bilingual(' (il coûte {cost}, au plus {maxCost})', ' (it costs {cost}, at most {maxCost})'),
  refusal_TOO_MANY_REQUESTS: bilingual(
    'Votre adresse a trop demandé pendant cette minute. Réessayez dans une minute.',
    'Your address has asked for too much in this minute. Try again in a minute.',
  ),
  refusal_SERVER_BUSY: bilingual(
    'Le serveur n’a pas de place pour un flux de plus. Réessayez bientôt.',
    'The server has no place for another stream. Try again soon.',
  ),
  refusal_OTHER: bilingual(
    'Le serveur refuse ce rejeu. Sa réponse, en anglais\u00a0:',
    'The server refuses this replay. Its answer:',
  ),
} as const satisfies Record<string, Translations>;

export type StreamTextKey = keyof typeof STREAM_TEXTS;
