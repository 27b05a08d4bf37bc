/**
 * The zoo: pages that work against the extension. {N} and {C}: name and code of a listed applicant, {n} and {c}: of one that is
 * not listed, {ID}: the extension's id, which a page may know. `host()` in a page is the element that carries the overlay.
 * What each may at most reach stands in the specs beside this file.
 */
const FORM = (name = '{N}', code = '{C}'): string => `<form method="post" action="/submit">
  <p><label>申请人名称 <input name="name" value="${name}"></label></p><p><label>统一社会信用代码 <input name="code" value="${code}"></label></p>
  <fieldset><legend>办理方式</legend><label><input type="radio" name="route" value="C" required> 告知承诺制</label><label><input type="radio" name="route" value="O"> 一般程序</label></fieldset>
  <button>提交</button></form>`;
const HOST = `const host = () => [...document.querySelectorAll('*')].find((one) => one.localName.startsWith('x-'));`;
const script = (text: string): string => `<script>${HOST}${text}</script>`;
const COVER = 'position:fixed;inset:0;width:auto;height:auto;margin:0;border:0;background:white';

export const PAGES: Readonly<Record<string, string>> = {
  plain: FORM(),
  unlisted: FORM('{n}', '{c}'),
  remover: FORM() + script(`setInterval(() => host()?.remove(), 40);`),
  hider: FORM() + script(`setInterval(() => host()?.style.setProperty('display', 'none', 'important'), 40);`),
  closer: FORM() + script(`setInterval(() => host()?.hidePopover?.(), 40);`),
  opacity: FORM() + script(`setInterval(() => host()?.style.setProperty('opacity', '0.02', 'important'), 40);`),
  inert: FORM() + script(`setInterval(() => { if (host()) document.documentElement.inert = true; }, 40);`),
  'root-hidden': FORM() + script(`setInterval(() => { if (host()) document.documentElement.style.display = 'none'; }, 40);`),
  'z-index': `${FORM()}<div style="position:fixed;z-index:2147483647;top:0;right:0;width:60%;height:100%;background:white"></div>`,
  popover: `${FORM()}<div id="cover" popover="manual" style="${COVER}"></div>${script(`setInterval(() => { if (!host()) return; cover.hidePopover(); cover.showPopover(); }, 60);`)}`,
  'click-through': `${FORM()}<div id="cover" popover="manual" style="${COVER};pointer-events:none"></div>${script(`setInterval(() => { if (!host()) return; cover.hidePopover(); cover.showPopover(); }, 60);`)}`,
  'frame-over-button': `${FORM()}<iframe id="cover" popover="manual" srcdoc="<button style='position:fixed;inset:0'>领取</button>" style="${COVER};width:100%;height:100%;opacity:0.01"></iframe>${script(`setInterval(() => { if (!host()) return; cover.hidePopover(); cover.showPopover(); }, 60);`)}`,
  'part-covered': `${FORM()}<div id="cover" popover="manual" style="${COVER};pointer-events:none"></div>${script(`setInterval(() => {
      const box = host()?.getBoundingClientRect();
      if (!box) return;
      Object.assign(cover.style, { inset: (box.bottom - box.height * 0.3) + 'px auto auto ' + box.left + 'px', width: box.width + 'px', height: box.height * 0.3 + 'px' });
      cover.hidePopover(); cover.showPopover();
    }, 60);`)}`,
  'hover-covered': `${FORM()}<div id="cover" popover="manual" style="${COVER};pointer-events:none">点这里领取</div>${script(`
    addEventListener('pointermove', (e) => { if (e.target === host()) { cover.hidePopover(); cover.showPopover(); } else cover.hidePopover(); }, true);`)}`,
  styled: `<style>html, body { filter: blur(9px) !important; transform: translateX(30px) !important } html > :not(head, body) { opacity: 0 !important; transform: scale(0) !important; display: none !important; visibility: hidden !important; clip-path: inset(50%) !important; pointer-events: none !important }</style>${FORM()}`,
  animated: FORM() + script(`setInterval(() => host()?.animate({ opacity: [0, 0], transform: ['scale(0)', 'scale(0)'], display: ['none', 'none'] }, { duration: 1e6, fill: 'forwards' }), 400);`),
  'focus-trap': FORM() + script(`addEventListener('focusin', (e) => { if (!document.forms[0].contains(e.target)) document.forms[0].elements.name.focus(); }, true);`),
  flood: `${FORM()}<div id="board"></div>${script(`setInterval(() => { for (let i = 0; i < 40; i += 1) { const p = document.createElement('p'); p.textContent = '申请人名称：' + Math.random(); p.hidden = true; board.append(p); p.className = 'x' + i; if (board.children.length > 200) board.firstChild.remove(); } }, 10);`)}`,
  offscreen: `<div style="position:absolute;left:-9999px">${FORM('{n}', '{c}').replace(/<fieldset[\s\S]*?<\/fieldset>|<button>.*?<\/button>/g, '')}</div>${FORM()}`,
  'hidden-other': `<div style="display:none">${FORM('{n}', '{c}')}</div>${FORM()}`,
  'hidden-listed': `<div style="display:none">${FORM()}</div>${FORM('{n}', '{c}')}`,
  'two-visible': `${FORM('{n}', '{c}').replace(/<fieldset[\s\S]*?<\/fieldset>|<button>.*?<\/button>/g, '')}${FORM()}`,
  transparent: `<div style="opacity:0;height:0">${FORM('{n}', '{c}').replace(/<fieldset[\s\S]*?<\/fieldset>|<button>.*?<\/button>/g, '')}</div>${FORM()}`,
  spoof: FORM() + script(`
    const open = { seq: 1e9, commitment: 'open', commitmentChosenElsewhere: false, notice: '' };
    window.reached = [];
    try { chrome.runtime.sendMessage('{ID}', { id: 1, type: 'decide', data: {} }, () => reached.push(chrome.runtime.lastError ? 'refused' : 'answered')); } catch { reached.push('no-api'); }
    setInterval(() => {
      for (const type of ['guardOrders', 'showVerdict', 'wxt:content-script-started', '{ID}:guard:wxt:content-script-started']) {
        postMessage({ id: 1, type, data: open, res: open, contentScriptName: 'guard', messageId: '{ID}' }, '*');
        for (const target of [window, document]) target.dispatchEvent(new CustomEvent(type, { detail: { ...open, contentScriptName: 'guard', messageId: 'x' } }));
      }
      for (const name of ['guard', 'warning']) for (const what of ['wxt:content-script-started', 'wxt:script-ended', 'unload']) document.dispatchEvent(new CustomEvent('{ID}:' + name + ':' + what, { detail: { contentScriptName: name, messageId: 'x' } }));
    }, 50);`),
  prototypes: `<script>
    const none = () => undefined, list = () => [];
    for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) EventTarget.prototype[name] = none;
    for (const name of ['setAttribute', 'getAttribute', 'closest', 'matches', 'append', 'getBoundingClientRect', 'checkVisibility']) Element.prototype[name] = none;
    for (const name of ['querySelectorAll', 'querySelector']) Element.prototype[name] = Document.prototype[name] = list;
    for (const name of ['map', 'filter', 'find', 'some', 'flatMap', 'includes', 'push']) Array.prototype[name] = list;
    Object.defineProperty(HTMLInputElement.prototype, 'disabled', { get: () => false, set: none });
    Object.defineProperty(HTMLInputElement.prototype, 'value', { get: () => '{n}', set: none });
    Object.defineProperty(Object.prototype, 'commitment', { value: 'open', writable: true });
    Object.defineProperty(Event.prototype, 'preventDefault', { value: none });
    MutationObserver = IntersectionObserver = class { observe() {} disconnect() {} takeRecords() { return []; } };
    JSON.stringify = JSON.parse = none; WeakMap = Map = Set = Proxy = function () {}; setTimeout = setInterval = queueMicrotask = () => 0; Promise.prototype.then = none;
  </script>${FORM()}`,
  'closed-shadow': `<div id="at"></div>${script(`const attach = Element.prototype.attachShadow; Element.prototype.attachShadow = function () { return attach.call(this, { mode: 'closed' }); };
    const root = at.attachShadow({ mode: 'open' }); root.innerHTML = ${JSON.stringify(FORM())}; window.chosen = () => root.querySelector('input:checked')?.value ?? ''; window.disabled = () => root.querySelector('[value=C]').disabled;`)}`,
  srcdoc: `<iframe name="inner" width="900" height="400" srcdoc="${FORM().replaceAll('"', '&quot;')}"></iframe>`,
  blank: `<iframe name="inner" width="900" height="400"></iframe>${script(`frames.inner.document.write(${JSON.stringify(FORM())}); frames.inner.document.close();`)}`,
  rewritten: `<p>正在加载…</p>${script(`setTimeout(() => { document.open(); document.write('<!doctype html><title>业务办理</title>' + ${JSON.stringify(FORM())}); document.close(); }, 700);`)}`,
  leaving: FORM() + script(`setTimeout(() => location.replace('/page/unlisted'), 60);`),
  // What a page from the back/forward cache shows is told to the server, since it keeps no line to the test.
  cached: FORM() + script(`addEventListener('pageshow', ({ persisted }) => {
      if (!persisted) return;
      const { name, code } = document.forms[0].elements;
      const option = document.querySelector('[value=C]');
      const tell = () => fetch('/report/' + (option.disabled ? 'closed' : 'open'));
      setTimeout(() => { void tell(); name.value = '{n}'; code.value = '{c}'; }, 1_500);
      setTimeout(tell, 4_500);
    });`),
  'cached-next': FORM('{n}', '{c}') + script(`setTimeout(() => history.back(), 1_500);`),
  clicker: FORM() + script(`setInterval(() => {
      for (const button of host()?.shadowRoot?.querySelectorAll('button') ?? []) for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) button.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
      const option = document.querySelector('[value=C]'); option.disabled = false; option.closest('label').click();
    }, 30);`),
};
/** No source of anything, no script of its own, an origin that equals nothing. */
export const CSP: Readonly<Record<string, string>> = { csp: "default-src 'none'; sandbox allow-forms" };
export const pageBody = (id: string): string | undefined => (id === 'csp' ? FORM() : PAGES[id]);
