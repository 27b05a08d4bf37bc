import { Alert, Button } from 'antd';

interface GrantAlertProps {
  readonly title: string;
  readonly description?: string;
  readonly button: string;
  readonly onGrant: () => void;
}

/** The browser has not given access yet: what for, and the button that asks. */
export function GrantAlert({ title, description, button, onGrant }: GrantAlertProps) {
  return (
    <Alert
      type="info"
      showIcon
      title={title}
      description={description}
      action={
        <Button size="small" type="primary" onClick={onGrant}>
          {button}
        </Button>
      }
    />
  );
}
