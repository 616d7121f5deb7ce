import { REQUEST_FLOOD, VANISHING_CONNECTIONS } from './connection-churn.ts';
import { CUT_CLIENTS } from './cut-clients.ts';
import { DISTINCT_QUESTIONS } from './distinct-questions.ts';
import { BAD_VALUES, DOCUMENT_BOMBS } from './document-bombs.ts';
import { EVERY_TRANSPORT } from './every-transport.ts';
import { FOREIGN_CURSORS } from './foreign-cursors.ts';
import { HTTP_AUDITS, UPGRADE_REQUESTS } from './http-conduct.ts';
import { ODD_REQUESTS } from './odd-requests.ts';
import { PROTOCOL_CONDUCT } from './protocol-conduct.ts';
import { SERVER_AUDITS } from './server-audits.ts';
import { BIG_BODIES, SLOW_REQUESTS } from './slow-requests.ts';
import { SOCKET_CROWD } from './socket-crowd.ts';
import { STALLED_CROWD } from './stalled-crowd.ts';
import { STALLED_READERS } from './stalled-readers.ts';
import type { Trial } from './trial.ts';
import { STOP_UNDER_RESUMERS, VANISHING_RESUMERS } from './vanishing-resumers.ts';

/** By the name on the command line. */
export const TRIALS: Readonly<Record<string, readonly Trial[]>> = {
  resumers: [...VANISHING_RESUMERS, STOP_UNDER_RESUMERS],
  questions: [DISTINCT_QUESTIONS],
  stalled: STALLED_READERS,
  crowd: [STALLED_CROWD],
  sockets: [SOCKET_CROWD],
  slow: [SLOW_REQUESTS, BIG_BODIES],
  churn: [VANISHING_CONNECTIONS, REQUEST_FLOOD],
  documents: [DOCUMENT_BOMBS, BAD_VALUES, EVERY_TRANSPORT],
  cursors: [FOREIGN_CURSORS],
  cuts: [CUT_CLIENTS],
  protocol: [PROTOCOL_CONDUCT, HTTP_AUDITS, SERVER_AUDITS],
  upgrade: [UPGRADE_REQUESTS],
  odd: [ODD_REQUESTS],
};
