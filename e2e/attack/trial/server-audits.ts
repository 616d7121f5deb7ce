import { serverAudits } from 'graphql-http';
import { finding, type Trial } from './trial.ts';

/** The audits of GraphQL over HTTP, counted; the tests name those where we differ. */
export const SERVER_AUDITS: Trial = {
  name: 'audits of graphql-http',
  goal: 'no error',
  mustSpareOthers: false,
  async run({ url }) {
    const counts = { ok: 0, notice: 0, warn: 0, error: 0 };
    for (const audit of serverAudits({ url: `${url}/graphql` })) counts[(await audit.fn()).status]++;
    const answered = Object.entries(counts).map(([status, count]) => `${count} ${status}`);
    return [finding('audits', answered.join(', '), counts.error === 0)];
  },
};
