import { recordPath } from '../../platform/paths.ts';
import type { PolicyRow } from './policy-list.graphql.ts';

/** Where the one button of a policy leads, and the key of its word. */
export interface NextAction {
  label: string;
  to: string;
}

type Asked = Pick<PolicyRow, 'id' | 'health' | 'newerTemplateVersion'> & {
  openVersion: Pick<NonNullable<PolicyRow['openVersion']>, 'status' | 'origin' | 'clashes'> | null;
};

/** The likeliest next thing to do with a policy: what is under way before what is due, what is due before reading. */
export function nextActionOf({ id, health, openVersion, newerTemplateVersion }: Asked): NextAction {
  const page = recordPath('policies', id);
  const action = (name: string, to: string) => ({ label: `resources.policies.next.${name}`, to });
  if (openVersion?.status === 'AWAITING_APPROVAL') return action('approvals', `${page}?tab=approvals`);
  if (openVersion && (openVersion.clashes ?? 0) > 0) return action('settle', `/policies/${id}/new-edition`);
  if (newerTemplateVersion) return action('newEdition', `/policies/${id}/new-edition`);
  if (openVersion) return action('goOn', `/policies/${id}/approval`);
  if (health === 'OVERDUE' || health === 'DUE') return action('review', page);
  return action('read', page);
}
