import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { ACCESS } from './app.js';
import { printPermissions } from './platform/access/print-permissions.js';

/** Writes `docs/permissions.md`, so that people can read who may do what, and see every change of it. */
writeFileSync(new URL('../../../docs/permissions.md', import.meta.url), printPermissions(ACCESS));
