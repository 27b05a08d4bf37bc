export { startBadges, type Badges } from './badges.dom.ts';
