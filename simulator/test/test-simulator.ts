/** Requests to a simulator in tests; each simulator opened here is closed after its test. */
import { afterEach } from 'vitest';
import { openSimulator, type Simulator, type SimulatorOptions } from '../index.ts';

/** The clock of a simulator that is given none: 2026-08-27 08:20 UTC. */
export const NOW = Date.UTC(2026, 7, 27, 8, 20);

let openSimulators: Simulator[] = [];
afterEach(async () => {
  await Promise.all(openSimulators.map((simulator) => simulator.close()));
  openSimulators = [];
});

export async function openTestSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const opened = await openSimulator({ now: () => NOW, ...options });
  openSimulators.push(opened);
  return opened;
}

export type Line = Record<string, string | number | null>;

export function fetchPath(
  { url }: Simulator,
  path: string,
  parameters: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/catalog/datasets/${path}?${new URLSearchParams(parameters)}`);
}

export async function fetchPage(simulator: Simulator, dataset: string, parameters: Record<string, string>) {
  return (await (await fetchPath(simulator, `${dataset}/records`, parameters)).json()) as {
    total_count?: number;
    results: Line[];
  };
}

export async function fetchExport(
  simulator: Simulator,
  dataset: string,
  parameters: Record<string, string>,
): Promise<Line[]> {
  return (await (await fetchPath(simulator, `${dataset}/exports/json`, parameters)).json()) as Line[];
}
