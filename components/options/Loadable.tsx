import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';

interface LoadableProps<T> {
  readonly answer: { readonly state: 'loading' | 'ready' | 'failed'; readonly value?: T };
  readonly onRetry: () => void;
  readonly children: (value: T) => ReactNode;
}

/** Says that something was not answered, and asks again; nothing while it is, or on its way. Nought is not said of what could not be read. */
export function Unanswered({ answer, onRetry }: Pick<LoadableProps<unknown>, 'answer' | 'onRetry'>) {
  if (answer.state !== 'failed') return null;
  return (
    <Alert
      className="cg-below"
      type="error"
      showIcon
      role="alert"
      title={i18n.t('common.unreachable')}
      action={
        <Button size="small" onClick={onRetry}>
          {i18n.t('common.retry')}
        </Button>
      }
    />
  );
}

/** Loading, not answering, and the thing itself; a value that was there before stays on show. */
export function Loadable<T>({ answer, onRetry, children }: LoadableProps<T>) {
  const { state, value } = answer;
  return (
    <>
      <Unanswered answer={answer} onRetry={onRetry} />
      {value !== undefined ? children(value) : state === 'loading' ? <Skeleton active title={false} paragraph={{ rows: 4 }} aria-label={i18n.t('common.loading')} /> : null}
    </>
  );
}
