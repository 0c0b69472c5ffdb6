import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import type { Acknowledgement } from './acknowledgement.entity.js';
import type { PolicyReader } from './policy-reader.entity.js';

type Of<Row, Names extends keyof Row> = Pick<Row, Names>;
type Whose = { organisation: string };

type ReaderData = Of<
  PolicyReader,
  'id' | 'organisation' | 'name' | 'email' | 'audiences' | 'archivedAt' | 'createdAt'
>;

/** A volunteer without a sign-in and without an address. */
export const buildPolicyReader = (overrides: Partial<ReaderData> & Whose): ReaderData => ({
  id: newId(),
  name: 'Somebody in the shop',
  email: null,
  audiences: ['VOLUNTEERS'],
  archivedAt: null,
  createdAt: now(),
  ...overrides,
});

type AcknowledgementData = Of<
  Acknowledgement,
  | 'id'
  | 'organisation'
  | 'policy'
  | 'policyVersion'
  | 'round'
  | 'person'
  | 'reader'
  | 'way'
  | 'acknowledgedAt'
  | 'enteredBy'
  | 'sha256'
>;

/** Confirmed just now by a person who was signed in; say by whom. */
export const buildAcknowledgement = (
  overrides: Partial<AcknowledgementData> &
    Of<AcknowledgementData, 'policy' | 'policyVersion' | 'sha256'> &
    Whose,
): AcknowledgementData => ({
  id: newId(),
  round: 1,
  person: null,
  reader: null,
  way: 'ONLINE',
  acknowledgedAt: now(),
  enteredBy: null,
  ...overrides,
});
