/**
 * `npm run bench:central [-- DESKS DAYS PER_DAY]`: the dashboard's queries on made-up entries of a province, each beside the
 * same figures from one plain table in the order in which entries have their numbers. Both exact, in one run, warm.
 */
import { argv, stdout } from 'node:process';
import { migrate, queryNames, queryText, refresh } from '../../lib/build/central.ts';
import { addDays } from '../../lib/shared/index.ts';
import { startClickhouse } from './server.ts';

const [desks = 10_000, days = 30, perDay = 100] = argv.slice(2).map(Number);
const FROM = '2026-10-01';
const TO = addDays(FROM, days - 1);
/** A query that takes longer than this is not run again. */
const SLOW_MS = 2_000;
const RUNS = 5;
const DATABASE = 'creditgate';

const COLUMNS = 'chain, seq, day, at, kind, office, app, host, page_kind, outcome, grade, ground, field, lists, effects, signed, event, reason, n, hits';

const server = await startClickhouse();
const run = (sql: string) => server.query(sql, { database: DATABASE });
try {
  await server.query(`CREATE DATABASE ${DATABASE}`);
  await migrate(run);
  await run('CREATE TABLE plain AS entries ENGINE = ReplacingMergeTree PARTITION BY toYYYYMM(day) ORDER BY (chain, seq)');
  const begun = Date.now();
  for (let day = 0; day < days; day += 1) await run(`INSERT INTO entries (${COLUMNS}) ${made(day)}`);
  stdout.write(`${desks} desks × ${days} days × ${perDay} entries: written in ${seconds(begun)} s\n`);
  // One row in two hundred has come twice, as after answers that were lost.
  await run(`INSERT INTO entries (${COLUMNS}) SELECT ${COLUMNS} FROM entries WHERE seq % 200 = 7`);
  await run(`INSERT INTO plain (${COLUMNS}) SELECT ${COLUMNS} FROM entries`);
  const [size] = await server.rows<{ rows: string; bytes: string }>(`SELECT sum(rows) AS rows, sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND database = '${DATABASE}' AND table = 'entries'`);
  stdout.write(`${size?.rows} rows, ${(Number(size?.bytes) / Number(size?.rows)).toFixed(1)} bytes a row on disk\n`);
  const counted = Date.now();
  await refresh(run);
  stdout.write(`refresh of all days: ${seconds(counted)} s\n\n| query | ms | rows read | plain table, ms | rows read | times |\n|---|---|---|---|---|---|\n`);
  for (const name of queryNames()) {
    const sql = queryText(name, { from: FROM, to: TO });
    const [own, other] = [await measured(sql), await measured(plain(sql))];
    stdout.write(`| ${name} | ${own.ms.toFixed(0)} | ${figure(own.rows)} | ${other.ms.toFixed(0)} | ${figure(other.rows)} | ${(other.ms / own.ms).toFixed(1)} |\n`);
    if (name !== '06-silent-desks' && own.answer !== other.answer) throw new Error(`${name}: the two do not agree`);
  }
} finally {
  await server.remove();
}

/** A day of every desk: what it did is drawn from a hash, so that every run has the same rows. */
function made(day: number): string {
  const date = addDays(FROM, day);
  return `SELECT
    toUUID(concat('00000000-0000-4000-8000-', toString(100000000000 + desk))) AS chain, toUInt64(${day} * ${perDay} + k + 1) AS seq,
    toDate('${date}') AS day, toDateTime('${date} 08:00:00') + intDiv(k * 36000, ${perDay}) AS at,
    multiIf(k % 100 = 9, 'listing-advice', k % 100 = 10, 'listing-decision', k % 100 = 11, 'clue-registered', k % 100 = 12, 'clue-moved', k % 100 = 13, 'inspection', k % 100 = 14, 'table', k % 200 = 15, 'typical-case', k % 20 = 3, 'prompt', k % 20 = 4, 'block', k % 100 = 5, 'override', k % 25 = 6, 'sync', 'check') AS kind,
    concat('9900', toString(100 + desk % 120)) AS office, if(desk % 7 = 0, '0.1.0', '0.2.0') AS app, concat('system-', toString(desk % 12), '.example.gov.cn') AS host,
    multiIf(kind = 'sync', '', h % 5 = 0, 'inspection', 'licensing') AS page_kind,
    multiIf(kind = 'sync', 'up-to-date', kind != 'check', 'listed', h % 50 = 0, 'listed', h % 40 = 1, 'suspected', h % 30 = 2, 'cannot-check', 'not-found') AS outcome,
    if(outcome = 'listed', 'G1', '') AS grade, if(outcome = 'listed', concat('ART', toString(5 + h % 7)), '') AS ground, if(kind IN ('clue-registered', 'clue-moved', 'typical-case'), arrayElement(['food', 'drug', 'quality', 'consumer', 'competition', 'other'], toUInt8(1 + h % 6)), '') AS field,
    [concat('severe@', toString(${day} + 100 + desk % 3))] AS lists, arraySlice(['warn', 'block-commitment'], 1, if(outcome = 'listed', 2, 0)) AS effects,
    toUInt8(kind = 'override' AND h % 3 = 0) AS signed,
    multiIf(kind = 'listing-advice', 'consider', kind = 'listing-decision', if(h % 3 = 0, 'list', 'not-list'), kind = 'clue-moved', if(h % 4 = 0, 'concluded', 'transferred'), kind = 'inspection', 'raised', kind = 'typical-case', 'case-marked', '') AS event,
    if(kind = 'listing-decision' AND event = 'not-list', 'no-intent', '') AS reason, if(kind = 'table', toUInt32(40), toUInt32(0)) AS n, if(kind = 'table', toUInt32(h % 3), toUInt32(0)) AS hits
  FROM (SELECT number % ${desks} AS desk, intDiv(number, ${desks}) AS k, sipHash64(number, ${day}) AS h FROM numbers(${desks * perDay}))`;
}

/** The same figures without counters, desks and sort order. */
function plain(sql: string): string {
  return sql
    .replace('FROM day_counts FINAL', 'FROM (SELECT *, 1 AS entries FROM plain FINAL)')
    .replace('FROM desks', 'FROM plain')
    .replace(/argMaxMerge\(lists\)/, 'argMax(lists, if(empty(lists), toUInt64(0), seq))')
    .replace(/argMaxMerge\((\w+)\)/g, 'argMax($1, seq)')
    .replace(/maxMerge\((\w+)\)/g, 'max($1)')
    .replace('FROM entries', 'FROM plain');
}

async function measured(sql: string): Promise<{ ms: number; rows: number; answer: string }> {
  const times: number[] = [];
  let rows = 0;
  let answer = '';
  for (let i = 0; i < RUNS; i += 1) {
    const { statistics, data } = JSON.parse(await run(`${sql}\nFORMAT JSON`)) as { statistics: { elapsed: number; rows_read: number }; data: unknown };
    times.push(statistics.elapsed * 1_000);
    rows = statistics.rows_read;
    answer = JSON.stringify(data);
    if (statistics.elapsed * 1_000 > SLOW_MS) break;
  }
  return { ms: times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0, rows, answer };
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1_000).toFixed(1);
}

function figure(rows: number): string {
  return rows >= 1_000_000 ? `${(rows / 1_000_000).toFixed(1)} M` : String(rows);
}
