/** Asking a simulator in tests: every one opened here is closed after its test. */
import { afterEach } from 'vitest';
import { openSimulator, type Simulator, type SimulatorOptions } from '../index.ts';

/** The clock of a simulator that is given none: 2026-08-27 08:20 UTC. */
export const NOW = Date.UTC(2026, 7, 27, 8, 20);

let open: Simulator[] = [];
afterEach(async () => {
  await Promise.all(open.map((simulator) => simulator.close()));
  open = [];
});

export async function simulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const opened = await openSimulator({ now: () => NOW, ...options });
  open.push(opened);
  return opened;
}

export type Line = Record<string, string | number | null>;

export function ask(
  { url }: Simulator,
  path: string,
  parameters: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/catalog/datasets/${path}?${new URLSearchParams(parameters)}`);
}

export async function page(from: Simulator, dataset: string, parameters: Record<string, string>) {
  return (await (await ask(from, `${dataset}/records`, parameters)).json()) as {
    total_count?: number;
    results: Line[];
  };
}

export async function exported(
  from: Simulator,
  dataset: string,
  parameters: Record<string, string>,
): Promise<Line[]> {
  return (await (await ask(from, `${dataset}/exports/json`, parameters)).json()) as Line[];
}
