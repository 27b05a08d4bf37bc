import { useEffect, useState } from 'react';

/** Whether an instant (ISO, UTC) lies in the past; the component is drawn again when it comes. */
export function usePast(instant: string): boolean {
  const end = Date.parse(instant);
  const [passed, setPassed] = useState<number>();
  useEffect(() => {
    const timer = setTimeout(() => setPassed(end), Math.max(0, end - Date.now()));
    return () => clearTimeout(timer);
  }, [end]);
  return passed === end;
}
