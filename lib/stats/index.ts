export { FIELDS, fieldOf, type RegField } from './fields.ts';
export { DIMENSIONS, FIGURE_WHATS, FIGURES, LINK_FIGURES, type Dimension, type Figure, type LinkFigure } from './figures.ts';
export { linkFilter, linkText, readLink, type RecordsLink } from './link.ts';
export { isPeriod, ordered, PERIODS, periodOf, type Period, type PeriodName } from './period.ts';
export { staleTimes, type StaleLimit } from './stale.ts';
export { behind, filterOf, summarise, type Counts, type FigureQuery, type Narrowing, type Summary, type SummaryRow } from './summary.ts';
