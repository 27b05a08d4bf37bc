import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';

interface LoadableProps<T> {
  readonly answer: { readonly state: 'loading' | 'ready' | 'failed'; readonly value?: T };
  readonly onRetry: () => void;
  readonly children: (value: T) => ReactNode;
}

/** Loading, not answering, and the thing itself; a value that was there before stays on show. */
export function Loadable<T>({ answer, onRetry, children }: LoadableProps<T>) {
  const { state, value } = answer;
  return (
    <>
      {state === 'failed' ? (
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
      ) : null}
      {value !== undefined ? children(value) : state === 'loading' ? <Skeleton active title={false} paragraph={{ rows: 4 }} aria-label={i18n.t('common.loading')} /> : null}
    </>
  );
}
