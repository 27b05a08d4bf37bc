/**
 * `npm run central -- migrate|refresh|queries|query NAME FROM TO`: for whoever runs the central store. Address, database and
 * user come from the environment (CREDITGATE_CENTRAL_URL, …_DATABASE, …_USER, …_PASSWORD): a password in a command line
 * would stay in its history.
 */
import { argv, env, exit, stderr, stdout } from 'node:process';
import { migrate, queryNames, queryText, refresh, type Run } from './central.ts';

const USAGE = 'npm run central -- migrate | refresh | queries | query NAME FROM TO   (CREDITGATE_CENTRAL_URL names the server)';
const [command, name = '', from = '', to = ''] = argv.slice(2);
const { CREDITGATE_CENTRAL_URL: address = 'http://127.0.0.1:8123/', CREDITGATE_CENTRAL_DATABASE: database = 'creditgate', CREDITGATE_CENTRAL_USER: user, CREDITGATE_CENTRAL_PASSWORD: password } = env;

const send = async (sql: string, inDatabase?: string): Promise<string> => {
  const url = new URL(address);
  if (inDatabase !== undefined) url.searchParams.set('database', inDatabase);
  const headers = { ...(user === undefined ? {} : { 'x-clickhouse-user': user }), ...(password === undefined ? {} : { 'x-clickhouse-key': password }) };
  const response = await fetch(url, { method: 'POST', body: sql, headers, redirect: 'error' });
  const text = await response.text();
  if (!response.ok) throw new Error(text.slice(0, 2_000).trim());
  return text;
};
const run: Run = (sql) => send(sql, database);

try {
  if (command === 'migrate') {
    if (!/^[A-Za-z_][A-Za-z0-9_]{0,62}$/.test(database)) throw new Error('CREDITGATE_CENTRAL_DATABASE is no name of a database');
    await send(`CREATE DATABASE IF NOT EXISTS ${database}`);
    const { applied, version } = await migrate(run);
    stdout.write(`${applied.map((line) => `applied ${line}\n`).join('')}version ${version}\n`);
  } else if (command === 'refresh') await refresh(run);
  else if (command === 'queries') stdout.write(`${queryNames().join('\n')}\n`);
  else if (command === 'query' && queryNames().includes(name)) stdout.write(await run(`${queryText(name, { from, to })}\nFORMAT TabSeparatedWithNames`));
  else {
    stderr.write(`${USAGE}\n`);
    exit(2);
  }
} catch (error) {
  stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`);
  exit(1);
}
