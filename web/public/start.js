// Runs the first script once what the first HTML has is painted. A page that nobody sees has no frames: it starts at once.
const start = () => import(document.querySelector('link[rel="modulepreload"]').href);
if (document.visibilityState === 'hidden') start();
else {
  requestAnimationFrame(() => setTimeout(start, 0));
  document.addEventListener('visibilitychange', start, { once: true });
}
