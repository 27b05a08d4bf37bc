export { badgeFor } from './badge.ts';
export { ROWS_ASKED, type BadgeAnswer, type BadgeMark, type RowSubject } from './types.ts';
