export { bundleFiles } from './bundle.ts';
export type { BundleFile, DeskFacts, LoggedFault } from './types.ts';
export { zipOf } from './zip.ts';
