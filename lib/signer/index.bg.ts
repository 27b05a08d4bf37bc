export { openSignerStore, type SignerHoldings, type SignerStore } from './store.bg.ts';
