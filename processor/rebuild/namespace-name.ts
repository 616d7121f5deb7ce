import { randomBytes } from 'node:crypto';

/** `20261124t102202-5f3a1c`: unique to a rebuild, and it shows its age. */
export function newNamespaceName(now: number): string {
  const time = new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '').toLowerCase();
  return `${time}-${randomBytes(3).toString('hex')}`;
}

/** When a rebuild named it, epoch milliseconds UTC; 0 for any other name. */
export function createdAt(namespace: string): number {
  const digits = /^(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)-/.exec(namespace);
  if (!digits) return 0;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = digits.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
