import { i18n } from '#i18n';

/** What follows a provision or number of the rule pack that nobody has compared with the official text; else nothing. */
export function unverifiedMark(unverified: boolean | undefined): string {
  return unverified === true ? i18n.t('common.unverified') : '';
}

/** A provision as an officer cites it, with the mark where it needs one. */
export function citation({ title, article, unverified }: { readonly title: string; readonly article: string; readonly unverified?: boolean | undefined }): string {
  return `${title} ${article}${unverifiedMark(unverified)}`;
}
