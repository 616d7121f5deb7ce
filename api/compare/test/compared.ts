import { values } from '@courant/core/testing';
import { readMoment } from '../../scalar/moment.ts';
import { NOW } from '../../series/test/seeded-year.ts';
import { at, HALF, openSettledStore, type SettledStore, starts } from '../../series/test/settled-store.ts';
import { answerCompare, type CompareRequest } from '../answer-compare.ts';
import { Comparison } from '../compare-type.ts';

/** A question of a test, its moments as text. */
export type Question = Omit<Partial<CompareRequest>, 'from' | 'to' | 'against'> & {
  from: string;
  to: string;
  against: string;
};

const toRequest = ({ from, to, against, ...rest }: Question): CompareRequest => ({
  areas: ['BRE'],
  measures: ['CONSUMPTION'],
  align: 'CALENDAR',
  maxPoints: 750,
  view: 'POWER',
  carbonMethod: 'DIRECT',
  ...rest,
  from: readMoment(from),
  to: readMoment(to),
  against: readMoment(against),
});

export const ask = (store: SettledStore, question: Question, limits = {}) =>
  answerCompare(toRequest(question), store.deps(NOW, limits));

export async function compare(store: SettledStore, question: Question): Promise<Comparison> {
  const answer = await ask(store, question);
  if (answer instanceof Comparison) return answer;
  throw new Error(answer.message);
}

/** The half-hours of whole years, whose consumption counts them, without those that a test leaves out. */
export async function openCounted(from: string, to: string, isPublished = (_start: number): boolean => true) {
  const store = await openSettledStore();
  const halfHours = starts(at(from), at(to), HALF).filter(isPublished);
  await store.fill('BRE', 'DEFINITIVE', halfHours, (start) =>
    values({ CONSUMPTION: (start - at(from)) / HALF }),
  );
  return store;
}

export const pairsOf = async (store: SettledStore, question: Question) => {
  const answer = await compare(store, question);
  const [series] = await answer.series();
  const [own, other] = [[...(series?.values ?? [])], [...(series?.against ?? [])]];
  return answer.starts.texts.map((start, i) => [
    start.slice(5, 16),
    answer.againstStarts[i]?.slice(5, 16) ?? null,
    own[i],
    other[i],
  ]);
};
