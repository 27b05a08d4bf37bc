import { Layout, Menu, Space, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { WorkList } from './work-list.tsx';
import type { Matter } from './types.ts';

interface Place {
  readonly matter: Matter;
  readonly caseId?: string;
}

/** `#/licence`, `#/filing`, each with an optional case: `#/licence/listed`. */
function placeOf(hash: string): Place {
  const found = /^#\/(licence|filing)(?:\/([a-z-]+))?$/.exec(hash);
  return { matter: found?.[1] === 'filing' ? 'filing' : 'licence', caseId: found?.[2] };
}

export function Platform() {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const follow = () => setPlace(placeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <Layout.Header style={{ display: 'flex', alignItems: 'center', color: '#fff', paddingInline: 24 }}>
        <Typography.Title level={4} style={{ color: '#fff', margin: 0 }}>医疗器械经营许可（备案）平台</Typography.Title>
        <Space style={{ marginInlineStart: 'auto' }}><span>示例省药品监督管理局</span><span>审评岗　测试员</span></Space>
      </Layout.Header>
      <Layout>
        <Layout.Sider width={200} theme="light">
          <Menu
            mode="inline"
            style={{ height: '100%' }}
            selectedKeys={[place.matter]}
            defaultOpenKeys={['todo']}
            onClick={({ key }) => { location.hash = `#/${key}`; }}
            items={[
              { key: 'todo', label: '待办申请', children: [{ key: 'licence', label: '第三类经营许可' }, { key: 'filing', label: '第二类经营备案' }] },
              { key: 'done', label: '已办申请', children: [] },
              { key: 'credit', label: '信用承诺公示', disabled: true },
            ]}
          />
        </Layout.Sider>
        <Layout.Content style={{ padding: 16 }}>
          <WorkList key={place.matter} matter={place.matter} openCase={place.caseId} />
        </Layout.Content>
      </Layout>
    </Layout>
  );
}
