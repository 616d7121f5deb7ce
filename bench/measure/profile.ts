import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';

/** Samples the stacks of this process while it works. */
export async function profileOf<T>(
  work: () => Promise<T>,
): Promise<{ profile: Profiler.Profile; result: T }> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.start');
    const result = await work();
    const { profile } = await session.post('Profiler.stop');
    return { profile, result };
  } finally {
    session.disconnect();
  }
}

/** A share of the samples, 0 to 1, by what they have in common. */
type Shares = ReadonlyArray<readonly [name: string, share: number]>;
type Frame = Profiler.ProfileNode['callFrame'];
/** A function, then what called it, up to the root. */
export type Stack = readonly Frame[];

/** Samples in which the process was at work, by the name of the frame they ended in and of those that called it. */
export function sharesBy(profile: Profiler.Profile, nameOf: (stack: Stack) => string): Shares {
  const stacks = stacksOf(profile);
  const counts = new Map<string, number>();
  let working = 0;
  for (const id of profile.samples ?? []) {
    const stack = stacks.get(id) ?? [];
    if (stack[0]?.functionName === '(idle)') continue;
    working++;
    const name = nameOf(stack);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => [name, count / working] as const).sort((a, b) => b[1] - a[1]);
}

/** By node: its frame, then its callers' up to the root. */
function stacksOf({ nodes }: Profiler.Profile): Map<number, Frame[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  return new Map(
    nodes.map(({ id }) => {
      const stack: Frame[] = [];
      for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
        const node = byId.get(at);
        if (node) stack.push(node.callFrame);
      }
      return [id, stack] as const;
    }),
  );
}

/** Where a frame's code is: a file of the repository, a package, or the runtime. */
export function moduleOf({ url, functionName }: Frame): string {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (inPackage && !inPackage.startsWith('@courant')) return inPackage;
  const own =
    /\/(?<folder>core|ingest|processor|api|simulator|standalone)\/(?:dist\/)?(?<path>.+)\.[jt]s$/.exec(url);
  if (own) return `${own.groups?.folder}/${own.groups?.path}`;
  return url.startsWith('node:') ? 'node' : functionName || '(native)';
}
