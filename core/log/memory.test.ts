import { logContract } from './contract.ts';
import type { MemoryLog } from './memory.ts';
import { openMemoryLog } from './memory.ts';

logContract('the log in memory', {
  open: async (now) => openMemoryLog({ now }),
  reopen: (log) => (log as MemoryLog).reopen(),
});
