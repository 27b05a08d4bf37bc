import { Descriptions } from 'antd';
import { i18n } from '#i18n';

export function AboutSection({ version, id }: { readonly version: string; readonly id: string }) {
  return (
    <div className="cg-stack">
      <div className="cg-intro">
        <p>{i18n.t('about.purpose')}</p>
        <p>{i18n.t('about.privacy')}</p>
        <p>{i18n.t('about.limits')}</p>
      </div>
      <Descriptions
        size="small"
        bordered
        column={1}
        items={[
          { key: 'version', label: i18n.t('about.version'), children: version },
          { key: 'id', label: i18n.t('about.id'), children: <span className="cg-mono">{id}</span> },
          { key: 'licence', label: i18n.t('about.licence'), children: 'Apache-2.0' },
        ]}
      />
    </div>
  );
}
