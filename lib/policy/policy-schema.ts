import { SiteProfile } from '../site/index.ts';
import { z } from '../shared/zod.ts';
import { CentralPolicy, Host, ListSourcePolicy, OfficePolicy, OfficerPolicy, PersonKeyPolicy, RULE_FIELDS, SignerPolicy } from './managed.ts';
import { RulePack } from './rule-pack.ts';

/** What the organisation may recommend as well as enforce: everything that can be set on a desk. */
function parts() {
  return {
    lists: z.array(ListSourcePolicy).optional().describe('名单来源；与本机设置同标识时以此为准 / where lists come from; replaces local lists of the same id'),
    sites: z
      .object({
        hosts: z.array(Host).optional().describe('启用的系统：域名、域名:端口或匹配模式 / systems to work on: host names, host:port or match patterns'),
        profiles: z.array(SiteProfile).optional().describe('页面配置 / descriptions of pages'),
        off: z.array(Host).optional().describe('停用的系统：不在其中运行任何内容 / systems that are switched off: nothing runs there'),
        onDemand: z.array(Host).optional().describe('按需检查的系统：经办人要求时才读取页面 / systems whose pages are read only when the officer asks'),
      })
      .optional()
      .describe('在哪些业务系统中工作 / the systems that CreditGate works in'),
    signers: z.array(SignerPolicy).optional().describe('复核人；设置后，本机自行添加的复核人一律不作数 / second signers; once set, none added on the desk counts'),
    officer: OfficerPolicy.optional().describe('本机经办人；不设则由经办人在本机自行填写 / the officer of this desk; filled in on the desk unless set'),
    office: OfficePolicy.optional().describe('本机关 / this office'),
    rules: z
      .object({ ...optional(RULE_FIELDS), pack: RulePack.optional().describe('规则包：依据、效果、期限、工作日历 / rule pack: legal bases, effects, terms, working days') })
      .optional()
      .describe('提示与限制的规则 / rules for prompts and restrictions'),
  };
}

/** Limits and secrets: to recommend them would mean nothing. */
function enforcedParts() {
  const { lists, ...others } = parts();
  return {
    lists,
    listHosts: z
      .array(Host)
      .optional()
      .describe('只允许从这些主机获取名单：域名、域名:端口或匹配模式；设置后，其他主机的名单（含本机添加的）一律不下载 / the only hosts that lists may come from: host names, host:port or match patterns; once set, a list on any other host is not fetched, wherever it was configured'),
    personKeys: z.array(PersonKeyPolicy).optional().describe('个人证件号码的散列密钥，最多 5 把；仅可由组织统一下发，不设则不按证件号码比对人员 / secrets for hashing identity numbers, at most 5; managed policy only, without them persons are not compared by number'),
    central: CentralPolicy.optional().describe('汇总库（ClickHouse）：设置后，留痕记录去除名称、代码和文字后定时上报；仅可由组织统一下发，不设则不上报 / central store (ClickHouse): once set, entries are sent there without names, codes and texts; managed policy only, off unless set'),
    ...others,
  };
}

/**
 * The whole policy in one schema, for the browser's managed schema, the guide and the search for unknown members.
 * A function, since `lib/site` needs words of this domain while it is being loaded.
 */
export function policySchema() {
  return z.object({
    enforced: z.object(enforcedParts()).optional().describe('强制设置：本机不能修改 / binding: not to be changed on the desk'),
    defaults: z.object(parts()).optional().describe('推荐设置：本机未另行设置时生效，可在本机修改 / recommended: in force until the desk says otherwise'),
    ...enforcedParts(),
  });
}

function optional<T extends Record<string, z.ZodType>>(fields: T): { [K in keyof T]: z.ZodOptional<T[K]> } {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.optional().describe(field.description ?? name)])) as { [K in keyof T]: z.ZodOptional<T[K]> };
}

/** The part of JSON Schema that is used here. */
export interface PolicyJsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, PolicyJsonSchema>>;
  readonly items?: PolicyJsonSchema;
  readonly required?: readonly string[];
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** The policy schema as JSON Schema, draft 7, from the writer's side (`io: input`: what has a default may be left out). */
export function policyJsonSchema(): PolicyJsonSchema {
  return z.toJSONSchema(policySchema(), { target: 'draft-7', io: 'input' }) as PolicyJsonSchema;
}
