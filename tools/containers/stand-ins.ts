import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

/** Gives the engine an image under each name that the Dockerfile and the compose file pull. @returns the names */
export async function addStandIns(engine: Engine): Promise<string[]> {
  const recipe = recipeHash();
  const makers = makersOf(pulledImages());
  for (const [image, make] of makers)
    if ((await labelOf(engine, image)) !== recipe) await add(engine, image, make, recipe);
  return makers.map(([image]) => image);
}

async function add(engine: Engine, image: string, make: Make, recipe: string): Promise<void> {
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

function makersOf({ node, kafka, mongo }: ReturnType<typeof pulledImages>): [string, Make][] {
  const [, nodeVersion = ''] = /^node:([\d.]+)-/.exec(node) ?? [];
  return [
    [node, (root) => makeNode(root, nodeVersion)],
    [kafka, makeKafka],
    [mongo, (root) => makeMongo(root, nodeVersion)],
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

/** Changes with every source of the stand-ins, so that an image of older sources is made again. */
function recipeHash(): string {
  const folder = join(repoRoot(), 'tools/containers');
  const files = [
    'debian.ts',
    ...readdirSync(join(folder, 'stand-in'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|mjs)$|\/run$/.test(file))
      .sort()
      .map((file) => join('stand-in', file)),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}
