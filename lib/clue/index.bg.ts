export { openClueLedger, type Chain, type ClueLedger } from './store.bg.ts';
