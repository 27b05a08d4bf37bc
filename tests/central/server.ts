/** A ClickHouse server of our own: loopback, free ports, a data folder in the temporary folder, ended by its process id. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { clickhouseHint, findClickhouse } from '../../lib/build/clickhouse.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The first start writes its tables; on a busy machine that has taken 4 s. */
const START_MS = 30_000;

export interface ClickhouseServer {
  readonly url: string;
  /** Starts it again on the same data and port; resolved once it answers. */
  start(): Promise<void>;
  /** Ends it: politely, or as a power cut would. Resolved once the process is gone. */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
  /** A statement by HTTP, as the database's own admin; throws what the server says. `body`: rows of an INSERT. */
  query(sql: string, options?: { readonly database?: string; readonly body?: string }): Promise<string>;
  /** Rows of a SELECT. */
  rows<T = Readonly<Record<string, unknown>>>(sql: string, options?: { readonly database?: string }): Promise<T[]>;
}

/** @param password of the user `desk`, who may write to the database `creditgate` and is otherwise nobody */
export async function startClickhouse({ password = 'desk-test-word' }: { password?: string } = {}): Promise<ClickhouseServer> {
  const found = findClickhouse(ROOT);
  if (found === undefined) throw new Error(clickhouseHint);
  const folder = await mkdtemp(join(tmpdir(), 'clickhouse-'));
  const [http, tcp] = await freePorts();
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'config.xml'), configXml(folder, http, tcp));
  await writeFile(join(folder, 'users.xml'), usersXml(password));
  const url = `http://127.0.0.1:${http}/`;
  let running: ChildProcess | undefined;
  let said = '';

  async function end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = running;
    running = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => void child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  const server: ClickhouseServer = {
    url,
    async start() {
      const libraries = [...found.libraries, env.LD_LIBRARY_PATH].filter((path) => path !== undefined && path !== '').join(':');
      const child = spawn(found.program, [`--config-file=${folder}/config.xml`], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: { ...env, LD_LIBRARY_PATH: libraries } });
      running = child;
      child.stderr.on('data', (piece: Buffer) => void (said = `${said}${piece.toString()}`.slice(-4_000)));
      const until = Date.now() + START_MS;
      while (!(await answers(url))) {
        if (child.exitCode !== null || Date.now() > until) throw new Error(`ClickHouse did not start: ${said}`);
        await wait(50);
      }
    },
    end,
    async remove() {
      await end('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
    async query(sql, { database = 'default', body } = {}) {
      const address = new URL(url);
      address.searchParams.set('database', database);
      if (body !== undefined) address.searchParams.set('query', sql);
      const response = await fetch(address, { method: 'POST', body: body ?? sql });
      const text = await response.text();
      if (!response.ok) throw new Error(text.slice(0, 2_000));
      return text;
    },
    rows: async <T,>(sql: string, options?: { readonly database?: string }) => (JSON.parse(await server.query(`${sql}\nFORMAT JSON`, options)) as { data: T[] }).data,
  };
  await server.start();
  return server;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()];
  for (const server of servers) await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  for (const server of servers) await new Promise((resolve) => void server.close(resolve));
  return ports as [number, number];
}

function configXml(folder: string, http: number, tcp: number): string {
  return `<yandex>
  <logger><level>warning</level><console>1</console></logger>
  <listen_host>127.0.0.1</listen_host><http_port>${http}</http_port><tcp_port>${tcp}</tcp_port>
  <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><user_files_path>${folder}/files/</user_files_path><format_schema_path>${folder}/formats/</format_schema_path>
  <users_config>${folder}/users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database>
  <timezone>Asia/Shanghai</timezone><mark_cache_size>268435456</mark_cache_size><max_concurrent_queries>100</max_concurrent_queries>
</yandex>
`;
}

function usersXml(password: string): string {
  const user = (name: string, word: string, profile: string, databases: string) => `<${name}><password>${word}</password><networks><ip>127.0.0.1</ip></networks><profile>${profile}</profile><quota>default</quota>${databases}</${name}>`;
  return `<yandex>
  <profiles><default><max_memory_usage>8000000000</max_memory_usage></default></profiles>
  <users>${user('default', '', 'default', '')}${user('desk', password, 'default', '<allow_databases><database>creditgate</database></allow_databases>')}</users>
  <quotas><default></default></quotas>
</yandex>
`;
}
