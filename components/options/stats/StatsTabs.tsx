import { Tabs } from 'antd';
import { useState, type ReactNode } from 'react';
import { i18n } from '#i18n';

/** Two sets of figures that must not be mixed: what happened on this desk, and what the lists hold. */
export function StatsTabs({ figures, annex, first = 'figures' }: { readonly figures: ReactNode; readonly annex: ReactNode; readonly first?: 'figures' | 'annex' }) {
  const [key, setKey] = useState<string>(first);
  return (
    <Tabs
      activeKey={key}
      onChange={setKey}
      items={[
        { key: 'figures', label: i18n.t('stats.figuresTab'), children: figures },
        { key: 'annex', label: i18n.t('stats.annexTab'), children: annex },
      ]}
    />
  );
}
