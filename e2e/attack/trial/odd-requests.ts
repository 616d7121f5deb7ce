import { showsInside } from '../client/post.ts';
import { exchange, type RawAnswer } from '../client/raw-http.ts';
import { type OddRequest, ODD_REQUESTS as REQUESTS } from './odd-request-list.ts';
import { type Finding, finding, type Trial } from './trial.ts';

/** Text of a file outside the served folder, or of one inside the data folder that is no page. */
const isOutsideFile = (text: string): boolean => /root:.*:0:0|"dependencies"|"workspaces"/.test(text);

/** Requests that are odd, wrong, or two in one. */
export const ODD_REQUESTS: Trial = {
  name: 'odd HTTP',
  goal: '4xx or a cut; no file, no stack',
  mustSpareOthers: true,
  run: ({ port }) => Promise.all(REQUESTS.map((request) => observe(port, request))),
};

async function observe(port: number, { what, bytes, expected = isRefused }: OddRequest): Promise<Finding> {
  const answer = await exchange(port, bytes);
  const isClean = !showsInside(answer.text) && !isOutsideFile(answer.text) && answersIn(answer) <= 1;
  return finding(what, describe(answer), isClean && expected(answer));
}

/** How many answers came: of a request that smuggles a second one, only one may be answered. */
const answersIn = ({ text }: RawAnswer): number => text.match(/^HTTP\/1\.1 \d/gm)?.length ?? 0;

const isRefused = ({ status, isClosed }: RawAnswer): boolean =>
  (status === null && isClosed) || (status !== null && status >= 400 && status < 500);

const describe = (answer: RawAnswer): string =>
  `${answer.status ?? 'no status'}${answer.isClosed ? '' : ', open'}${answersIn(answer) > 1 ? `, ${answersIn(answer)} answers` : ''}`;
