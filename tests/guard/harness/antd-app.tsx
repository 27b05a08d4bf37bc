/** A form on React and antd: the libraries' own behaviour, nothing of ours. */
import { Button, Checkbox, ConfigProvider, Form, Input, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

declare global {
  interface Window {
    preselect?: string;
    kind?: string;
    /** The host itself has the commitment option disabled. */
    off?: boolean;
  }
}

const OPTIONS = [
  { value: 'ordinary', label: '一般程序' },
  { value: 'commitment', label: '告知承诺制', disabled: window.off === true },
  { value: 'other', label: '优先办理' },
];

function App() {
  const [form] = Form.useForm();
  const [round, setRound] = useState(0);
  useEffect(() => {
    Object.assign(window, {
      model: () => form.getFieldValue('route') as unknown,
      setModel: (value: string) => form.setFieldValue('route', value),
      resetModel: () => form.resetFields(),
      rerender: () => setRound((before) => before + 1),
    });
  }, [form]);
  const field =
    window.kind === 'select' ? <Select options={OPTIONS} style={{ width: 200 }} /> : window.kind === 'button' ? <Radio.Group options={OPTIONS} optionType="button" /> : <Radio.Group options={OPTIONS} />;
  return (
    <ConfigProvider theme={{ token: { motion: false } }}>
      <Form form={form} key={round} initialValues={{ route: window.preselect, name: '示例餐饮有限公司' }}>
        <Form.Item name="name" label="企业名称">
          <Input />
        </Form.Item>
        <Form.Item name="route" label="办理方式">
          {field}
        </Form.Item>
        <Form.Item name="agree" valuePropName="checked">
          <Checkbox>本人已阅读须知</Checkbox>
        </Form.Item>
        <Button id="save" onClick={() => document.body.setAttribute('data-sent', String(form.getFieldValue('route')))}>
          提交申请
        </Button>
      </Form>
    </ConfigProvider>
  );
}

createRoot(document.querySelector('#app') as HTMLElement).render(<App />);
