import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';
import { type Engine, importFolder, runDocker } from './engine.ts';
import { makeKafka } from './stand-in/kafka.ts';
import { makeMongo } from './stand-in/mongo.ts';
import { makeNode } from './stand-in/node.ts';

const LABEL = 'courant.stand-in';

/** Makes an image's file system in a folder, and answers the settings of the image as a Dockerfile writes them. */
type Make = (root: string) => Promise<string[]>;

/** How the image of one name is made. */
interface StandIn {
  readonly image: string;
  readonly make: Make;
  /** Its sources below `stand-in`, beside those of all: a change of one makes the image anew. */
  readonly sources: readonly string[];
}

/** Gives the engine an image under each name that the Dockerfile and the compose file pull. @returns the names */
export async function addStandIns(engine: Engine): Promise<string[]> {
  const standIns = standInsOf(pulledImages());
  for (const standIn of standIns) {
    const recipe = recipeHash(standIn.sources);
    if ((await labelOf(engine, standIn.image)) !== recipe) await add(engine, standIn, recipe);
  }
  return standIns.map(({ image }) => image);
}

async function add(engine: Engine, { image, make }: StandIn, recipe: string): Promise<void> {
  console.log(`Making a stand-in for ${image}.`);
  const work = mkdtempSync(join(tmpdir(), 'courant-stand-in-'));
  try {
    const changes = await make(join(work, 'root'));
    importFolder(engine, join(work, 'root'), image, [...changes, `LABEL ${LABEL}=${recipe}`]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function labelOf(engine: Engine, image: string): Promise<string | undefined> {
  const format = `{{index .Config.Labels "${LABEL}"}}`;
  const label = await runDocker(engine, 'image', 'inspect', '--format', format, image).catch(() => undefined);
  return label?.trim();
}

function standInsOf({ node, kafka, mongo }: ReturnType<typeof pulledImages>): StandIn[] {
  const [, nodeVersion = ''] = /^node:([\d.]+)-/.exec(node) ?? [];
  return [
    { image: node, make: (root) => makeNode(root, nodeVersion), sources: [] },
    { image: kafka, make: makeKafka, sources: ['kafka.ts', 'kafka/run'] },
    {
      image: mongo,
      make: (root) => makeMongo(root, nodeVersion),
      sources: [
        'mongo.ts',
        ...['mongod', 'postgres', 'replica-set', 'wire'].map((name) => `mongo/${name}.mjs`),
      ],
    },
  ];
}

/** The images that are pulled, by the names under which our files ask for them. */
function pulledImages(): { node: string; kafka: string; mongo: string } {
  const [dockerfile, compose] = ['Dockerfile', 'docker-compose.yml'].map((file) =>
    readFileSync(join(repoRoot(), file), 'utf8'),
  ) as [string, string];
  return {
    node: only(/^ARG NODE_IMAGE=([^@\s]+)/m, dockerfile),
    kafka: only(/^ +image: (apache\/kafka:[^@\s]+)/m, compose),
    mongo: only(/^ +image: (mongo:[^@\s]+)/m, compose),
  };
}

function only(pattern: RegExp, text: string): string {
  const [, image] = pattern.exec(text) ?? [];
  if (image === undefined) throw new Error(`No image is pulled as ${pattern} says.`);
  return image;
}

/** What every image is made with, from `stand-in/`. */
const SHARED_SOURCES = [
  'root.ts',
  'node.ts',
  '../debian.ts',
  ...['ferretdb', 'postgres-programs', 'debian'].map((name) => `../../services/documentdb/${name}.ts`),
];

function recipeHash(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of [...SHARED_SOURCES, ...sources])
    hash.update(readFileSync(join(repoRoot(), 'tools/containers/stand-in', file)));
  return hash.digest('hex').slice(0, 16);
}
