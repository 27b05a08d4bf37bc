export { startBadges, type Badges, type BadgesOptions } from './badges.dom.ts';
