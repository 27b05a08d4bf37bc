import { LIST_KINDS, SUITES, type ListKind, type Suite } from '../list/index.ts';
import type { Result } from '../shared/index.ts';
import { buildList } from './build.ts';
import { buildDelta } from './delta.ts';
import { isFileError, readFolder } from './folder.ts';
import { readInput } from './input.ts';
import { headLines, keySetLines } from './inspect.ts';
import { readKeySets, rotateKeys } from './key-set.ts';
import { readPrivateKeys, readPublicKeys, writeKeyPair } from './keys.ts';
import { refusalText, say, type Refusal } from './messages.ts';
import { readPersonKey, writePersonKey } from './person-key.ts';
import { progressBar } from './progress.ts';
import { repeatList, type RepeatArguments } from './repeat/command.ts';
import { verifyFolder } from './verify.ts';

/** Each command prints facts on standard output, remarks on standard error, and answers with an exit code. */
export type ExitCode = 0 | 1;

export async function keygen({ out, sm2 }: { out: string; sm2?: boolean }): Promise<ExitCode> {
  try {
    const { kid, privateFile, publicFile } = await writeKeyPair(out, sm2 === true ? 'SM2' : 'P-256');
    console.log(say([`密钥 ${kid}`, `key ${kid}`]));
    console.log(say([`私钥（妥善保管，勿外传）：${privateFile}`, `private (keep it safe): ${privateFile}`]));
    console.log(say([`公钥（写入策略）：${publicFile}`, `public (goes into the policy): ${publicFile}`]));
    return 0;
  } catch (error) {
    if (isFileError(error)) return refuse(error.code === 'EEXIST' ? 'key-exists' : 'cannot-write', error.path);
    throw error;
  }
}

export async function personKey({ out }: { out: string }): Promise<ExitCode> {
  try {
    const { id, file } = await writePersonKey(out);
    console.log(say([`散列密钥 ${id}（须与证件号码同等保密；写入各终端的管理策略 personKeys）：${file}`, `secret ${id} (as confidential as the numbers; goes into the managed policy, personKeys): ${file}`]));
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
  readonly personKey?: string;
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
  const secret = options.personKey === undefined ? undefined : await readPersonKey(options.personKey);
  if (secret?.ok === false) return refuseWith(secret);
  const imported = await readInput(input, { ...options, personKey: secret?.value });
  if (!imported.ok) return refuseWith(imported);
  const { listings } = imported.value;
  const bar = progressBar(say(['生成', 'building']), say(['行', 'rows']), listings.length);
  const built = await buildList({ ...options, kind: options.kind as ListKind, keys: keys.value, listings, onProgress: bar.at });
  bar.stop();
  if (!built.ok) return refuseWith(built);
  for (const line of headLines(built.value, null).slice(0, -1)) console.log(line);
  return 0;
}

export async function repeat(inputs: readonly string[], options: RepeatArguments): Promise<ExitCode> {
  const done = await repeatList(inputs, options);
  if (!done.ok) return refuseWith(done);
  for (const line of done.value) console.log(line);
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

export interface KeysArguments {
  readonly out: string;
  readonly key: readonly string[];
  readonly add?: readonly string[];
  readonly revoke?: readonly string[];
  readonly roots?: readonly string[];
  readonly rootThreshold?: number;
  readonly threshold?: number;
  readonly expiresDays?: number;
  readonly resetFloor?: number;
}

export async function keys(options: KeysArguments): Promise<ExitCode> {
  const signing = await readPrivateKeys(options.key);
  if (!signing.ok) return refuseWith(signing);
  const added = await readPublicKeys(options.add ?? []);
  if (!added.ok) return refuseWith(added);
  const roots = options.roots === undefined ? undefined : await readPublicKeys(options.roots);
  if (roots?.ok === false) return refuseWith(roots);
  const { out, revoke, rootThreshold, threshold, expiresDays, resetFloor } = options;
  const rotated = await rotateKeys({ out, keys: signing.value, add: added.value, revoke, roots: roots?.value, rootThreshold, threshold, expiresDays, versionFloorReset: resetFloor });
  if (!rotated.ok) return refuseWith(rotated);
  for (const line of await keySetLines(rotated.value)) console.log(line);
  return 0;
}

export async function verify(dir: string, options: { keys: readonly string[]; threshold: number; suite?: string }): Promise<ExitCode> {
  if (options.suite !== undefined && !(SUITES as readonly string[]).includes(options.suite)) return refuse('bad-suite', `${options.suite} (${SUITES.join(', ')})`);
  const keys = await readPublicKeys(options.keys);
  if (!keys.ok) return refuseWith(keys);
  const bar = progressBar(say(['核验', 'verifying']), say(['行', 'rows']));
  const verified = await verifyFolder({ dir, keys: keys.value, threshold: options.threshold, suite: options.suite as Suite | undefined, onProgress: bar.at });
  bar.stop();
  if (!verified.ok) return refuseWith(verified);
  for (const line of headLines(verified.value.head, verified.value.signedBy)) console.log(line);
  if (verified.value.trusted.version > 0) for (const line of await keySetLines(verified.value.trusted)) console.log(line);
  console.log(say(['核验通过', 'verified']));
  return 0;
}

export async function inspect(dir: string): Promise<ExitCode> {
  const folder = await readFolder(dir);
  if (!folder.ok) return refuseWith(folder);
  for (const line of headLines(folder.value.head, null)) console.log(line);
  const sets = await readKeySets(dir);
  if (!sets.ok) return refuseWith(sets);
  for (const { set } of sets.value) for (const line of await keySetLines(set)) console.log(line);
  return 0;
}

function refuseWith(result: Extract<Result<unknown, Refusal>, { ok: false }>): ExitCode {
  return refuse(result.reason, result.detail);
}

function refuse(reason: Refusal, detail: string | undefined): ExitCode {
  console.error(`${say(['拒绝', 'refused'])}: ${refusalText(reason)}${detail === undefined ? '' : `: ${detail}`} [${reason}]`);
  return 1;
}
