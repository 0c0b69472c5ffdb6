import { useRead } from '../../platform/operations.ts';
import { ColleaguesDocument } from './health-and-safety.graphql.ts';

/** The people of the organisation as choices of a dialog. */
export function useColleagues(enabled: boolean): { value: string; label: string }[] {
  const { data } = useRead(ColleaguesDocument, {}, { enabled });
  return (data?.data.items ?? []).map(({ id, name }) => ({ value: id, label: name ?? '' }));
}
