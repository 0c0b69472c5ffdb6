import type { AccessTable } from './access-table.js';
import { Permissions } from './permissions.js';
import type { Viewer } from './viewer.js';

const MOST_ENTRIES = 2_000;

/** Permissions by everything that is known of a viewer, so that they are not made anew for each request. */
export class PermissionsCache {
  readonly #tables: readonly AccessTable[];
  readonly #known = new Map<string, Permissions>();

  constructor(tables: readonly AccessTable[]) {
    this.#tables = tables;
  }

  of(viewer: Viewer): Permissions {
    const key = JSON.stringify(viewer);
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size >= MOST_ENTRIES) this.#known.clear();
    const made = new Permissions(this.#tables, viewer);
    this.#known.set(key, made);
    return made;
  }
}
