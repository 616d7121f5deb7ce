import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inRepo } from '../bootstrap/repo-root.mjs';
import { pinImages } from './pinned-images.mjs';

test('the images that are pulled are pinned, and keep their tags; ours are built', () => {
  const images: string[] = [];
  for (const file of ['Dockerfile', 'docker-compose.yml'])
    pinImages(readFileSync(inRepo(file), 'utf8'), (image) => `sha256:${images.push(image)}`);
  expect(images.map((image) => image.split(':')[0])).toEqual(['node', 'apache/kafka', 'mongo']);
});

test('a second time the new digest replaces the old one', () => {
  const pinnedOnce = pinImages('    image: mongo:8.0.15\n', () => 'sha256:aa');
  expect(pinnedOnce).toBe('    image: mongo:8.0.15@sha256:aa\n');
  expect(pinImages(pinnedOnce, () => 'sha256:bb')).toBe('    image: mongo:8.0.15@sha256:bb\n');
});
