import { theme } from 'antd';
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { chartOptions, type ChartModel } from './chart-options.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

/** A picture of figures that stand in a table too. Loaded only where one is shown: it is the heaviest part of the page. */
export default function Chart({ model, label }: { readonly model: ChartModel; readonly label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const { token } = theme.useToken();
  const dark = useIsDark();
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const chart = init(element, undefined, { renderer: 'canvas' });
    chart.setOption(chartOptions(model, { dark, text: token.colorText, grid: token.colorBorder, font: token.fontFamily }));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [model, dark, token]);
  return (
    <div role="img" aria-label={label}>
      <div ref={place} className="cg-chart" aria-hidden="true" />
    </div>
  );
}

/** By the text's own colour: the scheme is the shell's business. */
function useIsDark(): boolean {
  const { token } = theme.useToken();
  return Number.parseInt(token.colorBgContainer.slice(1, 3), 16) < 128;
}
