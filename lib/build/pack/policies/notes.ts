/** What an administrator reads beside the policy files of a release. */
import { browserPolicies, PLACES, type Installation } from './index.ts';

export function overview({ id, updateUrl }: Installation): string {
  const windows = (browser: 'chrome' | 'edge') => `\`HKLM\\${PLACES[browser].windows ?? ''}\``;
  return `# 守信关策略文件 / CreditGate policy files

扩展标识 / extension id: \`${id}\`
更新地址 / update address: \`${updateUrl}\`

| 文件 / file | 用于 / for | 放置 / where it goes |
|---|---|---|
| \`linux/chrome.json\` | Chrome | \`${PLACES.chrome.linux}/creditgate.json\` |
| \`linux/chromium.json\` | Chromium | \`${PLACES.chromium.linux}/creditgate.json\` |
| \`linux/edge.json\` | Edge (Linux) | \`${PLACES.edge.linux}/creditgate.json\` |
| \`windows/chrome.reg\` | Chrome (Windows) | \`reg import chrome.reg\`（管理员 / as administrator）→ ${windows('chrome')} |
| \`windows/edge.reg\` | Edge (Windows) | \`reg import edge.reg\`（管理员 / as administrator）→ ${windows('edge')} |
| \`admx/\` | 组策略 / group policy | \`PolicyDefinitions\`（本机或中央存储 / local or central store） |
| \`intune.md\` | Intune | 说明 / notes |

同一台计算机上 \`.reg\` 与组策略择一使用。 / Use either the .reg file or group policy on one computer, not both.
浏览器地址栏输入 \`chrome://policy\`（Edge: \`edge://policy\`）查看是否生效。 / \`chrome://policy\` shows what has arrived.
`;
}

export function intuneNotes(installation: Installation): string {
  const json = (browser: 'chrome' | 'edge') => JSON.stringify(browserPolicies(installation, browser).ExtensionSettings, undefined, 2);
  return `# Intune

两件事：让浏览器安装扩展，把设置下发给扩展。以下步骤按微软公开文档整理，未在 Intune 环境中实测。
Two things: the browser installs the extension, and the extension gets its settings. Written after Microsoft's public
documentation; not tried in a tenant.

## 1. 安装 / Installation

设备 → 配置 → 设置目录 → Microsoft Edge（或 Google Chrome）→ 扩展 → “配置扩展管理设置”（ExtensionSettings），填入下列 JSON；已有内容的，并入其中。
Devices → Configuration → Settings catalog → Microsoft Edge (or Google Chrome) → Extensions → "Configure extension management
settings" (ExtensionSettings). Merge this JSON into what is there.

Edge:

\`\`\`json
${json('edge')}
\`\`\`

Chrome:

\`\`\`json
${json('chrome')}
\`\`\`

## 2. 设置 / Settings

甲、设备 → 配置 → 导入 ADMX：上传 \`admx/creditgate-edge.admx\` 与 \`admx/en-US/creditgate-edge.adml\`（只接受 en-US），再新建“导入的管理模板”配置。
A. Devices → Configuration → Import ADMX: upload \`admx/creditgate-edge.admx\` with \`admx/en-US/creditgate-edge.adml\` (en-US only), then
make a profile from "Imported Administrative templates".

乙、设备 → 脚本：以系统账户、64 位 PowerShell 运行一次 \`reg import\`，文件即 \`windows/edge.reg\` 或 \`windows/chrome.reg\`（同时完成第 1 步）。
B. Devices → Scripts: run \`reg import\` once as system, in 64-bit PowerShell, with \`windows/edge.reg\` or \`windows/chrome.reg\` (does step 1 too).
`;
}
