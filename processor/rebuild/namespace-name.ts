import { randomBytes } from 'node:crypto';

/** `20261124t102202-5f3a1c`: no two rebuilds meet in one, and a person sees how old it is. */
export function newNamespaceName(now: number): string {
  const time = new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '').toLowerCase();
  return `${time}-${randomBytes(3).toString('hex')}`;
}

/** When a rebuild made it, epoch milliseconds UTC; for any other name the beginning of time. */
export function createdAt(namespace: string): number {
  const met = /^(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)-/.exec(namespace);
  if (!met) return 0;
  const [year, month, day, hour, minute, second] = met.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
