import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';

/** A fenced block of a Markdown file. */
export interface CodeBlock {
  /** The heading above it. */
  readonly heading: string;
  readonly language: string;
  readonly text: string;
  /** What the page shows below it as its output; null where it shows none. */
  readonly output: string | null;
}

const PART = /^#+ (?<heading>.+)$|^```(?<language>\w+)\n(?<text>[\s\S]*?)^```$/gm;
const OUTPUTS = new Set(['json', 'text']);

/** All blocks of a file in order; an output belongs to the block before it. */
export function codeBlocksOf(path: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let heading = '';
  for (const { groups = {} } of readFileSync(join(repoRoot(), path), 'utf8').matchAll(PART)) {
    const { language = '', text = '' } = groups;
    const last = blocks.at(-1);
    if (groups.heading !== undefined) heading = groups.heading;
    else if (!OUTPUTS.has(language)) blocks.push({ heading, language, text, output: null });
    else if (last) blocks[blocks.length - 1] = { ...last, output: text };
  }
  return blocks;
}
