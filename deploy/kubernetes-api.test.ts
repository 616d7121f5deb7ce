import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { type Cluster, openCluster } from '../tools/kubernetes/cluster.ts';
import { ROOT } from './read-yaml.ts';

/** Where nothing is cached, the servers are built first. */
const START_TIMEOUT_MS = 3_600_000;

interface ApiObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** A Deployment, a StatefulSet or a Job. */
interface Workload extends ApiObject {
  readonly spec: {
    readonly template: { readonly spec: PodSpec };
    readonly volumeClaimTemplates?: readonly Pick<ApiObject, 'metadata'>[];
  };
}

interface PodSpec {
  readonly containers: readonly object[];
  readonly volumes?: readonly object[];
}

let cluster: Cluster;

const isAsked = process.env.COURANT_KUBERNETES === '1';

describe.skipIf(!isAsked)('an API server of Kubernetes', () => {
  beforeAll(async () => {
    cluster = await openCluster();
    for (const namespace of ['courant', 'kafka', 'mongodb']) {
      await cluster.kubectl('create', 'namespace', namespace);
      // A controller would make it.
      await cluster.kubectl('create', 'serviceaccount', 'default', '-n', namespace);
    }
    await applied(['-k', `${ROOT}deploy/kind`]);
  }, START_TIMEOUT_MS);
  afterAll(() => cluster?.close());

  test.each(['deploy/kubernetes', 'deploy/kind'])(
    'stores every object of %s, with no warning',
    async (folder) => {
      const objects = await objectsOf(folder);
      const lines = (await applied(['-k', ROOT + folder])).trim().split('\n');
      console.log(lines.join('\n'));
      expect(lines.filter((line) => !line.endsWith(' serverside-applied'))).toEqual([]);
      expect(lines).toHaveLength(objects.length);
    },
  );

  test('accepts the job of a rebuild, and admits its pod', async () => {
    const created = [
      'create',
      '--validate=strict',
      '--dry-run=server',
      '-f',
      `${ROOT}deploy/kubernetes/rebuild-job.yaml`,
    ];
    expect(await cluster.kubectl(...created)).toMatch(/^job.batch\/courant-rebuild-\w+ created/);
    const job = await cluster.kubectl(...created, '-o', 'json');
    expect(await admitPod(JSON.parse(job) as Workload)).toContain('created (server dry run)');
  });

  test('admits a pod of each template where pods are restricted', async () => {
    const workloads = (await objectsOf('deploy/kind')).filter((one) => 'template' in (one.spec ?? {}));
    expect(workloads.map(({ metadata }) => metadata.name).sort()).toEqual([
      'courant-api',
      'courant-ingest',
      'courant-processor',
      'kafka',
      'mongodb',
    ]);
    for (const workload of workloads)
      expect(await admitPod(workload as Workload)).toContain('created (server dry run)');
  });

  test('refuses a privileged pod in each namespace', async () => {
    const workloads = (await objectsOf('deploy/kind')).filter((one) => 'template' in (one.spec ?? {}));
    for (const workload of workloads as Workload[]) {
      const { containers, ...pod } = workload.spec.template.spec;
      const privileged = containers.map((one) => ({ ...one, securityContext: { privileged: true } }));
      const wrong = {
        ...workload,
        spec: { ...workload.spec, template: { spec: { ...pod, containers: privileged } } },
      };
      await expect(admitPod(wrong)).rejects.toThrow('violates PodSecurity "restricted:latest": privileged');
    }
  });

  test('refuses a misspelt field', async () => {
    const [deployment] = (await objectsOf('deploy/kubernetes')).filter(({ kind }) => kind === 'Deployment');
    const wrong = JSON.stringify(deployment).replace('"readOnlyRootFilesystem"', '"readOnlyRootFileSystem"');
    await expect(applied(['-f', fileOf(wrong)])).rejects.toThrow(
      'readOnlyRootFileSystem: field not declared in schema',
    );
  });
});

const applied = (what: readonly string[]): Promise<string> =>
  cluster.kubectl('apply', '--server-side', '--validate=strict', '--warnings-as-errors', ...what);

/** What kustomize makes of a folder. */
async function objectsOf(folder: string): Promise<(ApiObject & { readonly spec?: object })[]> {
  const text = await cluster.kubectl('kustomize', ROOT + folder);
  return parseAllDocuments(text).map((document) => document.toJS() as ApiObject);
}

/** Asks for a pod as its controller would, without storing it. */
async function admitPod({ metadata: { namespace = '' }, spec }: Workload): Promise<string> {
  const { volumes = [] } = spec.template.spec;
  const claimed = (spec.volumeClaimTemplates ?? []).map(({ metadata: { name } }) => ({
    name,
    persistentVolumeClaim: { claimName: `${name}-0` },
  }));
  const podSpec = { ...spec.template.spec, volumes: [...volumes, ...claimed] };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'one', namespace }, spec: podSpec };
  return cluster.kubectl(
    'create',
    '--validate=strict',
    '--dry-run=server',
    '-f',
    fileOf(JSON.stringify(pod)),
  );
}

/** A file that is there until the test ends. */
function fileOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'courant-manifest-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'object.json');
  writeFileSync(file, text);
  return file;
}
