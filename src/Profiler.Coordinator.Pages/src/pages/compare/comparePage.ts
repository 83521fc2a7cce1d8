import { plotFigure } from '../../charts/figure';
import { grade } from '../../components/badge';
import { dataTable } from '../../components/dataTable';
import { field, select } from '../../components/form';
import { empty, load } from '../../components/states';
import { h } from '../../dom/element';
import { keep, render } from '../../dom/patch';
import { interval, macs } from '../../format';
import type { Page, PageContext } from '../../page';
import { pathOf } from '../../router';
import { accuracyPlot, macsPlot, speedPlot } from './comparePlots';
import { type MeasuredNetwork, readMeasured } from './measuredNetworks';

export function comparePage(context: PageContext): Page {
  const body = h('div', null);
  load('the measured networks', context.signal, (...children) => render(body, ...children), () => readMeasured(context), (all) => {
    body.replaceChildren(all.length === 0
      ? empty('No network was measured by a job yet.', ['Measure some on one target: ', h('a', { href: '/jobs/new?kind=measure' }, 'queue a job'), '.'])
      : comparison(context, all));
  });
  return { title: 'Compare networks', body };
}

function comparison(context: PageContext, all: readonly MeasuredNetwork[]): HTMLElement {
  const place = h('div', null);
  const byTarget = Map.groupBy(all, (network) => network.target);
  const targets = [...byTarget].sort(([, a], [, b]) => b.length - a.length).map(([target]) => target);
  const figures = {
    macs: plotFigure(context, 'MACs against measured latency', null),
    accuracy: plotFigure(context, 'Published accuracy against measured latency', null),
    speed: plotFigure(context, 'MACs per second', null),
  };
  // What is left out rather than what is shown: a network that is measured later appears by itself.
  const left = new Set(context.query.getAll('without'));
  const chooser: HTMLSelectElement = select(targets.map((target) => [target, target]), context.query.get('target'), {
    onchange: () => {
      left.clear();
      changed();
    },
  });
  const changed = (): void => {
    const query = new URLSearchParams({ target: chooser.value });
    left.forEach((key) => query.append('without', key));
    context.replaceQuery(query);
    paint();
  };
  const toggle = (network: MeasuredNetwork): void => {
    if (!left.delete(label(network))) {
      left.add(label(network));
    }
    changed();
  };

  function paint(): void {
    const here = [...(byTarget.get(chooser.value) ?? [])].sort((a, b) => a.macs - b.macs);
    const shown = here.filter((network) => !left.has(label(network)));
    const accuracy = accuracyPlot(shown);
    render(place,
      h('fieldset', { class: 'fields' }, h('legend', null, 'Networks'),
        h('div', { class: 'row' }, here.map((network) => choice(network, !left.has(label(network)), () => toggle(network))))),
      shown.length === 0
        ? empty('No network is chosen.', ['Choose some above.'])
        : [keep('macs', figures.macs.element), accuracy !== null && keep('accuracy', figures.accuracy.element), keep('speed', figures.speed.element), list(shown)]);
    figures.macs.show(macsPlot(shown));
    figures.speed.show(speedPlot(shown));
    if (accuracy !== null) {
      figures.accuracy.show(accuracy);
    }
  }

  paint();
  return h('div', null, field('Target', chooser), place);
}

function label(network: MeasuredNetwork): string {
  return [network.name, network.input].filter((part) => part).join(' at ');
}

function choice(network: MeasuredNetwork, isShown: boolean, toggle: () => void): HTMLElement {
  const box = h('input', { type: 'checkbox', onchange: toggle });
  box.checked = isShown;
  return h('label', { class: 'check', 'data-key': network.key }, box, label(network));
}

function list(networks: readonly MeasuredNetwork[]): HTMLElement {
  return dataTable('What is plotted, each with its raw samples', [
    { name: 'Network', cell: (network) => h('a', { href: pathOf('measurements', network.storeJobId, network.item) }, label(network)) },
    { name: 'MACs', isNumber: true, cell: (network) => macs(network.macs) },
    { name: 'Latency (95 % interval)', isNumber: true, cell: ({ latency }) => interval({ value: latency.median, low: latency.low, high: latency.high }) },
    { name: 'Grade', cell: (network) => grade(network.grade) },
    { name: 'Published accuracy', cell: ({ accuracy }) => accuracy === null ? 'none' : `${accuracy.percent.toFixed(1)}, ${accuracy.metric}` },
  ], networks, (network) => network.key);
}
