/** Look of the badges: in a shadow root of their own, which no style of the page reaches. */
export const BADGE_CSS = `
:host { all: initial; }
.b, .t { font: 12px/16px system-ui, 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif; letter-spacing: 0; text-align: left; }
.b { all: unset; position: absolute; box-sizing: border-box; display: inline-flex; align-items: center; height: 18px; font: 12px/16px system-ui, 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif; white-space: nowrap; cursor: help; border-radius: 3px; background: #fff; color: #1d2733; outline: 1px solid #fff; }
.b[hidden], .t[hidden] { display: none; }
.b b { font-weight: 600; padding: 0 4px; border: 1px solid; border-radius: 3px; }
.b i { font-style: normal; padding: 0 3px; border: 1px solid #586474; border-radius: 3px; color: #1d2733; margin-left: 2px; background: #fff; }
.b :empty { display: none; }
.b b:empty + i, .b b:empty + i:empty + i { margin-left: 0; }
.b i[data-of=repeat] { color: #4b2a7b; background: #f2edf9; border-color: #4b2a7b; font-weight: 600; }
.b[data-word=repeat-unsure] i[data-of=repeat] { border-style: dashed; }
.b[data-word=listed] b { color: #fff; background: #9b3023; border-color: #9b3023; }
.b[data-word=facts] b { color: #9b3023; background: #faedeb; border-color: #9b3023; }
.b[data-word=unsure] b, .b[data-word=local] b { color: #7a5200; background: #fcf3df; border-color: #b98a2b; border-style: dashed; }
.b[data-word=caution] b { color: #7a5200; background: #fcf3df; border-color: #7a5200; }
/* One character is all there is room for: the gravest. */
.b[data-small] :not(:empty) ~ i { display: none; }
.b[data-small] b, .b[data-small] i { padding: 0 1px; margin: 0; }
.b:focus-visible { outline: 2px solid #1554c0; outline-offset: 1px; }
.t { position: absolute; box-sizing: border-box; width: 340px; max-width: calc(100vw - 16px); padding: 10px 12px; color: #1d2733; background: #fff; border: 1px solid #8d99a8; border-radius: 6px; box-shadow: 0 4px 16px rgb(0 0 0 / 18%); font-size: 13px; line-height: 20px; z-index: 1; }
.t strong { display: block; margin-bottom: 4px; font-weight: 600; }
.t dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 10px; margin: 0; }
.t dt { color: #586474; }
.t dd { margin: 0; overflow-wrap: anywhere; }
.t p { margin: 6px 0 0; color: #586474; }
@media (forced-colors: active) { .b b, .b i { border-color: CanvasText; } }
@media print { .b, .t { display: none !important; } }
`;
