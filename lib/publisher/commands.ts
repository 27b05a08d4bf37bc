import { LIST_KINDS, type ListKind } from '../list/index.ts';
import type { Result } from '../shared/index.ts';
import { buildList } from './build.ts';
import { buildDelta } from './delta.ts';
import { isFileError, readFolder } from './folder.ts';
import { readInput } from './input.ts';
import { headLines } from './inspect.ts';
import { readPrivateKeys, readPublicKeys, writeKeyPair } from './keys.ts';
import { refusalText, say, type Refusal } from './messages.ts';
import { progressBar } from './progress.ts';
import { verifyFolder } from './verify.ts';

/** Each command prints facts on standard output, remarks on standard error, and answers with an exit code. */
export type ExitCode = 0 | 1;

export async function keygen({ out }: { out: string }): Promise<ExitCode> {
  try {
    const { kid, privateFile, publicFile } = await writeKeyPair(out);
    console.log(say([`密钥 ${kid}`, `key ${kid}`]));
    console.log(say([`私钥（妥善保管，勿外传）：${privateFile}`, `private (keep it safe): ${privateFile}`]));
    console.log(say([`公钥（写入策略）：${publicFile}`, `public (goes into the policy): ${publicFile}`]));
    return 0;
  } catch (error) {
    if (isFileError(error)) return refuse(error.code === 'EEXIST' ? 'key-exists' : 'cannot-write', error.path);
    throw error;
  }
}

export interface BuildArguments {
  readonly out: string;
  readonly id: string;
  readonly kind: string;
  readonly asOf: string;
  readonly key: readonly string[];
  readonly strict?: boolean;
  readonly errors?: string;
  readonly expiresDays?: number;
  readonly allowShrink?: boolean;
  readonly version?: number;
}

export async function build(input: string, options: BuildArguments): Promise<ExitCode> {
  if (!(LIST_KINDS as readonly string[]).includes(options.kind)) return refuse('bad-kind', `${options.kind} (${LIST_KINDS.join(', ')})`);
  const keys = await readPrivateKeys(options.key);
  if (!keys.ok) return refuseWith(keys);
  const imported = await readInput(input, options);
  if (!imported.ok) return refuseWith(imported);
  const { listings } = imported.value;
  const bar = progressBar(say(['生成', 'building']), say(['行', 'rows']), listings.length);
  const built = await buildList({ ...options, kind: options.kind as ListKind, keys: keys.value, listings, onProgress: bar.at });
  bar.stop();
  if (!built.ok) return refuseWith(built);
  for (const line of headLines(built.value, null).slice(0, -1)) console.log(line);
  return 0;
}

export async function delta(options: { from: string; to: string; out: string; key: readonly string[] }): Promise<ExitCode> {
  const keys = await readPrivateKeys(options.key);
  if (!keys.ok) return refuseWith(keys);
  const bar = progressBar(say(['比较并生成', 'comparing and building']), say(['行', 'rows']));
  const built = await buildDelta({ ...options, keys: keys.value, onProgress: bar.at });
  bar.stop();
  if (!built.ok) return refuseWith(built);
  for (const line of headLines(built.value.head, null).slice(0, -1)) console.log(line);
  return 0;
}

export async function verify(dir: string, options: { keys: readonly string[]; threshold: number }): Promise<ExitCode> {
  const keys = await readPublicKeys(options.keys);
  if (!keys.ok) return refuseWith(keys);
  const bar = progressBar(say(['核验', 'verifying']), say(['行', 'rows']));
  const verified = await verifyFolder({ dir, keys: keys.value, threshold: options.threshold, onProgress: bar.at });
  bar.stop();
  if (!verified.ok) return refuseWith(verified);
  for (const line of headLines(verified.value.head, verified.value.signedBy)) console.log(line);
  console.log(say(['核验通过', 'verified']));
  return 0;
}

export async function inspect(dir: string): Promise<ExitCode> {
  const folder = await readFolder(dir);
  if (!folder.ok) return refuseWith(folder);
  for (const line of headLines(folder.value.head, null)) console.log(line);
  return 0;
}

function refuseWith(result: Extract<Result<unknown, Refusal>, { ok: false }>): ExitCode {
  return refuse(result.reason, result.detail);
}

function refuse(reason: Refusal, detail: string | undefined): ExitCode {
  console.error(`${say(['拒绝', 'refused'])}: ${refusalText(reason)}${detail === undefined ? '' : `: ${detail}`} [${reason}]`);
  return 1;
}
