import { Typography } from 'antd';
import { i18n } from '#i18n';
import { changedFields, type Change } from '../../lib/list/index.ts';
import { listingFieldText } from '../../lib/ui/index.ts';

/** Member by member what a record was and is; both can be copied. */
export function ChangedFields({ change }: { readonly change: Change }) {
  const fields = changedFields(change);
  if (fields.length === 0) return <p className="cg-intro">{i18n.t('changes.unknownFields')}</p>;
  return (
    <table className="cg-fields">
      <thead>
        <tr>
          <th scope="col">{i18n.t('changes.field')}</th>
          {change.kind === 'added' ? null : <th scope="col">{i18n.t('changes.before')}</th>}
          {change.kind === 'removed' ? null : <th scope="col">{i18n.t('changes.after')}</th>}
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{listingFieldText(field)}</th>
            {change.kind === 'added' ? null : <td>{value(before)}</td>}
            {change.kind === 'removed' ? null : <td>{value(after)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function value(text: string | undefined) {
  return text === undefined ? <span className="cg-dim">{i18n.t('common.none')}</span> : <Typography.Text copyable>{text}</Typography.Text>;
}
