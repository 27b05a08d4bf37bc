/** How figures are drawn: colours for both schemes, and marks and patterns that tell the lines apart without them. */
import type { EChartsCoreOption } from 'echarts/core';
import type { Figure } from '../../../lib/stats/index.ts';

export interface ChartModel {
  readonly shape: 'lines' | 'bars';
  readonly labels: readonly string[];
  readonly series: readonly { readonly figure: Figure; readonly name: string; readonly values: readonly number[] }[];
}

const MARKS: Readonly<Record<Figure, { readonly light: string; readonly dark: string; readonly symbol: string; readonly line: 'solid' | 'dashed' | 'dotted' }>> = {
  check: { light: '#5b6573', dark: '#bdc1c6', symbol: 'circle', line: 'dotted' },
  prompt: { light: '#1554c0', dark: '#8ab4f8', symbol: 'circle', line: 'solid' },
  block: { light: '#b3261e', dark: '#f28b82', symbol: 'rect', line: 'solid' },
  stopped: { light: '#8a5a00', dark: '#fdd663', symbol: 'triangle', line: 'solid' },
  confirm: { light: '#1d6b12', dark: '#81c995', symbol: 'diamond', line: 'dashed' },
  override: { light: '#6a3fb5', dark: '#c58af9', symbol: 'emptyRect', line: 'dashed' },
  'not-found': { light: '#00707a', dark: '#78d9ec', symbol: 'emptyCircle', line: 'dotted' },
  'cannot-check': { light: '#a0307a', dark: '#ff8bcb', symbol: 'emptyTriangle', line: 'dotted' },
};

export function chartOptions({ shape, labels, series }: ChartModel, { dark, text, grid, font }: { readonly dark: boolean; readonly text: string; readonly grid: string; readonly font: string }): EChartsCoreOption {
  const axis = { axisLine: { lineStyle: { color: grid } }, axisLabel: { color: text, hideOverlap: true }, splitLine: { lineStyle: { color: grid } } };
  return {
    animation: false,
    // Patterns in the bars; lines have their symbols and dashes.
    aria: { enabled: true, decal: { show: shape === 'bars' } },
    textStyle: { fontFamily: font },
    grid: { left: 8, right: 16, top: 40, bottom: 4, outerBoundsMode: 'same' },
    legend: { top: 4, itemWidth: 26, textStyle: { color: text }, selectedMode: false },
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true },
    xAxis: { type: 'category', data: [...labels], ...axis, axisLabel: { ...axis.axisLabel, interval: shape === 'bars' ? 0 : 'auto', width: 120, overflow: 'break' } },
    yAxis: { type: 'value', minInterval: 1, ...axis },
    series: series.map(({ figure, name, values }) => {
      const { symbol, line, ...colours } = MARKS[figure];
      const color = dark ? colours.dark : colours.light;
      const shared = { name, data: [...values], itemStyle: { color } };
      return shape === 'bars' ? { ...shared, type: 'bar', barMaxWidth: 28, label: { show: labels.length * series.length <= 40, position: 'top', color: text, formatter: ({ value }: { readonly value?: unknown }) => (typeof value === 'number' && value > 0 ? String(value) : '') } } : { ...shared, type: 'line', symbol, symbolSize: 8, showAllSymbol: true, lineStyle: { color, type: line, width: 2 } };
    }),
  };
}
