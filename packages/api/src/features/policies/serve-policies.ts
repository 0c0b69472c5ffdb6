import type { FastifyInstance } from 'fastify';
import { limitByAddress } from '../../platform/http/plain-answer.js';
import type { Files } from '../../platform/storage/files.js';
import { servePacks } from './serve-packs.js';
import { serveRegister } from './serve-register.js';

/** Readers share addresses; whoever guesses tokens asks far more often. */
const MOST_A_MINUTE = 120;

/** What of policies needs no sign-in. Everything else looks as if it never was. */
export function servePolicies(server: FastifyInstance, { files }: { files: Files }): void {
  const counted = limitByAddress(MOST_A_MINUTE);
  serveRegister(server, counted, files);
  servePacks(server, counted, files);
}
