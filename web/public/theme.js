// Before the first paint, or a dark choice on a light system would flash. A file of its own: no inline script is allowed.
try {
  const theme = localStorage.getItem('courant.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  const lang = localStorage.getItem('courant.lang');
  if (lang && lang !== document.documentElement.lang) document.documentElement.dataset.otherLanguage = '';
} catch {
  // Storage may be refused; the system's theme then stands.
}
