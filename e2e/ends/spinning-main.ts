import { runProcess } from '@courant/core/run';

/** A worker as a bad regular expression would make it: its JavaScript never returns to the event loop. */
await runProcess('spinning', async () => {
  console.log('spinning');
  for (;;);
});
