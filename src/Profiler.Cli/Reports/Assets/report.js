'use strict';
(() => {
  const { narrow, color, ms, escape, axis, base } = plotKit;

  const kinds = [
    { searchedFor: 'MACs', label: 'searched for MACs', color: 'second', symbol: 'diamond', size: 14 },
    { searchedFor: 'latency', label: 'searched for latency', color: 'first', symbol: 'circle', size: 11 },
    { searchedFor: null, label: 'other', color: 'other', symbol: 'triangle', size: 12 },
  ];
  const kindOf = point => kinds.find(kind => kind.searchedFor === point.searchedFor) ?? kinds[kinds.length - 1];

  // An interval as a vertical line with caps, in the colour of its point.
  const whisker = (params, api) => {
    const low = api.coord([api.value(0), api.value(1)]);
    const high = api.coord([api.value(0), api.value(2)]);
    const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: api.visual('color'), lineWidth: 1.5 } });
    return { type: 'group', children: [
      line(low[0], low[1], high[0], high[1]),
      line(low[0] - 5, low[1], low[0] + 5, low[1]),
      line(high[0] - 5, high[1], high[0] + 5, high[1]),
    ] };
  };

  const familyLines = points => [...new Set(points.map(point => point.family).filter(family => family !== null))].map(family => ({
    type: 'line', silent: true, symbol: 'none', z: 1,
    lineStyle: { color: color('quiet'), type: 'dashed', width: 1 },
    data: points.filter(point => point.family === family).sort((a, b) => a.gigamacs - b.gigamacs).map(point => [point.gigamacs, point.ms]),
  }));

  const comparison = points => {
    const middle = (Math.min(...points.map(p => p.gigamacs)) + Math.max(...points.map(p => p.gigamacs))) / 2;
    // The slower of a family is named above its point, the faster below, so that the line between them stays free.
    const besideItsLine = point => {
      const isSlowest = points.every(other => other === point || other.family !== point.family || other.ms <= point.ms);
      const isLeft = point.gigamacs <= middle;
      return { position: point.family === null || isSlowest ? 'top' : 'bottom', align: isLeft ? 'left' : 'right', distance: 10, offset: [isLeft ? -6 : 6, 0] };
    };
    const present = kinds.filter(kind => points.some(point => kindOf(point) === kind));
    const series = present.flatMap(kind => {
      const own = points.filter(point => kindOf(point) === kind);
      const itemStyle = { color: color(kind.color) };
      return [{
        type: 'scatter', name: kind.label, symbol: kind.symbol, symbolSize: kind.size, itemStyle, z: 3,
        label: { show: true, color: color('text'), fontSize: narrow() ? 10 : 12, formatter: params => params.data.point.name },
        labelLayout: { moveOverlap: 'shiftY' },
        data: own.map(point => ({ value: [point.gigamacs, point.ms], point, label: besideItsLine(point) })),
      }, {
        type: 'custom', name: kind.label, silent: true, renderItem: whisker, itemStyle, z: 2,
        encode: { x: 0, y: [1, 2] }, data: own.map(point => [point.gigamacs, point.lowMs, point.highMs]),
      }];
    });
    const chart = base();
    return {
      ...chart,
      tooltip: { ...chart.tooltip, formatter: ({ data: { point } }) => `<b>${escape(point.name)}</b><br>${ms(point.ms)} ms (${ms(point.lowMs)} to ${ms(point.highMs)})<br>${point.gigamacs.toFixed(2)} GMACs` },
      legend: { left: 0, top: 0, itemWidth: 14, itemHeight: 14, itemGap: 20, textStyle: { color: color('text') }, data: present.map(kind => ({ name: kind.label, icon: kind.symbol })) },
      grid: { left: 56, right: 16, top: 48, bottom: 48 },
      xAxis: axis('GMACs', { nameGap: 30, scale: false }),
      yAxis: axis('measured latency, ms', { nameGap: 40, scale: false }),
      series: [...familyLines(points), ...series],
    };
  };

  const lookupTable = table => {
    const largest = Math.max(...table.cells.map(cell => cell.latencyMs));
    const small = narrow();
    const chart = base();
    return {
      ...chart,
      tooltip: { ...chart.tooltip, formatter: ({ data: { cell } }) => `<b>${escape(table.slots[cell.slot])}, ${escape(table.candidates[cell.candidate])}</b><br>${ms(cell.latencyMs)} ms (${ms(cell.lowMs)} to ${ms(cell.highMs)})<br>${cell.isPredicted ? 'predicted' : 'measured'}` },
      grid: { left: 52, right: 8, top: 84, bottom: 56 },
      xAxis: { type: 'category', position: 'top', data: table.candidates, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: color('text'), rotate: 45, interval: 0, fontSize: small ? 10 : 12 } },
      yAxis: { type: 'category', inverse: true, data: table.slots, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: color('text'), interval: 0, fontSize: small ? 10 : 12 } },
      visualMap: { type: 'continuous', min: 0, max: largest, dimension: 2, orient: 'horizontal', left: 'center', bottom: 0, precision: 2, itemHeight: 160, text: [`${ms(largest)} ms`, '0 ms'], textStyle: { color: color('text') }, inRange: { color: [color('heat-low'), color('heat-high')] } },
      series: [{
        type: 'heatmap',
        itemStyle: { borderColor: color('page'), borderWidth: 1 },
        data: table.cells.map(cell => ({
          value: [cell.candidate, cell.slot, cell.latencyMs], cell,
          label: {
            show: !small || cell.isPredicted, fontSize: 11,
            color: color(cell.latencyMs > largest / 2 ? 'heat-text-high' : 'heat-text-low'),
            formatter: small ? '*' : `${cell.latencyMs.toFixed(cell.latencyMs < 0.1 ? 3 : 2)}${cell.isPredicted ? '*' : ''}`,
          },
        })),
      }],
    };
  };

  const validation = points => {
    const values = points.flatMap(point => [point.predictedMs, point.measuredMs]);
    const low = Math.min(...values) * 0.9, high = Math.max(...values) * 1.1;
    const line = (factor, type) => ({ type: 'line', silent: true, symbol: 'none', z: 1, lineStyle: { color: color('quiet'), width: 1, type }, data: [[low, low * factor], [high, high * factor]] });
    const chart = base();
    return {
      ...chart,
      tooltip: { ...chart.tooltip, formatter: ({ data: { point } }) => `<b>${escape(point.name)}</b><br>predicted ${ms(point.predictedMs)} ms<br>measured ${ms(point.measuredMs)} ms` },
      grid: { left: 60, right: 16, top: 16, bottom: 48 },
      xAxis: axis('measured, ms', { nameGap: 30, min: low, max: high, axisLabel: { color: color('quiet'), showMinLabel: false, showMaxLabel: false } }),
      yAxis: axis('predicted, ms', { nameGap: 44, min: low, max: high, axisLabel: { color: color('quiet'), showMinLabel: false, showMaxLabel: false } }),
      series: [line(1, 'solid'), line(1.1, 'dashed'), line(0.9, 'dashed'), {
        type: 'scatter', symbolSize: 9, itemStyle: { color: color('first'), opacity: 0.8 }, z: 3,
        data: points.map(point => ({ value: [point.measuredMs, point.predictedMs], point })),
      }],
    };
  };

  plotKit.draw({
    comparison: { draw: comparison, height: () => 440, has: points => points.length > 0 },
    lookupTable: { draw: lookupTable, height: table => 150 + 26 * table.slots.length, has: table => table.cells.length > 0 },
    validation: { draw: validation, height: () => narrow() ? 360 : 480, has: points => points.length > 0 },
  });
})();
