import { type ApiClient, ApiError } from './client';
import { type ServerEvent, readEvents } from './events';

/** The coordinator writes at least every 15 s; a connection that is silent for longer than this is half-open. */
const silenceMs = 45_000;
const firstWaitMs = 500;
const longestWaitMs = 8_000;

export interface StreamHandlers {
  event(event: ServerEvent): void;
  /** Called with true when events flow, with false when they no longer do. */
  connected(isConnected: boolean): void;
  /** Called where the coordinator refuses, which trying again does not mend. */
  refused?(error: ApiError): void;
  /** Whether the stream is over when it ends; else it is opened again. */
  isOver?(): boolean;
}

/** Follows a stream of events until the signal ends it, and opens it again whenever it breaks. */
export async function follow(api: ApiClient, path: string, handlers: StreamHandlers, signal: AbortSignal): Promise<void> {
  let waitMs = firstWaitMs;
  while (!signal.aborted) {
    const attempt = new AbortController();
    const end = (): void => attempt.abort();
    signal.addEventListener('abort', end, { once: true });
    let watchdog = setTimeout(end, silenceMs);
    const heard = (): void => {
      clearTimeout(watchdog);
      watchdog = setTimeout(end, silenceMs);
    };
    try {
      const answer = await api.send(path, { headers: { Accept: 'text/event-stream' }, signal: attempt.signal });
      handlers.connected(true);
      waitMs = firstWaitMs;
      for await (const event of readEvents(answer, heard)) {
        handlers.event(event);
      }
    } catch (error) {
      if (error instanceof ApiError && isFinal(error)) {
        handlers.refused?.(error);
        return;
      }
    } finally {
      clearTimeout(watchdog);
      signal.removeEventListener('abort', end);
      attempt.abort();
    }
    if (signal.aborted || handlers.isOver?.()) {
      return;
    }
    handlers.connected(false);
    await pause(waitMs, signal);
    waitMs = Math.min(longestWaitMs, waitMs * 2);
  }
}

function isFinal(error: ApiError): boolean {
  const status = error.problem.status;
  return status >= 400 && status < 500 && status !== 429;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
