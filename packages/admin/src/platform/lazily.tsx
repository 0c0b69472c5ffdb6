import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { HttpError } from 'react-admin';
import { Waiting } from './layout/States.tsx';

/**
 * A page that is fetched when it is first opened: `lazily(() => import('./BookingList.tsx'), 'BookingList')`.
 * Not React.lazy: React holds back what follows a Suspense fallback for 300 ms, on each first visit of a page.
 */
export function lazily<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): () => ReactNode {
  let loaded: ComponentType | undefined;
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each page, when its module is read
  return function LazyPage() {
    const [Page, setPage] = useState(() => loaded);
    const [hasFailed, setFailed] = useState(false);
    useEffect(() => {
      if (Page) return;
      load().then(
        (module) => {
          loaded = module[name];
          setPage(() => loaded);
        },
        () => setFailed(true),
      );
    }, [Page]);
    // no network, or a newer release has taken the place of this one
    if (hasFailed) throw new HttpError('app.failed.renewed', 0);
    return Page ? <Page /> : <Waiting lines={6} />;
  };
}
