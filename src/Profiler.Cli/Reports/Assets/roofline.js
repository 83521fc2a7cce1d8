'use strict';
(() => {
  const { narrow, color, ms, escape, axis, base } = plotKit;
  const plain = value => value >= 1000 ? `${Math.round(value)}` : `${+value.toPrecision(3)}`;
  const logAxis = (name, more) => axis(name, {
    type: 'log', scale: false, minorSplitLine: { show: false },
    axisLabel: { color: color('quiet'), formatter: plain },
    ...more,
  });

  const kinds = [
    { limit: 'compute', label: 'bound by arithmetic', color: 'first', symbol: 'circle' },
    { limit: 'bandwidth', label: 'bound by memory', color: 'second', symbol: 'diamond' },
    { limit: 'launch', label: 'bound by its launch', color: 'other', symbol: 'triangle' },
  ];

  // The next power of ten outside, so that the ends of both axes are labelled.
  const below = value => Math.pow(10, Math.floor(Math.log10(value)));
  const above = value => Math.pow(10, Math.ceil(Math.log10(value) + 1e-9));

  const roofline = ({ gflops, bandwidthGbPerS, kernels }) => {
    const ridge = gflops / bandwidthGbPerS;
    const left = below(Math.min(ridge / 2, ...kernels.map(kernel => kernel.flopPerByte)));
    const right = above(Math.max(ridge * 2, ...kernels.map(kernel => kernel.flopPerByte)));
    const bottom = below(Math.min(left * bandwidthGbPerS, ...kernels.map(kernel => kernel.attainedGflops)));
    const chart = base();
    const present = kinds.filter(kind => kernels.some(kernel => kernel.limit === kind.limit));
    return {
      ...chart,
      tooltip: { ...chart.tooltip, formatter: ({ data: { kernel } }) => `<b>${escape(kernel.name)}</b> ${escape(kernel.operator)}<br>${plain(kernel.flopPerByte)} FLOP/byte<br>at most ${plain(kernel.attainedGflops)} GFLOP/s<br>at least ${ms(1000 * kernel.floorMs)} µs, ${(100 * kernel.share).toFixed(1)} % of the network` },
      legend: { left: 0, top: 0, itemWidth: 14, itemHeight: 14, itemGap: narrow() ? 10 : 20, textStyle: { color: color('text') }, data: present.map(kind => ({ name: kind.label, icon: kind.symbol })) },
      grid: { left: 70, right: 20, top: narrow() ? 76 : 44, bottom: 52 },
      xAxis: logAxis('arithmetic intensity, FLOP/byte', { nameGap: 30, min: left, max: right }),
      yAxis: logAxis('attainable GFLOP/s', { nameGap: 52, min: bottom, max: above(gflops) }),
      series: [{
        type: 'line', silent: true, symbol: 'none', z: 1, lineStyle: { color: color('text'), width: 1.5 },
        data: [[left, left * bandwidthGbPerS], [ridge, gflops], [right, gflops]],
      }, {
        type: 'line', silent: true, symbol: 'none', z: 1, lineStyle: { color: color('quiet'), width: 1, type: 'dashed' },
        data: [[ridge, bottom], [ridge, gflops]],
        markPoint: {
          silent: true, symbol: 'circle', symbolSize: 5, itemStyle: { color: color('text') },
          label: { show: true, position: 'top', color: color('text'), fontSize: 12, formatter: `${plain(ridge)} FLOP/byte` },
          data: [{ coord: [ridge, gflops] }],
        },
      }, ...present.map(kind => ({
        type: 'scatter', name: kind.label, symbol: kind.symbol, z: 3,
        itemStyle: { color: color(kind.color), opacity: 0.75 },
        symbolSize: (_, { data: { kernel } }) => 6 + 60 * Math.sqrt(kernel.share) / 2,
        data: kernels.filter(kernel => kernel.limit === kind.limit).map(kernel => ({ value: [kernel.flopPerByte, kernel.attainedGflops], kernel })),
      }))],
    };
  };

  const ratios = boards => {
    const chart = base();
    const names = boards.map(board => `${narrow() ? board.name : board.title}, ${board.precision}`);
    const least = below(Math.min(...boards.flatMap(board => [board.flopPerByte, board.network])) / 3);
    return {
      ...chart,
      tooltip: { ...chart.tooltip, formatter: ({ data: { board } }) => `<b>${escape(board.title)}</b><br>board ${plain(board.flopPerByte)} FLOP/byte<br>network ${plain(board.network)} FLOP/byte` },
      legend: { left: 0, top: 0, itemGap: 20, textStyle: { color: color('text') }, data: [{ name: 'board' }, { name: 'network', icon: 'diamond' }] },
      grid: { left: narrow() ? 120 : 240, right: 20, top: 36, bottom: 48 },
      xAxis: logAxis('FLOP/byte', { nameGap: 30, min: least }),
      yAxis: { type: 'category', inverse: true, data: names, axisTick: { show: false }, axisLine: { lineStyle: { color: color('quiet') } }, axisLabel: { color: color('text') } },
      series: [{
        type: 'bar', name: 'board', barMaxWidth: 22, itemStyle: { color: color('first') },
        label: { show: true, position: 'insideLeft', color: color('page'), formatter: ({ data: { board } }) => plain(board.flopPerByte) },
        data: boards.map(board => ({ value: board.flopPerByte, board })),
      }, {
        type: 'scatter', name: 'network', symbol: 'diamond', symbolSize: 13, z: 3,
        itemStyle: { color: color('second'), borderColor: color('page'), borderWidth: 1 },
        data: boards.map((board, row) => ({ value: [board.network, names[row]], board })),
      }],
    };
  };

  const own = Object.keys(JSON.parse(document.getElementById('report-data').textContent)).filter(key => key.startsWith('roofline-'));
  plotKit.draw({
    ratios: { draw: ratios, height: boards => 100 + 44 * boards.length, has: boards => boards.length > 0 },
    ...Object.fromEntries(own.map(key => [key, { draw: roofline, height: () => narrow() ? 380 : 460, has: ({ kernels }) => kernels.length > 0 }])),
  });
})();
