const KEY = 'acting-for';

/** The organisation this browser tab acts for: an id, `consortium`, or undefined for the first membership. */
export function actingFor(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined;
}

/** Remembers the organisation for this tab only, so that two tabs can act for two organisations. */
export function setActingFor(organisation: string | undefined): void {
  if (organisation === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, organisation);
}
