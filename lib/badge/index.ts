export { badgeFor, type BadgeSaid } from './badge.ts';
export { BADGE_WORDS, ROWS_ASKED, type BadgeAnswer, type BadgeMark, type BadgeWord, type RowSubject } from './types.ts';
