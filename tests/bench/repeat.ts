/**
 * Counting repeat offenders: time and peak memory, each way in a process of its own over the same file.
 *
 *   node tests/bench/repeat.ts [rows, 1000000] [ways, product,map,sqlite]
 *
 * `product`: what `list repeat` does. `map`: all rows in a Map of arrays. `sqlite`: rows into a table, then GROUP BY.
 * All read the file by the product's own reader, so that what differs is the gathering.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readPenalty, readRows } from '../../lib/list/import/index.ts';
import { computeRepeat } from '../../lib/publisher/repeat/compute.ts';
import { countPenalties, Decisions, DEFAULT_REPEAT_RULE, docKeyOf, partyKeyOf, type PenaltyRow } from '../../lib/repeat/index.ts';
import { addDays } from '../../lib/shared/index.ts';
import { usccOf } from '../support/codes.ts';

const AS_OF = '2026-11-24';
const HEADER = '当事人名称,统一社会信用代码,行政区划代码,处罚决定书文号,违法行为类型,处罚种类,处罚程序,处罚决定机关,处罚决定日期,公示日期,信用修复日期\r\n';

/** Penalties as they fall: most parties have one or two, a few have dozens; one in twenty repaired. The same for the same seed. */
function writePenalties(file: string, rows: number): void {
  const out = openSync(file, 'w');
  let state = 12_345;
  const random = () => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32);
  const days = Array.from({ length: 1500 }, (_, back) => addDays(AS_OF, -back));
  const [firms, codes] = [Math.max(10, Math.floor(rows * 0.4)), new Map<number, string>()];
  let block = HEADER;
  for (let row = 0; row < rows; row += 1) {
    const party = Math.floor(firms * random() ** 3);
    const code = codes.get(party) ?? usccOf('92', 1_000_000 + (party % 8_000_000));
    if (party < 50_000) codes.set(party, code);
    const day = days[Math.floor(random() * days.length)] as string;
    const repaired = random() < 0.05 ? AS_OF : '';
    block += `示例${party}测试经营部,${code},990000,示市监处罚〔${day.slice(0, 4)}〕${row}号,未按规定明码标价,罚款,普通程序,示例市市场监督管理局,${day},${day},${repaired}\r\n`;
    if (block.length > 256 * 1024) {
      writeSync(out, block);
      block = '';
    }
  }
  writeSync(out, block);
  closeSync(out);
}

const reading = (file: string, take: (key: string, row: PenaltyRow) => void) =>
  readRows({ name: file, bytes: () => createReadStream(file) as AsyncIterable<Uint8Array> }, {}, ({ cells, map }) => {
    const read = readPenalty(cells, map);
    if (read.ok) take(partyKeyOf(read.value).key, { ...read.value, warningOnly: false, simple: false });
    return true;
  });

const WAYS: Readonly<Record<string, (file: string, dir: string) => Promise<number>>> = {
  async product(file, dir) {
    const done = await computeRepeat({ inputs: [file], state: join(dir, 'state'), out: join(dir, 'out'), rule: DEFAULT_REPEAT_RULE, asOf: AS_OF, authority: '示例市市场监督管理局' });
    return done.ok ? done.value.offenders.length : -1;
  },
  /** A month later: the state, and a thousandth of the rows anew. */
  async next(file, dir) {
    const done = await computeRepeat({ inputs: [`${file}.next.csv`], state: join(dir, 'state'), out: join(dir, 'out'), rule: DEFAULT_REPEAT_RULE, asOf: AS_OF, authority: '示例市市场监督管理局' });
    return done.ok ? done.value.offenders.length : -1;
  },
  async map(file) {
    const parties = new Map<string, PenaltyRow[]>();
    await reading(file, (key, row) => {
      const rows = parties.get(key);
      if (rows === undefined) parties.set(key, [row]);
      else rows.push(row);
    });
    let reached = 0;
    for (const rows of parties.values()) {
      const decisions = new Decisions();
      for (const row of rows) decisions.add(row, 1);
      if (countPenalties(decisions.values(), DEFAULT_REPEAT_RULE, AS_OF).reached) reached += 1;
    }
    return reached;
  },
  async sqlite(file, dir) {
    const database = new DatabaseSync(join(dir, 'penalties.db'));
    database.exec('PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; CREATE TABLE p (party TEXT, doc TEXT, decided TEXT, removed TEXT); BEGIN');
    const insert = database.prepare('INSERT INTO p VALUES (?, ?, ?, ?)');
    await reading(file, (key, { docNo = '', decidedOn, removedOn = null }) => void insert.run(key, docKeyOf(docNo), decidedOn, removedOn));
    database.exec('COMMIT');
    const from = '2023-11-25';
    const found = database.prepare('SELECT count(*) AS n FROM (SELECT party FROM (SELECT party, doc, min(decided) AS d, min(removed) AS r FROM p GROUP BY party, doc) WHERE d BETWEEN ? AND ? AND (r IS NULL OR r > ?) GROUP BY party HAVING count(*) >= 10)').get(from, AS_OF, AS_OF);
    return Number(found?.['n']);
  },
};

const [mode, ...rest] = process.argv.slice(2);
if (mode === '--way') {
  const [way = '', file = '', dir = ''] = rest;
  const start = performance.now();
  const reached = await WAYS[way]?.(file, dir);
  console.log(JSON.stringify({ reached, seconds: (performance.now() - start) / 1000, rssMb: process.resourceUsage().maxRSS / 1024 }));
} else {
  const rows = Number(mode ?? 1_000_000);
  const ways = (rest[0] ?? 'product,next,map,sqlite').split(',');
  const dir = mkdtempSync(join(tmpdir(), 'bench-repeat-'));
  try {
    const file = join(dir, 'penalties.csv');
    writePenalties(file, rows);
    writePenalties(`${file}.next.csv`, Math.ceil(rows / 1000));
    console.log(`${rows} rows, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
    for (const way of ways) {
      const run = spawnSync(process.execPath, [import.meta.filename, '--way', way, file, dir], { encoding: 'utf8' });
      const { reached, seconds, rssMb } = run.status === 0 ? (JSON.parse(run.stdout) as { reached: number; seconds: number; rssMb: number }) : { reached: Number.NaN, seconds: Number.NaN, rssMb: Number.NaN };
      const outcome = run.status === 0 ? `${reached} reached, ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s, peak ${rssMb.toFixed(0)} MB` : `failed: ${run.signal ?? run.stderr.split('\n').find((line) => /heap|memory|Error/.test(line)) ?? run.status}`;
      console.log(`${way}: ${outcome}`);
    }
  } finally {
    rmSync(dir, { recursive: true });
  }
}
