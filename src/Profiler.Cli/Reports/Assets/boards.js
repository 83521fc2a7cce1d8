'use strict';
(() => {
  const { narrow, color, ms, escape, axis, base } = plotKit;
  const colors = ['first', 'second', 'other', 'quiet'];

  const speedUps = ({ networks, boards }) => {
    const chart = base();
    return {
      ...chart,
      tooltip: { ...chart.tooltip, formatter: ({ seriesName, name, data: { own } }) => `<b>${escape(name)}</b><br>${escape(seriesName)}: ${own.value.toFixed(2)} times as fast, ${own.low.toFixed(2)} to ${own.high.toFixed(2)}<br>${ms(own.latencyMs)} ms` },
      legend: { left: 0, top: 0, itemGap: narrow() ? 10 : 20, textStyle: { color: color('text') } },
      grid: { left: narrow() ? 120 : 200, right: 30, top: 36, bottom: 48 },
      xAxis: axis('times as fast as the first network', { nameGap: 30, scale: false, min: 0 }),
      yAxis: { type: 'category', inverse: true, data: networks, axisTick: { show: false }, axisLine: { lineStyle: { color: color('quiet') } }, axisLabel: { color: color('text'), width: narrow() ? 110 : 190, overflow: 'truncate' } },
      series: boards.map((board, index) => ({
        type: 'bar', name: board.name, barMaxWidth: 18,
        itemStyle: { color: color(colors[index % colors.length]), opacity: index < colors.length ? 1 : 0.5 },
        label: { show: !narrow(), position: 'right', color: color('text'), formatter: ({ value }) => value.toFixed(2) },
        data: board.speedUps.map(own => ({ value: own.value, own })),
      })),
    };
  };

  plotKit.draw({
    speedUps: {
      draw: speedUps,
      height: ({ networks, boards }) => 100 + networks.length * (14 + 20 * boards.length),
      has: ({ networks }) => networks.length > 0,
    },
  });
})();
