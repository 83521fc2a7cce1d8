import type { Problem } from './types';

const keyName = 'profiler-key';

/** A request that was refused, or that nobody answered (status 0). */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  get isUnanswered(): boolean {
    return this.problem.status === 0;
  }
}

/** The coordinator's API. Asks for a key where the coordinator wants one. */
export class ApiClient {
  #key: string | null = sessionStorage.getItem(keyName);
  #asking: Promise<void> | null = null;

  /** @param askForKey Asks the user; told why where a key was refused. */
  constructor(private readonly askForKey: (reason: string | null) => Promise<string>) {}

  get hasKey(): boolean {
    return this.#key !== null;
  }

  forgetKey(): void {
    this.#key = null;
    sessionStorage.removeItem(keyName);
  }

  async get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return (await (await this.send(path, signal ? { signal } : {})).json()) as T;
  }

  /** Sends what changes something; the answer is null where there is nothing to tell. */
  async change<T>(method: 'POST' | 'DELETE', path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T | null> {
    const init: RequestInit = { method, headers: { ...headers } };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { ...headers, 'Content-Type': 'application/json' };
    }
    const answer = await this.send(path, init);
    return answer.status === 204 ? null : ((await answer.json()) as T);
  }

  /** @throws ApiError for whatever is not an answer of 200 to 299. */
  async send(path: string, init: RequestInit): Promise<Response> {
    for (;;) {
      const usedKey = this.#key;
      const answer = await this.#fetch(path, init, usedKey);
      if (answer.ok) {
        return answer;
      }
      const problem = await readProblem(answer);
      if (answer.status !== 401) {
        throw new ApiError(problem);
      }
      await this.#newKey(usedKey, problem.detail);
    }
  }

  async #fetch(path: string, init: RequestInit, key: string | null): Promise<Response> {
    const headers = new Headers(init.headers);
    if (key !== null) {
      headers.set('Authorization', `Bearer ${key}`);
    }
    try {
      return await fetch(path, { ...init, headers, cache: 'no-cache', credentials: 'omit' });
    } catch (error) {
      if (init.signal?.aborted) {
        throw error;
      }
      throw new ApiError({
        title: 'No answer',
        status: 0,
        detail: 'The coordinator does not answer.',
        advice: 'See whether it still runs and whether this machine reaches it.',
        code: 'unreachable',
      });
    }
  }

  /** Asks once, however many requests were refused at the same time. */
  async #newKey(refused: string | null, reason: string): Promise<void> {
    if (this.#key !== refused) {
      return;
    }
    this.#asking ??= this.askForKey(refused === null ? null : reason).then((key) => {
      this.#key = key;
      sessionStorage.setItem(keyName, key);
      this.#asking = null;
    });
    await this.#asking;
  }
}

async function readProblem(answer: Response): Promise<Problem> {
  const fallback: Problem = {
    title: answer.statusText,
    status: answer.status,
    detail: `The coordinator answered with status ${answer.status}.`,
    advice: null,
    code: `http${answer.status}`,
  };
  if (!answer.headers.get('Content-Type')?.includes('json')) {
    return fallback;
  }
  try {
    return { ...fallback, ...((await answer.json()) as Partial<Problem>) };
  } catch {
    return fallback;
  }
}
