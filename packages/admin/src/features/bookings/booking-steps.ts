import { useSearchParams } from 'react-router';
import { weekOf } from './slots.ts';

/** Where somebody is in booking; it stands in the address, so that back and reload keep it. */
export interface BookingSteps {
  service: string | undefined;
  minutes: number | undefined;
  adviser: string | undefined;
  week: number;
  /** The chosen start, an instant. */
  at: string | undefined;
  done: string | undefined;
}

type Change = Partial<Record<keyof BookingSteps, string | number | undefined>>;

export function useBookingSteps() {
  const [params, setParams] = useSearchParams();
  const text = (name: string) => params.get(name) ?? undefined;
  const at = text('at');
  const steps: BookingSteps = {
    service: text('service'),
    minutes: params.has('minutes') ? Number(params.get('minutes')) : undefined,
    adviser: text('adviser'),
    week: params.has('week') ? Math.max(0, Math.floor(Number(params.get('week'))) || 0) : at ? weekOf(at) : 0,
    at,
    done: text('done'),
  };
  /** A step forward is a new page for "back"; turning the week or the length is not. */
  const go = (change: Change, options: { replace?: boolean } = {}) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined) next.delete(name);
      else next.set(name, String(value));
    }
    setParams(next, options);
  };
  return { steps, go, restart: () => setParams({}) };
}
