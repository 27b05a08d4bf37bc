import { useEffect, useState } from 'react';

/** Section of the options page in the address: `#/lists`, or `#/records?figure=…` with what a link has said of it. Unknown ones lead to the first. */
export function useHashRoute<R extends string>(routes: readonly [R, ...R[]]): [R, (route: R) => void] {
  const read = (): R => routes.find((route) => location.hash.split('?')[0] === `#/${route}`) ?? routes[0];
  const [route, setRoute] = useState<R>(read);
  // What follows the route is read by the section: it is shown anew.
  const [, setWhole] = useState(location.hash);
  useEffect(() => {
    const onChange = () => {
      setRoute(read());
      setWhole(location.hash);
    };
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
