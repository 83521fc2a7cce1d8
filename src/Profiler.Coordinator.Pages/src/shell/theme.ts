const stored = 'profiler-theme';

export type Theme = 'auto' | 'light' | 'dark';

const listeners = new Set<() => void>();

export function currentTheme(): Theme {
  const theme = localStorage.getItem(stored);
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(stored, theme);
  applyTheme();
}

export function applyTheme(): void {
  const theme = currentTheme();
  if (theme === 'auto') {
    delete document.documentElement.dataset['theme'];
  } else {
    document.documentElement.dataset['theme'] = theme;
  }
  listeners.forEach((listener) => listener());
}

/** Told when colours change, by the toggle or by the system. */
export function onThemeChange(listener: () => void, signal: AbortSignal): void {
  listeners.add(listener);
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', listener, { signal });
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}
