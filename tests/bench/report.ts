/**
 * Figures of a benchmark: median and spread, a table on the screen, a JSON file for machines.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

export interface Figure {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly repeats: number;
}

/** What a figure should be, as agreed; figures without a goal are there to explain the others. */
export interface Goal {
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Report {
  readonly machine: Machine;
  readonly [key: string]: unknown;
}

export interface Machine {
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly chromium: string;
  /** Load average of the last minute, before and after: above the number of cores, the milliseconds say little. */
  readonly load: { readonly before: number; readonly after: number };
}

export function figure(samples: readonly number[]): Figure {
  if (samples.length === 0) throw new Error('a figure needs a sample');
  const sorted = [...samples].sort((a, b) => a - b);
  return { median: round(percentile(sorted, 0.5)), min: round(sorted[0] as number), max: round(sorted.at(-1) as number), repeats: sorted.length };
}

/** Percentile of ascending samples, interpolated. */
export function percentile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.ceil(at)] as number;
  return low + (high - low) * (at - Math.floor(at));
}

/** Ratios of samples that were taken next to each other: machine load that comes and goes hits both. */
export function ratios(above: readonly number[], below: readonly number[]): Figure {
  return figure(above.map((value, index) => value / (below[index] as number)));
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

export function startClock(): (chromium: string) => Machine {
  const before = loadavg()[0] as number;
  return (chromium) => ({
    date: new Date().toISOString(),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    chromium,
    load: { before: round(before), after: round(loadavg()[0] as number) },
  });
}

export function meets({ median }: Figure, { atLeast, atMost }: Goal): boolean {
  return (atLeast === undefined || median >= atLeast) && (atMost === undefined || median <= atMost);
}

/** Prints figures in order, with their goals and whether they are met. */
export function printTable(title: string, figures: Readonly<Record<string, Figure>>, goals: Readonly<Record<string, Goal>>): void {
  console.log(`\n${title}`);
  console.log(`${'figure'.padEnd(44)}${'median'.padStart(10)}${'min'.padStart(10)}${'max'.padStart(10)}${'n'.padStart(5)}  goal`);
  for (const [name, value] of Object.entries(figures)) {
    const goal = goals[name];
    const wanted = goal === undefined ? '' : `${goal.atLeast === undefined ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`}  ${meets(value, goal) ? 'met' : 'NOT MET'}`;
    const cells = [value.median, value.min, value.max].map((cell) => String(cell).padStart(10)).join('');
    console.log(`${name.padEnd(44)}${cells}${String(value.repeats).padStart(5)}  ${wanted}`);
  }
}

export function printMachine({ cpu, cores, memoryGb, chromium, load }: Machine): void {
  console.log(`${cores} cores (${cpu}), ${memoryGb} GB, Chromium ${chromium}, load ${load.before} before, ${load.after} after`);
}

export function writeReport(file: string | undefined, report: Report): void {
  if (file === undefined) return;
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`written: ${file}`);
}

/** `--name VALUE` of the command line. */
export function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? undefined : args[at + 1];
}
