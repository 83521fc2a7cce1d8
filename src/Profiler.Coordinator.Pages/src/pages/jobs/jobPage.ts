import { follow } from '../../api/stream';
import type { Job } from '../../api/types';
import { type PlotFigure, plotFigure } from '../../charts/figure';
import { actions as makeActions } from '../../components/action';
import { badge } from '../../components/badge';
import { facts } from '../../components/facts';
import { rawLink } from '../../components/download';
import { failureBox, load, problem } from '../../components/states';
import { h } from '../../dom/element';
import { keep, render } from '../../dom/patch';
import { percent, seconds, when } from '../../format';
import type { Page, PageContext } from '../../page';
import { apiPath, pathOf } from '../../router';
import { result } from './jobResult';
import { isFinished, kindName, stateTones, subject } from './jobWords';
import { validationPlot } from './validationPlot';

/** How often progress is said aloud, in parts of the whole. */
const spokenStep = 0.25;

export function jobPage(context: PageContext): Page {
  const id = context.params['id'] ?? '';
  const path = apiPath('jobs', id);
  const body = h('div', null);
  let job: Job | null = null;
  let figure: PlotFigure | null = null;
  const actions = makeActions(context, () => repaint());
  const repaint = (): void => {
    if (job !== null) {
      paint(job);
    }
  };
  const show = (found: Job): void => {
    if (job === null || found.version >= job.version) {
      speak(context, job, found);
      job = found;
      repaint();
    }
  };
  load<Job>('the job', context.signal, (...children) => render(body, ...children), () => context.api.get(path, context.signal), (found) => {
    show(found);
    if (!isFinished(found)) {
      void watch();
    }
  });

  function watch(): Promise<void> {
    return follow(context.api, `${path}/events`, {
      event: ({ data }) => show(data as Job),
      connected: () => undefined,
      refused: (error) => render(body, problem(error)),
      isOver: () => job !== null && isFinished(job),
    }, context.signal);
  }

  function paint(shown: Job): void {
    if (shown.result?.kind === 'validate' && figure === null) {
      figure = plotFigure(context, 'Predicted against measured', path);
      figure.show(validationPlot(shown.result));
    }
    render(body,
      h('p', null, badge(shown.cancelRequested && shown.state === 'running' ? 'stopping' : shown.state, stateTones[shown.state]), ' ',
        subject(shown.request), ' on ', h('a', { href: pathOf('devices', shown.device) }, shown.device)),
      shown.state === 'running' && progress(shown),
      shown.obstacle !== null && failureBox(shown.obstacle, 'Held up'),
      shown.failure !== null && failureBox(shown.failure, shown.state === 'failed' ? 'Failed' : 'The last attempt failed'),
      !isFinished(shown) && h('div', { class: 'row' }, actions.button('Cancel this job', async () => {
        const changed = await context.api.change<Job>('DELETE', path);
        if (changed !== null) {
          show(changed);
        }
      }, { confirm: 'Cancel this job? What it measured is kept.' })),
      keep('outcome', actions.place),
      shown.result !== null && [h('h2', null, 'Result'), result(context, shown.result, shown.device)],
      figure !== null && keep('validation', figure.element),
      h('h2', null, 'Timeline'), timeline(shown),
      h('h2', null, 'Request'),
      facts(
        ['Kind', kindName(shown)],
        ['Provider', shown.request.provider],
        ['Precision', shown.request.precision],
        ['Threads', shown.request.threads],
        ['Method', shown.request.method],
        ['Seed', shown.request.seed],
        ['Priority', shown.priority],
        ['Waits for', shown.dependsOn.length > 0 && shown.dependsOn.map((other, i) => [i > 0 && ', ', h('a', { href: pathOf('jobs', other) }, other)])],
        ['Id', h('code', null, shown.id)],
        ['Raw', rawLink(context.api, path, 'JSON')]));
  }

  return { title: 'Job', body };
}

function progress(job: Job): HTMLElement {
  const now = job.progress;
  return h('div', { class: 'progress' },
    h('p', null, now?.activity ?? 'Begins'),
    h('progress', { max: 1, value: now?.fraction ?? null, 'aria-label': 'Progress' }),
    now !== null && h('p', { class: 'note' }, percent(now.fraction, 0),
      now.remainingSeconds === null ? '' : `, about ${seconds(now.remainingSeconds)} left`));
}

function timeline(job: Job): HTMLElement {
  const took = job.grantedAt !== null && job.finishedAt !== null ? (Date.parse(job.finishedAt) - Date.parse(job.grantedAt)) / 1000 : null;
  const attempts = job.attempts > 1 ? `, attempt ${job.attempts}` : '';
  return h('ol', { class: 'timeline' },
    h('li', null, `Submitted ${when(job.submittedAt)} by ${job.submittedBy}`),
    job.grantedAt !== null && h('li', null, `Granted its device ${when(job.grantedAt)}${attempts}`),
    job.state === 'queued' && h('li', null, job.notBefore === null ? 'Waits for its device' : `Tried again after ${when(job.notBefore)}`),
    job.finishedAt !== null && h('li', null, `Ended as ${job.state} ${when(job.finishedAt)}`, took !== null && `, after ${seconds(took)}`));
}

function speak(context: PageContext, before: Job | null, now: Job): void {
  if (before === null) {
    return;
  }
  const step = (job: Job): number => Math.floor((job.progress?.fraction ?? 0) / spokenStep);
  if (before.state !== now.state) {
    context.announce(`The job is ${now.state}.`);
  } else if (step(now) > step(before)) {
    context.announce(`${percent(now.progress?.fraction ?? 0, 0)} done: ${now.progress?.activity ?? ''}`);
  }
}
