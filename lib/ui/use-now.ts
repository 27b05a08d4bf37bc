import { useEffect, useState } from 'react';

/** The present moment (epoch milliseconds) for ages on show, renewed often enough for "minutes ago". */
export function useNow(everyMs = 5_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
