import type { ApiClient } from '../api/client';
import type { LiveFeed } from '../api/live';
import { h } from '../dom/element';
import { render } from '../dom/patch';
import type { Page, PageContext } from '../page';
import { type Route, matchRoute } from '../router';
import { type Theme, currentTheme, setTheme } from './theme';

const sections = [
  { path: '/devices', name: 'Devices' },
  { path: '/jobs', name: 'Jobs' },
  { path: '/tables', name: 'Tables' },
  { path: '/measurements', name: 'Measurements' },
  { path: '/compare', name: 'Compare' },
];

/** What surrounds every page: navigation, the banner, where pages come and go. */
export class Shell {
  readonly #main = h('main', { id: 'main' });
  readonly #nav = h('nav', { 'aria-label': 'Main' });
  readonly #banner = h('div', { role: 'alert' });
  readonly #status = h('div', { role: 'status', class: 'visually-hidden' });
  #leaving = new AbortController();

  constructor(
    private readonly api: ApiClient,
    private readonly live: LiveFeed,
    private readonly routes: readonly Route[],
  ) {}

  start(): void {
    document.body.replaceChildren(
      h('a', { href: '#main', class: 'skip' }, 'Skip to content'),
      h('header', { class: 'top' },
        h('a', { href: '/', class: 'brand' }, 'Profiler'), this.#nav, this.#tools()),
      this.#banner, this.#main, this.#status,
      h('footer', null, h('a', { href: '/api', 'data-outside': true }, 'API'), ' · ',
        h('a', { href: '/health/ready', 'data-outside': true }, 'Health')));
    this.live.watchConnection((isConnected) => this.#showConnection(isConnected));
    document.addEventListener('click', (event) => this.#followLink(event));
    window.addEventListener('popstate', () => this.#show());
    this.#show();
  }

  #tools(): HTMLElement {
    const themes: readonly [Theme, string][] = [['auto', 'as the system'], ['light', 'light'], ['dark', 'dark']];
    const choice = h('select', {
      id: 'theme',
      onchange: () => setTheme(choice.value as Theme),
    }, themes.map(([theme, name]) => h('option', { value: theme }, name)));
    choice.value = currentTheme();
    return h('div', { class: 'tools' }, h('label', { for: 'theme' }, 'Colours'), choice);
  }

  #showConnection(isConnected: boolean): void {
    const wasGone = this.#banner.childElementCount > 0;
    render(this.#banner, !isConnected && h('p', { class: 'banner' },
      h('strong', null, 'The coordinator does not answer.'),
      ' What is shown may be old. This page tries again by itself.'));
    if (isConnected && wasGone) {
      this.#announce('The coordinator answers again.');
    }
  }

  #announce(text: string): void {
    this.#status.textContent = text;
  }

  #followLink(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
      || link.hasAttribute('download') || link.hasAttribute('data-outside') || link.origin !== location.origin) {
      return;
    }
    event.preventDefault();
    if (link.getAttribute('href') === '#main') {
      this.#focusTitle();
    } else {
      this.#go(link.pathname + link.search);
    }
  }

  #go(path: string): void {
    history.pushState(null, '', path);
    this.#show();
    this.#focusTitle();
    scrollTo(0, 0);
  }

  #show(): void {
    this.#leaving.abort();
    this.#leaving = new AbortController();
    const path = location.pathname === '/' ? '/devices' : location.pathname;
    const match = matchRoute(this.routes, path);
    const page = match?.page(this.#context(match.params)) ?? notFound();
    document.title = `${page.title} - Profiler`;
    this.#main.replaceChildren(h('h1', { tabindex: -1 }, page.title), page.body);
    render(this.#nav, h('ul', null, sections.map((section) => h('li', null, h('a', {
      href: section.path,
      'aria-current': path === section.path ? 'page' : path.startsWith(`${section.path}/`) ? 'true' : null,
    }, section.name)))));
  }

  #context(params: Record<string, string>): PageContext {
    return {
      api: this.api,
      live: this.live,
      params,
      query: new URLSearchParams(location.search),
      signal: this.#leaving.signal,
      go: (path) => this.#go(path),
      replaceQuery: (query) => {
        const text = query.toString();
        history.replaceState(null, '', text === '' ? location.pathname : `${location.pathname}?${text}`);
      },
      announce: (text) => this.#announce(text),
    };
  }

  #focusTitle(): void {
    this.#main.querySelector('h1')?.focus();
  }
}

function notFound(): Page {
  return {
    title: 'There is no such page',
    body: h('p', null, 'The address is wrong, or what it named is gone. ', h('a', { href: '/devices' }, 'See the devices.')),
  };
}
