// Runs the first scripts once what the first HTML has is painted, each in a task of its own, so that input comes between.
// A page that nobody sees has no frames: it starts at once.
const scripts = Array.from(document.querySelectorAll('link[rel="modulepreload"]'), ({ href }) => href);
const nextTask = () => new Promise((resolve) => setTimeout(resolve, 0));

async function start() {
  for (const script of scripts) {
    await nextTask();
    await import(script);
  }
}

if (document.visibilityState === 'hidden') start();
else {
  requestAnimationFrame(start);
  document.addEventListener('visibilitychange', start, { once: true });
}
