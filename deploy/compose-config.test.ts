import { expect, test } from 'vitest';
import { fetchCompose, findCompose } from '../tools/containers/compose.ts';
import { runToEnd } from '../tools/services/run-to-end.ts';
import { ROOT } from './read-yaml.ts';

const found = await findCompose();
// Where it is required, as in CI, and not there, it is fetched; a failure to fetch fails the tests.
const isRequired = process.env.COURANT_REQUIRE_TOOLS === '1';
const testOfCompose = (title: string, run: () => Promise<void>): void => {
  if (found || isRequired) test(title, { timeout: 120_000 }, run);
  else
    test(title, ({ skip }) => skip('no Compose 2 is there; COURANT_REQUIRE_TOOLS=1 fetches one, on Debian'));
};

/** What Compose itself makes of the file. @throws Error with its words, where it refuses the file */
async function config(...args: string[]) {
  const [command = '', ...before] = found ?? (await fetchCompose());
  const files = ['--project-directory', ROOT, '--file', `${ROOT}docker-compose.yml`];
  const output = await runToEnd(command, [...before, ...files, ...args, 'config', '--format', 'json']);
  return JSON.parse(output) as { name: string; services: Record<string, { environment?: object }> };
}

const SERVICES = ['api', 'ingest', 'kafka', 'mongo', 'processor', 'secrets', 'store-setup'];

testOfCompose('Compose reads the file and starts the line without a simulator', async () => {
  const { name, services } = await config();
  expect(name).toBe('courant');
  expect(Object.keys(services).sort()).toEqual(SERVICES);
});

testOfCompose(
  'with the settings of simulated data it starts the simulator too, and volumes of their own',
  async () => {
    const { name, services } = await config('--env-file', `${ROOT}deploy/compose/simulated.env`);
    expect(name).toBe('courant-simulated');
    expect(Object.keys(services).sort()).toEqual([...SERVICES, 'simulator'].sort());
    expect(services.ingest?.environment).toMatchObject({
      PUBLISHER: 'simulated',
      PUBLISHER_URL: 'http://simulator:4000/api/explore/v2.1',
    });
    expect(services.api?.environment).toMatchObject({ PUBLISHER: 'simulated' });
  },
);
