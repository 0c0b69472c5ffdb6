import { Typography } from '@mui/material';
import {
  email,
  maxLength,
  minValue,
  NumberInput,
  required,
  SelectInput,
  TextInput,
  useCanAccess,
  useTranslate,
} from 'react-admin';
import { useRead } from '../../platform/operations.ts';
import { DistrictsDocument } from './organisation.graphql.ts';

const KINDS = ['MEMBER', 'PROVIDER', 'BOTH'] as const;
const LEGAL_FORMS = [
  'CIO',
  'CHARITABLE_COMPANY',
  'UNINCORPORATED_ASSOCIATION',
  'CHARITABLE_TRUST',
  'COMMUNITY_INTEREST_COMPANY',
  'OTHER',
] as const;

/** The fields of an organisation, for adding and changing one. */
export function OrganisationInputs() {
  const t = useTranslate();
  const { data } = useRead(DistrictsDocument, {});
  // which part an organisation takes in the pool is for whoever admits it
  const { canAccess: admits } = useCanAccess({ resource: 'organisations', action: 'create' });
  const words = (key: string) => t(`resources.organisations.form.${key}`);
  return (
    <>
      <Typography variant="h2" sx={{ mb: 2 }}>
        {words('who')}
      </Typography>
      <TextInput source="name" validate={[required(), maxLength(200)]} />
      <TextInput source="shortName" validate={maxLength(60)} />
      {admits && (
        <SelectInput
          source="kind"
          validate={required()}
          choices={KINDS.map((id) => ({ id, name: t(`resources.organisations.kind.${id}`) }))}
        />
      )}
      <SelectInput
        source="districtCode"
        validate={required()}
        choices={(data?.districts ?? []).map(({ code, name }) => ({ id: code, name }))}
      />
      <SelectInput
        source="legalForm"
        choices={LEGAL_FORMS.map((id) => ({ id, name: t(`resources.organisations.legalForm.${id}`) }))}
      />
      <TextInput source="charityNumber" />
      <TextInput source="companyNumber" />
      <Typography variant="h2" sx={{ mt: 3, mb: 1 }}>
        {words('size')}
      </Typography>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {words('sizeHelp')}
      </Typography>
      <NumberInput source="annualIncome" validate={minValue(0)} />
      <NumberInput source="headcount" validate={minValue(0)} />
      <NumberInput source="volunteers" validate={minValue(0)} />
      <Typography variant="h2" sx={{ mt: 3, mb: 2 }}>
        {words('contact')}
      </Typography>
      <TextInput source="contactName" />
      <TextInput source="contactEmail" type="email" validate={email()} />
      <TextInput source="contactPhone" type="tel" />
    </>
  );
}
