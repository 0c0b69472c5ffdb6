import { useEffect } from 'react';
import { useRefresh } from 'react-admin';

const EVERY_MS = 2_000;

/** Reads the page anew every two seconds while something is being made. */
export function useWhileWaiting(isWaiting: boolean): void {
  const refresh = useRefresh();
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(refresh, EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting, refresh]);
}
