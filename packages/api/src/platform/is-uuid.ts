const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Could this text be an id? Asked before PostgreSQL is, which answers anything else with an error. */
export const isUuid = (text: string): boolean => UUID.test(text);
