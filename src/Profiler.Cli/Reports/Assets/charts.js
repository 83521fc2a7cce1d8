'use strict';
// What every page's plots share; a page's own script hands its plots to draw.
const plotKit = (() => {
  const narrow = () => window.innerWidth < 576;
  const color = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const ms = value => Math.abs(value) >= 100 ? value.toFixed(1) : Math.abs(value) >= 1 ? value.toFixed(2) : value.toFixed(3);
  const escape = text => echarts.format.encodeHTML(text);

  const axis = (name, more) => ({
    type: 'value', name, nameLocation: 'middle', scale: true,
    nameTextStyle: { color: color('text'), fontSize: 13 },
    axisLabel: { color: color('quiet') },
    axisLine: { show: true, lineStyle: { color: color('quiet') } },
    splitLine: { lineStyle: { color: color('rule') } },
    ...more,
  });

  const base = () => ({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: color('text') },
    tooltip: { confine: true, backgroundColor: color('raised'), borderColor: color('rule'), textStyle: { color: color('text') } },
  });

  // plots: by key, how one is drawn, how high it is, and whether there is anything to draw.
  const draw = plots => {
    const data = JSON.parse(document.getElementById('report-data').textContent);
    const charts = [];
    for (const place of document.querySelectorAll('.chart')) {
      const plot = plots[place.dataset.chart], own = data[place.dataset.chart];
      if (own && plot.has(own)) {
        place.classList.add('drawn');
        place.style.height = `${plot.height(own)}px`;
        charts.push({ chart: echarts.init(place), plot, own });
      }
    }

    const save = ({ chart }, file) => {
      const link = document.createElement('a');
      link.download = file;
      link.href = chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: color('page') });
      link.click();
    };
    for (const button of document.querySelectorAll('button[data-save]')) {
      const own = charts.find(({ chart }) => chart.getDom().dataset.chart === button.dataset.save);
      if (own) {
        button.hidden = false;
        button.addEventListener('click', () => save(own, button.dataset.file));
      }
    }

    const redraw = () => charts.forEach(({ chart, plot, own }) => { chart.resize(); chart.setOption(plot.draw(own), true); });
    redraw();
    addEventListener('resize', redraw);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  };

  return { narrow, color, ms, escape, axis, base, draw };
})();
