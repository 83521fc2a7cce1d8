import { type ApiClient, ApiError } from '../api/client';
import { h } from '../dom/element';

export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = h('a', { download: fileName(name) });
  link.href = url;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Names from the API may hold anything; a file's name may not. */
function fileName(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 120);
}

/** A link into the API. Where a key is needed a plain link would be refused, so the answer is fetched and saved. */
export function rawLink(api: ApiClient, path: string, label: string): HTMLElement {
  return h('a', {
    href: path,
    'data-outside': true,
    onclick: (event) => {
      if (api.hasKey) {
        event.preventDefault();
        void saveAnswer(api, path);
      }
    },
  }, label);
}

async function saveAnswer(api: ApiClient, path: string): Promise<void> {
  try {
    const answer = await api.send(path, {});
    save(`${path.slice(1)}.json`, await answer.blob());
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    alert(error.message);
  }
}
