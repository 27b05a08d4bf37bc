/** Every picture of the gallery, for the screenshots and the accessibility check. */
export interface Picture {
  readonly name: string;
  readonly query: string;
  /** Steps before the picture: a button or summary to press, by its name. */
  readonly press?: readonly string[];
  /** Also checked in the dark scheme: one of each kind of colour is enough. */
  readonly inDark?: boolean;
}

const overlay = (name: string, more = '', press?: readonly string[]): Picture => ({ name: `overlay-${name}${more.replaceAll(/\W/g, '-')}`, query: `page=overlay&case=${name}${more}`, press, inDark: ['listed', 'suspected', 'cannot-check', 'different'].includes(name) && !more.includes('lang') });

export const PICTURES: readonly Picture[] = [
  ...['listed', 'listed-renamed', 'listed-decided', 'listed-stale', 'listed-unsigned', 'suspected', 'suspected-lapsed', 'suspected-undecided', 'judged-different', 'several', 'related', 'different', 'not-found', 'cannot-check', 'never-synced', 'inspection'].map((name) => overlay(name)),
  overlay('listed', '&lang=en'),
  overlay('suspected', '&lang=en'),
  overlay('listed', '&full=1', ['详情']),
  overlay('suspected', '&full=1', ['详情']),
  overlay('several', '&full=1', ['详情']),
  overlay('listed', '&folded=1'),
  overlay('suspected', '&folded=1'),
  overlay('listed', '&folded=1&lang=en'),
  overlay('not-found', '&folded=0'),
  overlay('different', '&folded=0'),
  overlay('listed', '&form=1', ['说明理由后放行']),
  overlay('suspected', '&form=1', ['不是同一主体']),
  overlay('suspected', '&form=same', ['是同一主体']),
  overlay('suspected', '&form=1&lang=en', ['Different entity']),
  overlay('judged-different', '&folded=0', ['1 条经判断为不同主体']),
  overlay('suspected-lapsed', '&lang=en'),
  overlay('listed', '&law=1', ['详情', '法律依据', '核实与异议']),
  { name: 'panel-suspected', query: 'page=panel&case=suspected&history=1', inDark: true },
  { name: 'panel-listed', query: 'page=panel&case=listed' },
  { name: 'panel-lapsed-en', query: 'page=panel&case=suspected-lapsed&lang=en&history=1' },
  { name: 'panel-judged', query: 'page=panel&case=judged-different&history=1', press: ['1 条经判断为不同主体', '是同一主体'] },
  { name: 'panel-off', query: 'page=panel&case=off&nobody=1' },
  { name: 'panel-loading', query: 'page=panel&case=loading&failed=1' },
  { name: 'panel-officer', query: 'page=panel&tab=officer', inDark: true },
  { name: 'panel-lists', query: 'page=panel&tab=lists' },
  { name: 'popup-synced', query: 'page=popup&status=synced' },
  { name: 'popup-empty', query: 'page=popup&status=empty&tab=off' },
  { name: 'popup-syncing', query: 'page=popup&status=syncing&tab=no-applicant', inDark: true },
  { name: 'popup-site', query: 'page=popup&status=synced&site=own', press: ['在本网站停用'], inDark: true },
  { name: 'popup-site-off', query: 'page=popup&status=synced&tab=switched-off&site=managed' },
  { name: 'popup-on-demand', query: 'page=popup&status=synced&tab=on-demand&site=own', inDark: true },
  { name: 'popup-result', query: 'page=popup&status=synced&result=listed' },
  { name: 'popup-not-found', query: 'page=popup&status=synced&result=not-found' },
  { name: 'popup-failed', query: 'page=popup&failed=1', inDark: true },
  { name: 'sheet-listed', query: 'page=sheet&case=listed', inDark: true },
  { name: 'sheet-not-found', query: 'page=sheet&case=not-found&refused=1', inDark: true },
  { name: 'sheet-three', query: 'page=sheet&case=three' },
  { name: 'sheet-many', query: 'page=sheet&case=many' },
  { name: 'sheet-en', query: 'page=sheet&case=three&lang=en&sheetLang=en' },
  { name: 'options-records-en', query: 'page=options&section=records&lang=en' },
  { name: 'options-lists', query: 'page=options&section=lists&status=syncing', inDark: true },
  { name: 'options-lists-pinned', query: 'page=options&section=lists&status=pinned', inDark: true },
  { name: 'options-lists-history', query: 'page=options&section=lists&status=versions', press: ['同步历史（3）'] },
  { name: 'options-rollback', query: 'page=options&section=lists&status=versions', press: ['退回上一版'], inDark: true },
  { name: 'options-pin', query: 'page=options&section=lists&status=versions&lang=en', press: ['Pin this version'] },
  { name: 'options-changes', query: 'page=options&section=lists&status=versions', press: ['对比变化'], inDark: true },
  { name: 'options-changes-en', query: 'page=options&section=lists&status=versions&lang=en', press: ['Compare'] },
  { name: 'options-changes-running', query: 'page=options&section=lists&status=versions&changes=running', press: ['对比变化'] },
  { name: 'popup-pinned', query: 'page=popup&status=pinned&tab=off' },
  { name: 'options-lists-empty', query: 'page=options&section=lists&status=empty' },
  { name: 'options-lists-form', query: 'page=options&section=lists&status=empty', press: ['添加名单'] },
  { name: 'options-sites', query: 'page=options&section=sites', inDark: true },
  { name: 'options-profile', query: 'page=options&section=sites', press: ['添加页面描述'] },
  { name: 'options-policy', query: 'page=options&section=policy', inDark: true },
  { name: 'options-records', query: 'page=options&section=records', inDark: true },
  { name: 'options-transfer', query: 'page=options&section=transfer' },
  { name: 'options-about', query: 'page=options&section=about' },
  { name: 'options-lists-en', query: 'page=options&section=lists&status=syncing&lang=en' },
];
