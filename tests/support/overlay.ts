/**
 * The overlay as assistive technology sees it. Its shadow root is closed in every build that officers get, so it is
 * found through Chromium's accessibility tree, and clicked where it stands on the screen.
 *
 *   await clickInOverlay(page, '收起面板')    a real mouse click on the button of that name; false if there is none
 */
import type { Page } from '@playwright/test';

interface AxNode {
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly ignored?: boolean;
  readonly backendDOMNodeId?: number;
}

async function axNodes(page: Page): Promise<AxNode[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
    return nodes.filter((node) => node.ignored !== true);
  } finally {
    await session.detach();
  }
}

export async function clickInOverlay(page: Page, name: string): Promise<boolean> {
  const node = (await axNodes(page)).find(({ role, name: own }) => role?.value === 'button' && own?.value === name);
  if (node?.backendDOMNodeId === undefined) return false;
  const session = await page.context().newCDPSession(page);
  try {
    const { model } = (await session.send('DOM.getBoxModel', { backendNodeId: node.backendDOMNodeId })) as { model: { content: number[] } };
    const [left = 0, top = 0, , , right = 0, bottom = 0] = model.content;
    await page.mouse.click((left + right) / 2, (top + bottom) / 2);
    return true;
  } finally {
    await session.detach();
  }
}
