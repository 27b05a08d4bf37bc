import { useEffect, useState } from 'react';

/** Section of the options page in the address: `#/lists`. Unknown ones lead to the first. */
export function useHashRoute<R extends string>(routes: readonly [R, ...R[]]): [R, (route: R) => void] {
  const read = (): R => routes.find((route) => location.hash === `#/${route}`) ?? routes[0];
  const [route, setRoute] = useState<R>(read);
  useEffect(() => {
    const onChange = () => setRoute(read());
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  });
  return [
    route,
    (next) => {
      location.hash = `#/${next}`;
      setRoute(next);
    },
  ];
}
