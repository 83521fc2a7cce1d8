import type { ApiClient } from './api/client';
import type { LiveFeed } from './api/live';
import type { Child } from './dom/element';

/** What a page is given. */
export interface PageContext {
  readonly api: ApiClient;
  readonly live: LiveFeed;
  /** The parts of the path that the route leaves open. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Aborted when the user leaves the page. */
  readonly signal: AbortSignal;
  go(path: string): void;
  /** Changes the address without leaving the page. */
  replaceQuery(query: URLSearchParams): void;
  /** Says something to those who do not see it. */
  announce(text: string): void;
}

/** A page that is shown. It repaints its body by itself. */
export interface Page {
  readonly title: string;
  readonly body: HTMLElement;
}

export type PageFactory = (context: PageContext) => Page;

export type Paint = (...children: Child[]) => void;
