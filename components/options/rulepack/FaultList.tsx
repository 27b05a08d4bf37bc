import { Alert } from 'antd';
import type { PackFault } from '../../../lib/pack-editing/index.ts';
import { packFaultText } from '../../../lib/ui/index.ts';

/** What is wrong with a pack, each with the rule or the place that it is about. */
export function FaultList({ faults, title, mild = false }: { readonly faults: readonly PackFault[]; readonly title: string; readonly mild?: boolean }) {
  if (faults.length === 0) return null;
  return (
    <Alert
      type={mild ? 'info' : 'warning'}
      showIcon
      role={mild ? 'status' : 'alert'}
      title={title}
      description={
        <ul className="cg-problems">
          {faults.map(({ reason, rule, path, message }) => (
            <li key={`${reason}${rule ?? ''}${path ?? ''}`}>
              {rule === undefined ? null : <code>{rule}</code>} {path === undefined ? null : <code>{path}</code>} {reason === 'schema' ? message : packFaultText(reason)}
            </li>
          ))}
        </ul>
      }
    />
  );
}
