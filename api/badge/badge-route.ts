import { AREA_CODES, AREAS, type AreaCode, isAreaCode, type Lang } from '@courant/core/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Execution } from '../answers/printed-answer.ts';
import { sendAnswer } from '../answers/send-answer.ts';
import type { ApiContext } from '../context.ts';
import { sendSentence } from '../export/send-export.ts';
import { formatMoment, formatShortMoment } from '../reading/format-figure.ts';
import { FIGURE_NAMES, latestFigures, REAL_TIME, wordedFigure } from '../reading/latest-figures.ts';
import { clientHooks } from '../server/client-hooks.ts';
import type { GraphqlRoute } from '../server/graphql-route.ts';
import { badgeSvg } from './badge-svg.ts';

export type BadgeRoute = Pick<GraphqlRoute, 'answers' | 'createContext' | 'clients' | 'now'>;

interface BadgeParameters {
  readonly area: AreaCode;
  readonly figure: string;
  readonly lang: Lang;
}

/** Why an address has no badge: a status and a sentence that says what is allowed. */
interface NoBadge {
  readonly status: 400 | 404;
  readonly sentence: string;
}

interface BadgeAddress {
  readonly Params: { readonly area: string; readonly file: string };
  readonly Querystring: { readonly lang?: string | string[] };
}

/** `GET /badge/BRE/renewable.svg`: the latest figure of an area as a small picture, cached as answers of the present are. */
export function routeBadge(app: FastifyInstance, route: BadgeRoute): void {
  app.get<BadgeAddress>('/badge/:area/:file', clientHooks(route.clients), async (request, reply) => {
    const parameters = readParameters(request);
    if ('sentence' in parameters) return sendSentence(reply, parameters.status, parameters.sentence);
    const { area, figure, lang } = parameters;
    const answer = await route.answers.answer(`badge ${area} ${figure} ${lang}`, (version) =>
      executeBadge(parameters, route.createContext(), version),
    );
    return sendAnswer(request, reply, answer, route.now());
  });
}

function readParameters({
  params: { area, file },
  query: { lang = 'fr' },
}: Pick<FastifyRequest<BadgeAddress>, 'params' | 'query'>): BadgeParameters | NoBadge {
  const code = area.toUpperCase();
  const figure = FIGURE_NAMES.find((name) => file === `${name}.svg`);
  if (!isAreaCode(code)) return noBadge(404, 'area', area, AREA_CODES);
  if (!figure)
    return noBadge(
      404,
      'badge',
      file,
      FIGURE_NAMES.map((name) => `${name}.svg`),
    );
  if (lang !== 'fr' && lang !== 'en') return noBadge(400, 'lang', `${lang}`, ['fr', 'en']);
  return { area: code, figure, lang };
}

/** Longer texts are no names. */
const SHOWN_CHARACTERS = 40;

const noBadge = (
  status: NoBadge['status'],
  part: string,
  text: string,
  allowed: readonly string[],
): NoBadge => ({
  status,
  sentence: `${part}: there is no "${text.slice(0, SHOWN_CHARACTERS)}". Use one of ${allowed.join(', ')}.`,
});

async function executeBadge(
  { area, figure, lang }: BadgeParameters,
  context: ApiContext,
  version: string | null,
): Promise<Execution> {
  const figures = await latestFigures(area, [figure], context);
  const { label, amount, end, isRealTime, estimated } = wordedFigure(figure, figures, lang);
  const trust = end === null ? [] : [isRealTime ? REAL_TIME[lang] : null, estimated];
  const name = AREAS[area].name[lang];
  const said = [
    `${name}, ${label}`,
    amount,
    end === null ? null : `${formatMoment(end, lang)} (${PARIS_TIME[lang]})`,
    ...trust,
  ];
  const simulated = context.simulated ? SIMULATED[lang] : null;
  return {
    status: 200,
    headers: new Map([['content-type', 'image/svg+xml; charset=utf-8']]),
    text: badgeSvg({
      label: `${name} · ${label}`,
      amount,
      moment: end === null ? null : joined([formatShortMoment(end, context.requestedAt, lang), ...trust]),
      simulated,
      sentence: joined([...said, simulated]),
    }),
    lifetime: version === null ? null : 'PRESENT',
    requestedAt: context.requestedAt,
  };
}

const joined = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(' · ');

const PARIS_TIME: Readonly<Record<Lang, string>> = { fr: 'heure de Paris', en: 'Paris time' };
const SIMULATED: Readonly<Record<Lang, string>> = { fr: 'SIMULÉ', en: 'SIMULATED' };
