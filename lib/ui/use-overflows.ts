import { useEffect, useState, type RefObject } from 'react';

/** Whether what an element holds is taller than it is: then it has to be in reach of the keyboard, which scrolls it. */
export function useOverflows(element: RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (current === null) return;
    const look = () => setOverflows(current.scrollHeight > current.clientHeight + 1);
    const sizes = new ResizeObserver(look);
    for (const one of [current, ...current.children]) sizes.observe(one);
    look();
    return () => sizes.disconnect();
  });
  return overflows;
}
