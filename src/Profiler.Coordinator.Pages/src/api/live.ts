import type { ApiClient } from './client';
import { follow } from './stream';
import type { Change, Device, Job } from './types';

export interface LiveListener {
  job?(job: Job): void;
  device?(device: Device): void;
  /** Something is gone or new, or events may have been missed: read again. */
  reload?(change: Change): void;
}

/** All changes of jobs, devices and tables, for as long as the page is open. */
export class LiveFeed {
  readonly #listeners = new Set<LiveListener>();
  readonly #watchers = new Set<(isConnected: boolean) => void>();
  #wasConnected = false;

  start(api: ApiClient): void {
    void follow(api, '/v1/events', {
      event: ({ name, data }) => this.#tell(name, data),
      connected: (isConnected) => this.#connected(isConnected),
    }, new AbortController().signal);
  }

  /** @returns Ends it. */
  listen(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Told whenever the connection comes or goes. */
  watchConnection(watcher: (isConnected: boolean) => void): void {
    this.#watchers.add(watcher);
  }

  #connected(isConnected: boolean): void {
    const isBack = isConnected && this.#wasConnected;
    this.#wasConnected ||= isConnected;
    for (const watcher of this.#watchers) {
      watcher(isConnected);
    }
    if (isBack) {
      this.#each((listener) => listener.reload?.({ kind: 'all', id: null }));
    }
  }

  #tell(name: string, data: unknown): void {
    switch (name) {
      case 'job':
        this.#each((listener) => listener.job?.(data as Job));
        break;
      case 'device':
        this.#each((listener) => listener.device?.(data as Device));
        break;
      case 'table':
      case 'removed':
        this.#each((listener) => listener.reload?.(data as Change));
        break;
      case 'resync':
        // The first event of every connection says "all"; what came before a reconnection is read again by then.
        if ((data as Change).kind !== 'all') {
          this.#each((listener) => listener.reload?.(data as Change));
        }
        break;
    }
  }

  #each(tell: (listener: LiveListener) => void): void {
    for (const listener of [...this.#listeners]) {
      tell(listener);
    }
  }
}
