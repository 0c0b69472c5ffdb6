import { AutocompleteInput, ReferenceInput } from 'react-admin';

/** Somebody of the organisation, found by typing a part of the name. */
export const PersonInput = ({ source, helperText }: { source: string; helperText?: string }) => (
  <ReferenceInput source={source} reference="people" sort={{ field: 'name', order: 'ASC' }} perPage={50}>
    <AutocompleteInput
      optionText="name"
      filterToQuery={(q: string) => ({ q })}
      helperText={helperText ?? false}
    />
  </ReferenceInput>
);
