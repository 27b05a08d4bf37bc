/** 医疗器械经营许可（备案）平台 — entry of the stand-in built on React and antd. */
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createRoot } from 'react-dom/client';
import { Platform } from './platform.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('no root element');
createRoot(root).render(
  <ConfigProvider locale={zhCN} theme={{ token: { borderRadius: 4 } }}>
    <Platform />
  </ConfigProvider>,
);
