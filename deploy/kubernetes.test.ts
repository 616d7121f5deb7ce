import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { describe, expect, onTestFinished, test } from 'vitest';
import { filesIn, ROOT, readYaml } from './read-yaml.ts';

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

const KINDS = {
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  Namespace,
  NetworkPolicy,
  PodDisruptionBudget,
  Service,
  ServiceAccount,
};

const FOLDER = 'deploy/kubernetes';
const [kustomization] = readYaml(`${FOLDER}/kustomization.yaml`) as [
  { resources: string[]; images: { name: string; newTag: string }[] },
];
const manifests = kustomization.resources.flatMap((file) => readYaml(`${FOLDER}/${file}`) as Manifest[]);

/** Applied by hand, to rebuild the store. */
const [rebuildJob] = readYaml(`${FOLDER}/rebuild-job.yaml`) as [
  Manifest & { spec: Pick<DeploymentSpec, 'template'> },
];

/** Checks the values of one object by the schema of its kind. @throws Error that names a wrong field */
function validate(manifest: Manifest): void {
  const Kind = KINDS[manifest.kind as keyof typeof KINDS];
  if (Kind?.apiVersion !== manifest.apiVersion)
    throw new Error(`no schema for ${manifest.apiVersion} ${manifest.kind}`);
  new Kind(manifest as never).validate();
}

describe('the manifests and the schemas of Kubernetes', () => {
  test.each(manifests.map((one) => [`${one.kind} ${one.metadata.name}`, one] as const))(
    '%s agrees',
    (_name, manifest) => validate(manifest),
  );

  test('the job of a rebuild agrees', () => validate(rebuildJob));

  test('a wrong value is found', () => {
    const [deployment] = manifests.filter(({ kind }) => kind === 'Deployment');
    const wrong = { ...deployment, spec: { ...deploymentSpec('courant-api'), replicas: 'two' } };
    expect(() => validate(wrong as unknown as Manifest)).toThrow('replicas');
  });

  test('no field is unknown: the compiler reads them as literals of their types', () => {
    expect(compileErrors([...manifests, rebuildJob])).toBe('');
  });

  test('an unknown field, however deep, is found', () => {
    const text = JSON.stringify(manifests).replace('"readOnlyRootFilesystem"', '"readOnlyRootFileSystem"');
    expect(compileErrors(JSON.parse(text))).toContain('"readOnlyRootFileSystem"\' does not exist');
  });
});

test('every file is applied but the rebuild, which must not start by itself', () => {
  expect(kustomization.resources.map((file) => `${FOLDER}/${file}`).sort()).toEqual(
    filesIn(FOLDER)
      .filter((file) => !/(kustomization|rebuild-job)\.yaml$/.test(file))
      .sort(),
  );
});

test('a rebuild has what the processor has, and no more; it is not repeated', () => {
  const { securityContext, volumes, containers } = deploymentSpec('courant-processor').template.spec;
  const [{ env, envFrom, volumeMounts, resources, securityContext: rights }] = containers as [Container];
  const { template } = rebuildJob.spec;
  expect(template.spec).toMatchObject({ securityContext, volumes, restartPolicy: 'Never' });
  expect(template.spec.containers).toEqual([
    expect.objectContaining({ env, envFrom, volumeMounts, resources, securityContext: rights }),
  ]);
  const image = kustomization.images.find(({ name }) => name === 'courant-processor');
  expect(template.spec.containers[0]?.image).toBe(`${image?.name}:${image?.newTag}`);
  expect(rebuildJob.spec).toHaveProperty('backoffLimit', 0);
});

interface Container {
  readonly image: string;
  readonly ports: { name: string; containerPort: number }[];
  readonly lifecycle?: { preStop: { sleep: { seconds: number } } };
  readonly env: { name: string; value: string }[];
  readonly envFrom: object[];
  readonly volumeMounts: object[];
  readonly securityContext: object;
  readonly resources: { limits: object };
  readonly livenessProbe: { httpGet: object };
  readonly readinessProbe: { httpGet: object };
}
interface DeploymentSpec {
  readonly replicas?: number;
  readonly strategy: { type: string };
  readonly template: {
    spec: {
      terminationGracePeriodSeconds: number;
      securityContext: object;
      containers: Container[];
      volumes: { secret?: { secretName: string } }[];
    };
  };
}

function deploymentSpec(name: string): DeploymentSpec {
  const deployment = manifests.find((one) => one.kind === 'Deployment' && one.metadata.name === name);
  if (deployment === undefined) return expect.unreachable(`no deployment ${name}`);
  return (deployment as unknown as { spec: DeploymentSpec }).spec;
}

