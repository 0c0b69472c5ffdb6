import { now } from '../../platform/clock.js';
import { assign, checkMayStart, getForChange } from '../../platform/crud.js';
import { Conflict, Forbidden } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { newId } from '../../platform/new-id.js';
import { PolicyReader } from './policy-reader.entity.js';
import type { CreatePolicyReaderInput, UpdatePolicyReaderInput } from './policy-reader.type.js';

/** Somebody without a sign-in is asked to read from now on. */
export async function createPolicyReader(
  context: WriteContext,
  input: CreatePolicyReaderInput,
): Promise<string> {
  const organisation = context.viewer.organisationId;
  if (organisation === null) throw new Forbidden();
  checkMayStart(context, 'create', 'PolicyReader', { organisation });
  const id = newId();
  context.em.create(PolicyReader, {
    id,
    organisation,
    name: input.name.trim(),
    email: addressOf(input.email),
    audiences: [...new Set(input.audiences)],
    archivedAt: null,
  });
  return id;
}

/** Puts name, address or audiences right. */
export async function updatePolicyReader(
  context: WriteContext,
  id: string,
  input: UpdatePolicyReaderInput,
  version: number,
): Promise<string> {
  const reader = await getForChange(context, PolicyReader, id, 'update', version);
  if (reader.archivedAt) throw new Conflict('WRONG_STATE', 'This reader is archived. Restore them first.');
  assign(reader, {
    audiences: input.audiences && [...new Set(input.audiences)],
    name: input.name?.trim(),
    email: input.email === undefined ? undefined : addressOf(input.email),
  });
  return id;
}

/** They are asked for nothing any more, and their links are dead. What they confirmed stays. */
export async function archivePolicyReader(
  context: WriteContext,
  id: string,
  version: number | undefined,
): Promise<string> {
  const reader = await getForChange(context, PolicyReader, id, 'archive', version);
  reader.archive(now());
  return id;
}

/** They are asked again. */
export async function restorePolicyReader(
  context: WriteContext,
  id: string,
  version: number | undefined,
): Promise<string> {
  const reader = await getForChange(context, PolicyReader, id, 'restore', version);
  reader.restore();
  return id;
}

const addressOf = (email: string | null | undefined): string | null => email?.trim().toLowerCase() || null;
