import { Alert, Descriptions, InputNumber, Select } from 'antd';
import { i18n } from '#i18n';
import type { Inspection, ReadPlan } from '../../../lib/list/import/index.ts';

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;

interface Props {
  readonly file: File;
  readonly inspection: Inspection;
  readonly disabled: boolean;
  /** The file is to be looked at anew. */
  readonly onPlan: (plan: ReadPlan) => void;
}

/** What was found out of the file, for a person to correct. */
export function FileFacts({ file, inspection, disabled, onPlan }: Props) {
  const { encoding, sheet, sheets, headerLine, headerFound } = inspection;
  const items = [{ key: 'file', label: i18n.t('fileImport.file'), children: <span className="cg-list-url">{file.name}</span> }];
  if (encoding !== undefined) {
    items.push({
      key: 'encoding',
      label: i18n.t('fileImport.encoding'),
      children: <Select size="small" disabled={disabled} value={encoding} aria-label={i18n.t('fileImport.encoding')} options={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))} onChange={(value) => onPlan({ encoding: value, headerLine })} />,
    });
  }
  if (sheets !== undefined) {
    items.push({
      key: 'sheet',
      label: i18n.t('fileImport.sheet'),
      children: <Select size="small" disabled={disabled} value={sheet} aria-label={i18n.t('fileImport.sheet')} options={sheets.map((value) => ({ value, label: value }))} onChange={(value) => onPlan({ sheet: value })} />,
    });
  }
  if (headerLine !== undefined) {
    items.push({
      key: 'header',
      label: i18n.t('fileImport.headerLine'),
      children: <InputNumber size="small" disabled={disabled} min={1} max={1000} precision={0} value={headerLine} aria-label={i18n.t('fileImport.headerLine')} onChange={(value) => (value === null ? undefined : onPlan({ encoding, sheet, headerLine: value }))} />,
    });
  }
  return (
    <>
      <Descriptions size="small" column={{ xs: 1, md: 2 }} items={items} />
      {headerFound ? null : <Alert type="warning" showIcon title={i18n.t('fileImport.headerGuess')} />}
    </>
  );
}
