/** In the pool, out of it for a while, or out of it for good. */
export const SERVICE_STATUSES = ['ACTIVE', 'SUSPENDED', 'ARCHIVED'] as const;
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];
