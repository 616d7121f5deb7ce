import { bilingual, type Translations } from './bilingual.ts';

const ANOTHER_CHOICE = bilingual(
  'Le serveur n’accepte pas ces choix ensemble. Changez le dernier, ou choisissez de nouveau la période.',
  'The server does not accept these choices together. Change the last one, or choose the period again.',
);
const ANOTHER_VERSION = bilingual(
  'Le serveur ne comprend pas cette page : l’un des deux est d’une autre version. Rechargez la page.',
  'The server does not understand this page: one of both is of another version. Reload the page.',
);
const BUSY = bilingual(
  'Le serveur a trop à faire. La page réessaie d’elle-même.',
  'The server has too much to do. The page tries again by itself.',
);

/** What the page says in place of the API's own sentence, by the code of the error. */
export const ERROR_TEXTS = {
  BAD_MOMENT: bilingual(
    'Une date de cette adresse n’en est pas une. Choisissez la période dans la page.',
    'A date in this address is none. Choose the period in the page.',
  ),
  BAD_RANGE: bilingual(
    'Cette période finit avant de commencer, ou elle est trop longue. Choisissez deux dates dans l’ordre, moins éloignées.',
    'This period ends before it begins, or it is too long. Choose two dates in order, less far apart.',
  ),
  BAD_RESOLUTION: bilingual(
    'Ce pas n’existe pas ici : la France n’a pas de quarts d’heure, et un mois n’a pas de jour de semaine. Choisissez un autre pas.',
    'There is no such step here: France has no quarter-hours, and a month has no weekday. Choose another step.',
  ),
  BAD_ARGUMENT: ANOTHER_CHOICE,
  BAD_USER_INPUT: ANOTHER_CHOICE,
  TOO_DEEP: ANOTHER_VERSION,
  TOO_MANY_ALIASES: ANOTHER_VERSION,
  TOO_MANY_FIELDS: ANOTHER_VERSION,
  OPERATION_RESOLUTION_FAILURE: ANOTHER_VERSION,
  SUBSCRIPTION_NEEDS_SOCKET: ANOTHER_VERSION,
  GRAPHQL_VALIDATION_FAILED: ANOTHER_VERSION,
  GRAPHQL_PARSE_FAILED: ANOTHER_VERSION,
  TOO_COSTLY: bilingual(
    'Cette question demande plus que ce qui est permis{costs}. Choisissez une période plus courte, un pas plus long ou moins de régions.',
    'This question asks for more than is allowed{costs}. Choose a shorter period, a longer step or fewer regions.',
  ),
  TOO_MANY_SUBSCRIPTIONS: bilingual(
    'Trop de liaisons en direct sont ouvertes depuis votre adresse. Fermez d’autres onglets de ce site.',
    'Too many live connections are open from your address. Close other tabs of this site.',
  ),
  TOO_MANY_REQUESTS: bilingual(
    'Trop de questions sont venues de votre adresse{wait}. La page réessaie d’elle-même.',
    'Too many questions came from your address{wait}. The page tries again by itself.',
  ),
  TOO_MUCH_UNREAD: bilingual(
    'Votre liaison lit trop lentement ce qu’elle a demandé. La page réessaie d’elle-même.',
    'Your connection reads too slowly what it asked for. The page tries again by itself.',
  ),
  SERVER_BUSY: BUSY,
  INTERNAL_SERVER_ERROR: bilingual(
    'Une erreur s’est produite sur le serveur, qui l’a notée. La page réessaie d’elle-même.',
    'Something failed on the server, which has noted it. The page tries again by itself.',
  ),
} as const satisfies Record<string, Translations>;

export type ErrorTextKey = keyof typeof ERROR_TEXTS;

/** What the page says of a refused answer, and the words between. */
export const REFUSAL_TEXTS = {
  tooLarge: bilingual(
    'Cette période ferait {points} points par courbe, et {maxPoints} sont permis. {wayOut}',
    'This period would have {points} points a line, and {maxPoints} are allowed. {wayOut}',
  ),
  tooLargeTogether: bilingual(
    'Les autres courbes prennent tous les points qui sont permis. Choisissez une période plus courte ou moins de régions.',
    'The other lines take all the points that are allowed. Choose a shorter period or fewer regions.',
  ),
  coarser: bilingual('Choisissez le pas « {step} ».', 'Choose the step “{step}”.'),
  earlierEnd: bilingual(
    'Finissez au plus tard le {to} (heure de Paris).',
    'End at {to} (Paris time) or earlier.',
  ),
  either: bilingual(
    'Choisissez le pas « {step} », ou finissez au plus tard le {to} (heure de Paris).',
    'Choose the step “{step}”, or end at {to} (Paris time) or earlier.',
  ),
  shorter: bilingual('Choisissez une période plus courte.', 'Choose a shorter period.'),
  nothingYet: bilingual(
    'Rien n’est encore arrivé. Les premiers chiffres s’afficheront d’eux-mêmes.',
    'Nothing has arrived yet. The first figures will appear by themselves.',
  ),
  notCovered: bilingual(
    'Il n’y a rien sur cette période. Les données vont du {from} au {to} (heure de Paris)\u00a0: choisissez une date entre les deux.',
    'There is nothing for this period. The data runs from {from} to {to} (Paris time): choose a date between them.',
  ),
  unreadDates: bilingual(
    '«\u00a0{dates}\u00a0» n’est pas une période que l’on peut montrer\u00a0: il faut des jours du calendrier, à partir du {first}. Voici la période la plus récente à la place.',
    '“{dates}” is no period that can be shown: days of the calendar from {first} on can be. The latest period is shown instead.',
  ),
  notKnownYet: bilingual(
    'Rien n’était connu à ce moment-là. Le premier chiffre l’a été le {from} (heure de Paris)\u00a0: choisissez plus tard.',
    'Nothing was known at that time. The first figure was on {from} (Paris time): choose a later one.',
  ),
  serverSays: bilingual('Réponse du serveur, en anglais\u00a0:', 'The server’s answer:'),
  unknownCode: bilingual('Le serveur refuse cette question.', 'The server refuses this question.'),
  costs: bilingual(' (elle coûte {cost}, au plus {maxCost})', ' (it costs {cost}, at most {maxCost})'),
  wait: bilingual('\u00a0; il faut attendre {seconds}\u00a0s', '; it takes {seconds} s until the next'),
} as const satisfies Record<string, Translations>;
