import { ConfigProvider, Menu, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { ShieldIcon } from '../verdict/icons.tsx';

export const SECTIONS = ['setup', 'lists', 'batch', 'sites', 'policy', 'rulepack', 'signers', 'rescreen', 'clues', 'stats', 'records', 'feedback', 'transfer', 'diagnostics', 'about'] as const;
export type Section = (typeof SECTIONS)[number];

interface ShellProps {
  readonly section: Section;
  readonly dark: boolean;
  readonly onSection: (section: Section) => void;
  /** Things that wait for the admin, a section. */
  readonly waiting?: Readonly<Partial<Record<Section, number>>>;
  readonly children: ReactNode;
}

/** Menu on the left, one section on the right. */
export function Shell({ section, dark, onSection, waiting, children }: ShellProps) {
  return (
    <ConfigProvider
      locale={i18n.t('locale') === 'en' ? enUS : zhCN}
      theme={{
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        components: dark ? { Button: { defaultHoverColor: '#8ab4f8', defaultHoverBorderColor: '#8ab4f8', defaultActiveColor: '#8ab4f8' }, Menu: { itemSelectedColor: '#8ab4f8' }, Tabs: { itemSelectedColor: '#8ab4f8', inkBarColor: '#8ab4f8', itemHoverColor: '#8ab4f8' } } : {},
        token: {
          colorPrimary: '#1554c0',
          colorInfo: '#1554c0',
          // antd's own secondary texts miss 4.5:1 on white; these reach it in both schemes.
          colorTextTertiary: dark ? '#a9b4c2' : '#586474',
          colorTextDescription: dark ? '#a9b4c2' : '#586474',
          colorTextPlaceholder: dark ? '#a9b4c2' : '#66717f',
          colorTextDisabled: dark ? '#96a1af' : '#66717f',
          fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif",
        },
      }}
      button={{ autoInsertSpace: false }}
    >
      <Frame section={section} onSection={onSection} waiting={waiting}>
        {children}
      </Frame>
    </ConfigProvider>
  );
}

function Frame({ section, onSection, waiting = {}, children }: Omit<ShellProps, 'dark'>) {
  const { token } = theme.useToken();
  return (
    <div className="cg-options" style={{ color: token.colorText, background: token.colorBgLayout }}>
      <nav className="cg-side" style={{ background: token.colorBgContainer, borderColor: token.colorBorderSecondary }} aria-label={i18n.t('options.menuLabel')}>
        <div className="cg-logo">
          <ShieldIcon />
          <span>{i18n.t('common.brand')}</span>
        </div>
        <Menu
          mode="inline"
          selectedKeys={[section]}
          onClick={({ key }) => onSection(key as Section)}
          items={SECTIONS.map((key) => ({ key, label: waiting[key] === undefined ? i18n.t(`options.${key}`) : i18n.t('options.waiting', [i18n.t(`options.${key}`), String(waiting[key])]) }))}
        />
      </nav>
      <main className="cg-main">
        <h1>{i18n.t(`options.${section}`)}</h1>
        {children}
      </main>
    </div>
  );
}
