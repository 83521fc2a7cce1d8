import type { PageFactory } from './page';

export interface Route {
  readonly pattern: string;
  readonly page: PageFactory;
}

export interface RouteMatch {
  readonly page: PageFactory;
  readonly params: Record<string, string>;
}

/** The first route whose pattern fits; a segment that begins with a colon takes any text. */
export function matchRoute(routes: readonly Route[], path: string): RouteMatch | null {
  const parts = path.split('/').filter((part) => part !== '');
  for (const { pattern, page } of routes) {
    const wanted = pattern.split('/').filter((part) => part !== '');
    const params = wanted.length === parts.length ? matchParts(wanted, parts) : null;
    if (params !== null) {
      return { page, params };
    }
  }
  return null;
}

function matchParts(wanted: readonly string[], parts: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [i, want] of wanted.entries()) {
    const part = decode(parts[i] ?? '');
    if (part === null || (!want.startsWith(':') && want !== part)) {
      return null;
    }
    if (want.startsWith(':')) {
      params[want.slice(1)] = part;
    }
  }
  return params;
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** A path of segments, each escaped. */
export function pathOf(...segments: string[]): string {
  return `/${segments.map(encodeURIComponent).join('/')}`;
}

/** A path in the API, each segment escaped. */
export function apiPath(...segments: string[]): string {
  return pathOf('v1', ...segments);
}
