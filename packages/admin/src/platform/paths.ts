/** Where the console lives; every address of the router begins with it. */
export const BASE = '/app';

/** The router's address of a page: `pathTo('/bookings')` is `/app/bookings`. */
export const pathTo = (page: string): string => `${BASE}${page === '/' ? '/' : page}`;

/** The page of a record. */
export const recordPath = (resource: string, id: string, view: 'show' | 'edit' = 'show'): string =>
  view === 'edit' ? `/${resource}/${encodeURIComponent(id)}` : `/${resource}/${encodeURIComponent(id)}/show`;
