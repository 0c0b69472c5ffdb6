import { v7 } from 'uuid';

/** A new identifier: UUIDv7, made by the application, so that ids sort by the time of their making. */
export const newId = (): string => v7();
