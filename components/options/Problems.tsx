import { Alert } from 'antd';
import type { PolicyProblem } from '../../lib/policy/index.ts';
import { policySourceText } from '../../lib/ui/index.ts';
import { ownLanguage } from '../../lib/ui/own-language.ts';

/** What a save answers to the form: nothing wrong, or everything that is. */
export type Save<T> = (value: T) => Promise<readonly PolicyProblem[]>;

/** Problems in words, each with its place; `title` says what did not happen because of them. */
export function Problems({ problems, title, withSource = false }: { readonly problems: readonly PolicyProblem[]; readonly title: string; readonly withSource?: boolean }) {
  if (problems.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={title}
      description={
        <ul className="cg-problems">
          {problems.map((problem) => (
            <li key={`${problem.source}:${problem.path}:${problem.reason}`}>
              {problem.path === '' ? null : <code>{problem.path}</code>} {ownLanguage(problem.message)}
              {withSource ? <span className="cg-dim">（{policySourceText(problem.source)}）</span> : null}
            </li>
          ))}
        </ul>
      }
    />
  );
}
