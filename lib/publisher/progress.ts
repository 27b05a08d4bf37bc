import { SingleBar } from 'cli-progress';

/** A progress bar on a terminal; nothing elsewhere, so that logs stay readable. */
export function progressBar(title: string, unit: string, total?: number): { at(value: number): void; stop(): void } {
  if (!process.stderr.isTTY) return { at: () => undefined, stop: () => undefined };
  const format = total === undefined ? `${title} {value} ${unit} {duration_formatted}` : `${title} [{bar}] {percentage}% {value}/{total} ${unit} {eta_formatted}`;
  const bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true, hideCursor: true, etaBuffer: 100 });
  bar.start(total ?? 0, 0);
  return { at: (value) => bar.update(value), stop: () => bar.stop() };
}
