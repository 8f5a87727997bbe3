// Runs before the first painting, so that a dark screen never flashes white.
(() => {
  let choice = 'system';
  try {
    choice = localStorage.getItem('tillit.theme') ?? 'system';
  } catch {}
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.add(dark ? 'dark' : 'light');
})();
