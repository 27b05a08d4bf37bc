export { openJudgementStore, type JudgementStore } from './store.bg.ts';
