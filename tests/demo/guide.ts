/** The on-screen guide of the demo: three cases to try, in each of the three systems. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Systems, SystemName } from '../servers/systems.ts';
import type { CaseKind } from '../systems/cases.ts';

const TITLES: Readonly<Record<SystemName, string>> = {
  food: '食品经营许可窗口 · Vue 2 + Element UI',
  office: '行政审批综合管理系统 · jQuery + layui，多层框架',
  device: '医疗器械经营许可平台 · React + Ant Design',
};

const TRY: readonly { readonly kind: CaseKind; readonly zh: string; readonly en: string; readonly expect: string }[] = [
  { kind: 'listed', zh: '已列入的申请人', en: 'Listed applicant', expect: '告知承诺选项被关闭并说明依据；一般程序照常可办。The commitment option is closed and the panel says why; the ordinary route works as ever.' },
  { kind: 'same-name', zh: '同名、代码不同', en: 'Same name, other code', expect: '提示“同名不同主体”，不限制任何操作。Says “same name, different entity” and stops nothing.' },
  { kind: 'not-listed', zh: '未在名单中检索到', en: 'Not found in the list', expect: '页面上什么都不出现；点工具栏按钮可看到名单截至日期。Nothing appears; the toolbar button shows the date of the list.' },
];

export interface Guide {
  readonly url: string;
  close(): void;
}

/** Serves the guide on its own port, which no policy names, so that CreditGate leaves it alone. */
export async function startGuide(systems: Systems): Promise<Guide> {
  const html = page(systems);
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function page(systems: Systems): string {
  const rows = (Object.keys(TITLES) as SystemName[])
    .map((system) => `<tr><th scope="row">${TITLES[system]}</th>${TRY.map(({ kind, zh }) => `<td><a target="_blank" href="${systems.pageOf(system, kind)}">打开：${zh}</a></td>`).join('')}</tr>`)
    .join('');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>CreditGate 守信关 · 演示</title>
<style>
  body { font: 15px/1.7 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 40px auto; max-width: 1080px; color: #1f2937; padding: 0 24px; }
  h1 { font-size: 24px; margin: 0 0 4px; } p.lead { color: #4b5563; margin: 0 0 24px; }
  table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #d1d5db; padding: 12px 14px; text-align: left; vertical-align: top; }
  thead th { background: #f3f4f6; } tbody th { font-weight: 600; width: 28%; } small { display: block; color: #4b5563; font-weight: 400; }
  a { color: #0b3d91; } ol { padding-left: 20px; }
</style>
<h1>守信关 CreditGate 演示</h1>
<p class="lead">三个模拟业务系统，一份十万条的已签名合成名单。所有主体均为虚构。<br>Three stand-in systems and a signed list of synthetic parties.</p>
<table><thead><tr><th></th>${TRY.map(({ zh, en, expect }) => `<th scope="col">${zh} · ${en}<small>${expect}</small></th>`).join('')}</tr></thead><tbody>${rows}</tbody></table>
<ol>
  <li>打开一件申请，试着选择“告知承诺”，再选择一般程序并提交。Try to choose the commitment route, then the ordinary one, and submit.</li>
  <li>到达后台的申请：<a target="_blank" href="${systems.origin}/submissions">${systems.origin}/submissions</a>。What really arrived at the back ends.</li>
  <li>点击工具栏的守信关按钮，可查名称或代码；其“设置”页可看名单、政策与记录。The toolbar button looks up a name or code; its options show lists, policy and records.</li>
</ol></html>`;
}
