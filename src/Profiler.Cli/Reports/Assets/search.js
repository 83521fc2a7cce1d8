'use strict';
(() => {
  const { narrow, color, ms, escape, axis, base } = plotKit;
  const stepAxis = () => axis('step', { nameGap: 28, scale: false });
  const legend = names => ({ left: 0, top: 0, itemWidth: 18, itemGap: 18, textStyle: { color: color('text') }, data: names });
  const number = value => value === null || value === undefined ? '' : Math.abs(value) < 0.001 && value !== 0 ? value.toExponential(2) : value.toPrecision(4);

  const line = (name, points, column, ink, more) => ({
    type: 'line', name, showSymbol: points.length < 3, symbolSize: 5, connectNulls: true,
    lineStyle: { color: color(ink), width: 1.6 }, itemStyle: { color: color(ink) },
    data: points.filter(point => point[column] !== null).map(point => [point[0], point[column]]),
    ...more,
  });

  // The value all along the axis, so that it is seen where the curve is far from it too.
  const budgetLine = budget => budget === null ? {} : {
    markLine: {
      silent: true, symbol: 'none', lineStyle: { color: color('second'), type: 'dashed', width: 1.5 },
      label: { color: color('text'), formatter: `budget ${ms(budget)}`, position: 'insideEndTop' },
      data: [{ yAxis: budget }],
    },
  };

  const over = (name, series, names, more) => {
    const chart = base();
    return {
      ...chart,
      tooltip: { ...chart.tooltip, trigger: 'axis', valueFormatter: number },
      legend: names ? legend(names) : undefined,
      grid: { left: 64, right: 16, top: names ? 36 : 16, bottom: 44 },
      xAxis: stepAxis(),
      yAxis: axis(name, { nameGap: 48, ...more }),
      series,
    };
  };

  const losses = points => {
    const lines = [['weights', 1, 'first'], ['architecture', 2, 'other'], ['architecture, with the cost', 3, 'second']]
      .filter(([, column]) => points.some(point => point[column] !== null));
    const values = points.flatMap(point => lines.map(([, column]) => point[column])).filter(value => value !== null);
    // A weight that finds its budget may lift the loss a hundredfold for a while.
    const isWide = Math.min(...values) > 0 && Math.max(...values) > 20 * Math.min(...values);
    return over('loss', lines.map(([name, column, ink]) => line(name, points, column, ink)), lines.map(([name]) => name), isWide ? { type: 'log' } : {});
  };

  const expectedCost = ({ name, budget, points }) => {
    const values = points.map(point => point[1]).filter(value => value !== null);
    const inView = budget === null ? {} : { min: Math.min(budget, ...values) * 0.95, max: Math.max(budget, ...values) * 1.05, axisLabel: { color: color('quiet'), showMinLabel: false, showMaxLabel: false } };
    return over(`expected ${name}`, [line(name, points, 1, 'first', budgetLine(budget))], null, inView);
  };

  const entropy = points => over('undecidedness (entropy)', [line('entropy', points, 1, 'other')], null, { scale: false, min: 0, max: 1 });

  // An empty row with the slot's name, then a row for each of its candidates.
  const rowsOf = slots => slots.flatMap((candidates, slot) => [null, ...candidates.map(candidate => ({ slot, candidate }))]);
  const slotName = slot => `slot${String(slot).padStart(2, '0')}`;
  const choices = ({ steps, slots, cells }) => {
    const rows = rowsOf(slots);
    const places = rows.flatMap((row, place) => row === null ? [] : [place]);
    const longest = Math.max(...slots.flat().map(candidate => candidate.length));
    const chart = base();
    return {
      ...chart,
      tooltip: { ...chart.tooltip, formatter: ({ value }) => `<b>${slotName(rows[value[1]].slot)}, ${escape(rows[value[1]].candidate)}</b><br>step ${steps[value[0]]}<br>${(100 * value[2]).toFixed(1)} %` },
      grid: { left: Math.min(160, Math.max(56, 12 + 6 * longest)), right: 8, top: 8, bottom: 84 },
      xAxis: { type: 'category', name: 'step', nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: color('text'), fontSize: 13 }, data: steps, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: color('quiet') } },
      yAxis: {
        type: 'category', inverse: true, data: rows.map((_, row) => row), axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          color: color('quiet'), interval: 0, fontSize: 10, width: 144, overflow: 'truncate',
          rich: { slot: { color: color('text'), fontSize: 11, fontWeight: 'bold' } },
          formatter: (_, row) => rows[row] ? rows[row].candidate : `{slot|${slotName(rows[row + 1].slot)}}`,
        },
      },
      visualMap: { type: 'continuous', min: 0, max: 1, dimension: 2, orient: 'horizontal', left: 'center', bottom: 0, precision: 2, itemHeight: 160, text: ['1', '0'], textStyle: { color: color('text') }, inRange: { color: [color('heat-low'), color('heat-high')] } },
      series: [{ type: 'heatmap', data: cells.map(([column, row, probability]) => [column, places[row], probability]), progressive: 0, itemStyle: { borderWidth: 0 } }],
    };
  };

  const candidates = ({ cost, score, budget, points }) => {
    const last = Math.max(...points.map(point => point.trial)), first = Math.min(...points.map(point => point.trial));
    const age = point => last === first ? 1 : (point.trial - first) / (last - first);
    const chart = base();
    return {
      ...chart,
      tooltip: { ...chart.tooltip, formatter: ({ data: { point } }) => `<b>${escape(point.code)}</b><br>${escape(score)} ${(100 * point.score).toFixed(1)} %<br>${escape(cost)} ${ms(point.cost)}<br>trial ${point.trial}` },
      grid: { left: 56, right: 16, top: 16, bottom: 48 },
      xAxis: axis(cost, { nameGap: 30 }),
      yAxis: axis(score, { nameGap: 40 }),
      series: [{
        type: 'scatter', symbolSize: 9,
        data: points.map(point => ({ value: [point.cost, point.score], point, itemStyle: { color: color('first'), opacity: 0.25 + 0.75 * age(point) } })),
        ...(budget === null ? {} : { markLine: { silent: true, symbol: 'none', lineStyle: { color: color('second'), type: 'dashed', width: 1.5 }, label: { color: color('text'), formatter: 'budget' }, data: [{ xAxis: budget }] } }),
      }],
    };
  };

  const searchComparison = points => {
    const chart = base();
    const inks = { MACs: ['second', 'diamond'], latency: ['first', 'circle'] };
    return {
      ...chart,
      tooltip: { ...chart.tooltip, formatter: ({ data: { point } }) => `<b>${escape(point.name)}</b><br>${ms(point.ms)} ms (${ms(point.lowMs)} to ${ms(point.highMs)})<br>${point.gigamacs.toFixed(3)} GMACs` },
      grid: { left: 56, right: 16, top: 24, bottom: 48 },
      xAxis: axis('GMACs', { nameGap: 30, scale: false }),
      yAxis: axis('measured latency, ms', { nameGap: 40, scale: false }),
      series: points.flatMap(point => {
        const [ink, symbol] = inks[point.searchedFor];
        return [{
          type: 'scatter', symbol, symbolSize: 13, itemStyle: { color: color(ink) }, z: 3,
          label: { show: true, color: color('text'), position: 'left', distance: 10, fontSize: narrow() ? 10 : 12, formatter: `searched for ${point.searchedFor}` },
          data: [{ value: [point.gigamacs, point.ms], point }],
        }, {
          type: 'line', silent: true, symbol: 'none', lineStyle: { color: color(ink), width: 2 }, data: [[point.gigamacs, point.lowMs], [point.gigamacs, point.highMs]],
        }];
      }),
    };
  };

  const hasColumn = column => points => points.some(point => point[column] !== null);
  plotKit.draw({
    losses: { draw: losses, height: () => 320, has: points => points.length > 0 },
    expectedCost: { draw: expectedCost, height: () => 280, has: ({ points }) => hasColumn(1)(points) },
    entropy: { draw: entropy, height: () => 220, has: hasColumn(1) },
    choices: { draw: choices, height: ({ slots }) => 100 + 12 * rowsOf(slots).length, has: ({ cells }) => cells.length > 0 },
    candidates: { draw: candidates, height: () => 360, has: ({ points }) => points.length > 0 },
    searchComparison: { draw: searchComparison, height: () => 360, has: points => points.length > 0 },
  });
})();
