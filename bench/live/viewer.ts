import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** An update as a viewer has applied it. */
export interface AppliedUpdate {
  /** `provenance.logPosition` of the reading. */
  readonly position: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A live client in a process of its own, as a dashboard would be. */
export interface Viewer {
  close(): Promise<void>;
}

const OWN_FILE = fileURLToPath(import.meta.url);

export async function openViewer(url: string, onApplied: (applied: AppliedUpdate) => void): Promise<Viewer> {
  const child: ChildProcess = fork(OWN_FILE, [url]);
  await once(child, 'message');
  child.on('message', (applied: AppliedUpdate) => onApplied(applied));
  return {
    async close() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

const READING = `reading {
  start resolution consumption production exchange wind solar nuclear thermal hydro bioenergy
  area { code } provenance { logPosition }
}`;
const LIVE = `subscription {
  liveProduction {
    cursor
    ... on ReadingPublished { ${READING} }
    ... on ReadingRevised { ${READING} }
  }
}`;

interface ShownReading {
  readonly start: string;
  readonly resolution: string;
  readonly area: { readonly code: string };
  readonly provenance: { readonly logPosition: string };
}
interface LiveData {
  readonly liveProduction: { readonly cursor: string; readonly reading?: ShownReading };
}

async function runViewer(url: string): Promise<void> {
  const shown = new Map<string, ShownReading>();
  const client = createClient({ url, webSocketImpl: WebSocket });
  process.on('disconnect', () => process.exit());
  for await (const { data } of client.iterate<LiveData>({ query: LIVE })) {
    const reading = data?.liveProduction.reading;
    if (!reading) process.send?.('snapshot');
    else {
      shown.set(`${reading.area.code} ${reading.resolution} ${reading.start}`, reading);
      process.send?.({ position: reading.provenance.logPosition, at: Date.now() } satisfies AppliedUpdate);
    }
  }
}

if (process.argv[1] === OWN_FILE && process.send) await runViewer(process.argv[2] ?? '');
