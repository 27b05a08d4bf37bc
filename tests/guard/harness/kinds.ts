/** The controls that the matrix covers: real libraries, and pages of our own in the shape of those that are not free. */
export type Form = 'radio' | 'tick' | 'select' | 'combo';
export interface Kind {
  readonly name: string;
  readonly url: string;
  readonly form: Form;
  /** The options are not in the document before the list has been opened once. */
  readonly lazy?: boolean;
  /** Visible texts of the options; the commitment option of a yes/no field is 是. */
  readonly commitment: string;
  readonly ordinary: string;
}

const P = '/guard/pages/';
const TEXTS = { commitment: '告知承诺制', ordinary: '一般程序' };
const TICK = { commitment: '采用告知承诺制', ordinary: '' };
const kind = (name: string, page: string, form: Form, more: Partial<Kind> = {}): Kind => ({ name, url: P + page, form, ...TEXTS, ...more });

export const KINDS: readonly Kind[] = [
  kind('native radio', 'native.html?kind=radio', 'radio'),
  kind('native yes/no', 'native.html?kind=yesno', 'radio', { commitment: '是', ordinary: '否' }),
  kind('native checkbox', 'native.html?kind=checkbox', 'tick', TICK),
  kind('native select', 'native.html?kind=select', 'select'),
  kind('native button', 'native.html?kind=button', 'radio'),
  kind('Element UI radio', 'element.html?kind=radio', 'radio'),
  kind('Element UI select', 'element.html?kind=select', 'combo'),
  kind('Element Plus radio', 'element-plus.html?kind=radio', 'radio'),
  kind('Element Plus select', 'element-plus.html?kind=select', 'combo'),
  kind('antd 5 radio-button', 'antd.html?v=5&kind=button', 'radio'),
  kind('antd 5 select', 'antd.html?v=5&kind=select', 'combo', { lazy: true }),
  kind('antd 6 radio', 'antd.html?v=6&kind=radio', 'radio'),
  kind('antd 6 select', 'antd.html?v=6&kind=select', 'combo', { lazy: true }),
  kind('layui radio', 'layui.html?kind=radio', 'radio'),
  kind('layui select', 'layui.html?kind=select', 'combo'),
  kind('View Design radio', 'iview.html?kind=radio', 'radio'),
  kind('View Design select', 'iview.html?kind=select', 'combo'),
  kind('EasyUI-like radio', 'easyui-like.html?kind=radio', 'radio'),
  kind('EasyUI-like combo', 'easyui-like.html?kind=combo', 'combo'),
  kind('Ext-like radio', 'ext-like.html?kind=radio', 'radio'),
  kind('Ext-like combo', 'ext-like.html?kind=combo', 'combo', { lazy: true }),
  kind('iCheck radio', 'jquery.html?kind=icheck', 'radio'),
  kind('iCheck checkbox', 'jquery.html?kind=icheck-box', 'tick', TICK),
  kind('Select2', 'jquery.html?kind=select2', 'combo'),
  kind('bootstrap-select', 'jquery.html?kind=bootstrap-select', 'combo'),
  kind('drawn radio', 'drawn.html?kind=drawn', 'radio'),
  kind('drawn radio, arrows choose', 'drawn.html?arrows=1', 'radio'),
];
