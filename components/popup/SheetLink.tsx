import { i18n } from '#i18n';

/** To the check sheet; nothing where the check is not on disk. */
export function SheetLink({ record, onSheet }: { readonly record: number | undefined; readonly onSheet: (record: number) => void }) {
  if (record === undefined) return null;
  return (
    <button type="button" className="cg-link" onClick={() => onSheet(record)}>
      {i18n.t('sheetPage.open')}
    </button>
  );
}
