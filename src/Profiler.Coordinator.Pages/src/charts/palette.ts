const names = ['page', 'raised', 'text', 'quiet', 'rule', 'first', 'second', 'third', 'warn', 'bad', 'heat-low', 'heat-high', 'heat-text-low', 'heat-text-high'] as const;
type Name = (typeof names)[number];

/** The style sheet's colours as they are now, light or dark. */
export type Palette = Readonly<Record<Name, string>>;

export function readPalette(place: HTMLElement): Palette {
  // A custom property holds light-dark(…) as text; only a real property resolves it.
  const probe = document.createElement('span');
  place.append(probe);
  const entries = names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(entries) as Palette;
}
