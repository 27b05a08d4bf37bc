import { useCallback, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { ANNEX_PAGE, type Opened } from '../../components/options/stats/AnnexBehind.tsx';
import { AnnexView } from '../../components/options/stats/AnnexView.tsx';
import { sendMessage } from '../../lib/messaging/client.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import { casesOf, isPeriod, periodOf, type AnnexRecord, type ListColumn, type OfficeChoice, type Period, type PeriodName } from '../../lib/stats/index.ts';
import type { RegField } from '../../lib/shared/reg-fields.ts';
import { annexRecordCells, behindSheets, typicalCaseCells } from '../../lib/ui/annex-records.ts';
import { annexSheets } from '../../lib/ui/annex-words.ts';
import type { TableCells } from '../../lib/ui/stats-words.ts';
import { ask } from '../../lib/ui/ask.ts';
import { offerBlob, offerFile } from '../../lib/ui/files.dom.ts';
import { keepUnitName, unitName } from '../../lib/ui/unit-name.ts';
import { useAnswer } from '../../lib/ui/use-answer.ts';
import { useNow } from '../../lib/ui/use-now.ts';
import { csvOf, tsvOf, writeWorkbook } from '../../lib/workbook/index.ts';
import { useAnnex } from './use-annex.ts';

/** Records that the worker reads at a time: more would hold up its answer. */
const EXPORT_PART = 2_000;
const ALL: OfficeChoice = { chosen: [], text: '' };

export function Annex() {
  const today = chinaDay(useNow());
  const [name, setName] = useState<PeriodName>('this-year');
  const [period, setPeriod] = useState<Period>(() => periodOf('this-year', today));
  const [unit, setUnit] = useState(() => unitName(localStorage));
  const [offices, setOffices] = useState<OfficeChoice>(ALL);
  const [opened, setOpened] = useState<Opened>();
  const annex = useAnnex(offices);
  const { from, to } = period;
  const cases = useAnswer(useCallback(async () => (isPeriod({ from, to }) ? sendMessage('typicalCases', { from, to }) : { ok: true as const, cases: [] }), [from, to]));
  const { records, clear } = annex;
  const { column, field, page } = opened ?? {};
  // Once more for every choice of offices: what was opened is to agree with the figure above it.
  useEffect(() => {
    if (column === undefined || column === 'cases' || page === undefined) return undefined;
    let late = false;
    void records({ column, ...(field === undefined ? {} : { field }), offices, offset: (page - 1) * ANNEX_PAGE, limit: ANNEX_PAGE }).then((found) => {
      if (!late) setOpened((before) => (before === undefined ? before : { ...before, found }));
    });
    return () => {
      late = true;
    };
  }, [column, field, page, offices, records]);

  const save = async (request: () => Promise<{ readonly ok: boolean }>): Promise<string | undefined> => {
    // Once only: a mark whose answer was lost may have been set.
    const done = await ask(request, { tries: 1 });
    await cases.reload();
    return done.ok && done.value.ok ? undefined : i18n.t('annex.caseRefused');
  };
  /** All of them, a part at a time; undefined when the lists have moved on meanwhile. */
  const recordsBehind = async (of: ListColumn, within: RegField | undefined): Promise<TableCells | undefined> => {
    const found: AnnexRecord[] = [];
    for (let total = 1; found.length < total; ) {
      const part = await records({ column: of, ...(within === undefined ? {} : { field: within }), offices, offset: found.length, limit: EXPORT_PART });
      if (part.records.length === 0 && part.total > found.length) return undefined;
      found.push(...part.records);
      total = part.total;
    }
    return annexRecordCells(found);
  };
  const file = (type: string) => `${i18n.t('annex.fileName')}-${from}-${to}.${type}`;

  return (
    <AnnexView
      name={name}
      period={period}
      today={today}
      onPeriod={(next, days) => {
        setName(next);
        setPeriod(days);
        setOpened(undefined);
        clear();
      }}
      progress={annex.progress}
      answer={annex.answer}
      figures={annex.figures}
      cases={cases.value?.ok === true ? cases.value.cases : []}
      unit={unit}
      onUnit={(next) => {
        keepUnitName(localStorage, next);
        setUnit(next);
      }}
      offices={offices}
      onOffices={(next) => {
        setOffices(next);
        setOpened((before) => (before === undefined ? before : { ...before, page: 1 }));
      }}
      opened={opened}
      onRun={(lists) => {
        if (!isPeriod(period)) return;
        setOpened(undefined);
        setOffices(ALL);
        void annex.run({ period, ...(lists === undefined ? {} : { lists }) });
      }}
      onCancel={clear}
      onOpen={(cell, next) => setOpened({ ...cell, page: next })}
      onMark={(one) => save(() => sendMessage('markCase', one))}
      onUnmark={(id) => void save(() => sendMessage('unmarkCase', { id }))}
      onCopy={(cells) =>
        navigator.clipboard.writeText(tsvOf(cells)).then(
          () => true,
          () => false,
        )
      }
      onCsv={(cells) => {
        offerFile(file('csv'), csvOf(cells), 'text/csv');
        return file('csv');
      }}
      onExport={async (behind, format) => {
        const cells = behind.column === 'cases' ? typicalCaseCells(casesOf(cases.value?.ok === true ? cases.value.cases : [], offices, behind.field)) : await recordsBehind(behind.column, behind.field);
        if (cells === undefined) return undefined;
        const saved = `${i18n.t('annex.fileName')}-${i18n.t('annex.sheetRecords')}-${from}-${to}.${format}`;
        if (format === 'csv') offerFile(saved, csvOf(cells), 'text/csv');
        else offerBlob(saved, writeWorkbook(behindSheets(cells, behind)));
        return saved;
      }}
      onXlsx={(paper) => {
        offerBlob(file('xlsx'), writeWorkbook(annexSheets({ ...paper, now: Date.now() })));
        return file('xlsx');
      }}
    />
  );
}
