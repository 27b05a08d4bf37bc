import { Tabs } from 'antd';
import { useState, type ReactNode } from 'react';
import { i18n } from '#i18n';

interface StatsTabsProps {
  readonly figures: ReactNode;
  readonly annex: ReactNode;
  readonly group: ReactNode;
  readonly first?: 'figures' | 'annex' | 'group';
}

/** Sets of figures that must not be mixed: what happened on this desk, what the lists hold, and who was punished too often. */
export function StatsTabs({ figures, annex, group, first = 'figures' }: StatsTabsProps) {
  const [key, setKey] = useState<string>(first);
  return (
    <Tabs
      activeKey={key}
      onChange={setKey}
      items={[
        { key: 'figures', label: i18n.t('stats.figuresTab'), children: figures },
        { key: 'annex', label: i18n.t('stats.annexTab'), children: annex },
        { key: 'group', label: i18n.t('group.tab'), children: group },
      ]}
    />
  );
}