describe.each(['ingest', 'processor', 'api'])('%s', (worker) => {
  const { spec } = deploymentSpec(`courant-${worker}`).template;
  const [container] = spec.containers as [Container];

  test('has no right it does not need', () => {
    expect(spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(container.resources.limits).toHaveProperty('memory');
  });

  test('is asked at /healthz whether it lives and at /readyz whether it gets on', () => {
    expect(container.livenessProbe.httpGet).toEqual({ path: '/healthz', port: 'http' });
    expect(container.readinessProbe.httpGet).toEqual({ path: '/readyz', port: 'http' });
  });

  test('reads its URLs from a secret of its own', () => {
    expect(spec.volumes.flatMap(({ secret }) => secret?.secretName ?? [])).toEqual([`courant-${worker}`]);
    expect(container.env.map(({ name }) => name).filter((name) => name.endsWith('_FILE'))).toEqual(
      worker === 'ingest' ? ['LOG_URL_FILE'] : ['LOG_URL_FILE', 'STORE_URL_FILE'],
    );
  });

  test('is an image of one version', () => {
    const image = kustomization.images.find(({ name }) => name === container.image);
    expect(image?.newTag).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

test('there is one ingest, and never two at once', () => {
  expect(deploymentSpec('courant-ingest')).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
});

test('how many apis there are is left to the autoscaler', () => {
  expect(deploymentSpec('courant-api')).not.toHaveProperty('replicas');
});

test('the metrics of the api are at a port of their own', () => {
  const [{ env, ports }] = deploymentSpec('courant-api').template.spec.containers as [Container];
  const port = ports.find(({ name }) => name === 'metrics')?.containerPort;
  expect(env).toContainEqual({ name: 'METRICS_PORT', value: `${port}` });
});

/** A worker that does not stop in time ends itself after so long. */
const DRAIN_SECONDS = 5;

test.each(['ingest', 'processor', 'api'])('%s is not killed before it has drained', (worker) => {
  const { terminationGracePeriodSeconds: grace, containers } = deploymentSpec(`courant-${worker}`).template
    .spec;
  expect(grace).toBeGreaterThan((containers[0]?.lifecycle?.preStop.sleep.seconds ?? 0) + DRAIN_SECONDS);
});

interface Peers {
  readonly from?: {
    readonly namespaceSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
  }[];
  readonly to?: Peers['from'];
  readonly ports: { readonly port: string | number }[];
}
interface Policy extends Manifest {
  readonly spec: { readonly ingress?: Peers[]; readonly egress?: Peers[] };
}

test('a network policy opens each port to a namespace by its name, or to the publisher outside', () => {
  const policies = manifests.filter(({ kind }) => kind === 'NetworkPolicy') as Policy[];
  const opened = policies.flatMap(({ metadata, spec: { ingress = [], egress = [] } }) =>
    [...ingress, ...egress].flatMap(({ from, to, ports }) =>
      (from ?? to ?? [undefined]).map((peer) => {
        const name = peer?.namespaceSelector?.matchLabels['kubernetes.io/metadata.name'];
        return `${metadata.name} ${ports.map(({ port }) => port)} ${name ?? (peer && 'ipBlock' in peer ? 'outside' : 'anyone')}`;
      }),
    ),
  );
  expect(opened).toEqual([
    'courant-dns 53,53 kube-system',
    'courant-api http ingress-nginx',
    'courant-api-metrics metrics monitoring',
    'courant-metrics http monitoring',
    'courant-log 9092 kafka',
    'courant-store 27017 mongodb',
    'courant-publisher 443 outside',
    'courant-publisher 443 outside',
  ]);
});

test('kind runs the Kafka and the MongoDB of the compose file, from images that the nodes have', () => {
  const [{ services }] = readYaml('docker-compose.yml') as [
    Record<'services', Record<string, { image: string }>>,
  ];
  const images = ['kafka', 'mongodb'].flatMap((name) => {
    const parts = readYaml(`deploy/kind/${name}.yaml`) as { kind: string; spec: DeploymentSpec }[];
    const server = parts.find(({ kind }) => kind === 'StatefulSet');
    return server?.spec.template.spec.containers.map(({ image }) => image);
  });
  expect(images).toEqual([services.kafka?.image, services.mongo?.image]);
});

/** Compiles the manifests as literals of their types, and answers the compiler's errors: a field that no type has is one. */
function compileErrors(all: readonly Manifest[]): string {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.courant-manifests-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const imports = Object.entries(KINDS).map(([name, { apiVersion }]) => {
    const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
    return `import type { I${name} } from 'kubernetes-models/${group ? `${group}/` : ''}${version}/${name}';`;
  });
  const literals = all.map((one, i) => `export const m${i}: I${one.kind} = ${JSON.stringify(one)};`);
  const file = join(folder, 'manifests.ts');
  writeFileSync(file, [...imports, ...literals].join('\n'));
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const options = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--module',
    'NodeNext',
    '--types',
    '',
    '--ignoreConfig',
  ];
  try {
    return execFileSync(process.execPath, [tsc, ...options, file], { encoding: 'utf8', cwd: folder });
  } catch (error) {
    return String((error as { stdout: string }).stdout);
  }
}
