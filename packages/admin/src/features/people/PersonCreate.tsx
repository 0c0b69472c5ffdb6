import { Box, Button } from '@mui/material';
import { useState } from 'react';
import {
  AutocompleteInput,
  BooleanInput,
  email,
  type HttpError,
  RadioButtonGroupInput,
  ReferenceInput,
  required,
  SaveContextProvider,
  SelectInput,
  TextInput,
  useNotify,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { Navigate, Link as RouterLink } from 'react-router';
import { useMailGoesOut } from '../../platform/console-config.ts';
import { fieldsOf } from '../../platform/http-error.ts';
import { CreateRecord } from '../../platform/inputs/CreateRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { useMe } from '../../platform/me.ts';
import { useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { InvitationSent } from '../invitations/InvitationSent.tsx';
import { InvitePersonDocument, type Sent } from '../invitations/invitation.graphql.ts';
import { CreatePersonDocument, type MembershipRole } from './person.graphql.ts';
import { organisationRoles } from './roles.ts';

interface Values {
  way: 'INVITE' | 'NAME_ONLY';
  name: string;
  email?: string | null;
  phone?: string | null;
  organisationId?: string;
  role: MembershipRole;
  mayBook: boolean;
}

/** Inviting a person to a first role; or naming one who does not sign in. */
export function PersonCreate() {
  const [sent, setSent] = useState<Sent>();
  const [named, setNamed] = useState<string>();
  if (named) return <Navigate to={pathTo(recordPath('people', named))} replace />;
  if (sent) return <Invited sent={sent} onAnother={() => setSent(undefined)} />;
  return <InviteForm onSent={setSent} onNamed={setNamed} />;
}

function Invited({ sent, onAnother }: { sent: Sent; onAnother: () => void }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.invitations.sent.${key}`, more);
  return (
    <Page narrow title={words('title', { name: sent.invitation.name })}>
      <InvitationSent sent={sent} />
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', mt: 3 }}>
        <Button variant="contained" component={RouterLink} to={pathTo('/people')}>
          {words('back')}
        </Button>
        <Button variant="outlined" onClick={onAnother}>
          {words('another')}
        </Button>
      </Box>
    </Page>
  );
}

interface FormProps {
  onSent: (sent: Sent) => void;
  onNamed: (id: string) => void;
}

function InviteForm({ onSent, onNamed }: FormProps) {
  const t = useTranslate();
  const mailGoesOut = useMailGoesOut();
  const { save, saving } = useSave({ onSent, onNamed });
  return (
    <CreateRecord
      resource="people"
      title={t('resources.people.create.title')}
      intro={t(`resources.people.create.${mailGoesOut ? 'intro' : 'introByHand'}`)}
    >
      <SaveContextProvider value={{ save, saving }}>
        <RecordForm
          resource="people"
          cancel="/people"
          submit={t('resources.people.create.submit')}
          defaultValues={{ way: 'INVITE', role: 'STAFF', mayBook: false }}
        >
          <Inputs />
        </RecordForm>
      </SaveContextProvider>
    </CreateRecord>
  );
}

/** Invites or names, as was chosen; answers what is wrong with the fields. */
function useSave({ onSent, onNamed }: FormProps) {
  const t = useTranslate();
  const notify = useNotify();
  const invite = useVerb(InvitePersonDocument);
  const create = useVerb(CreatePersonDocument);
  const save = async (record: object) => {
    const { way, name, email: address, phone, organisationId, role, mayBook } = record as Values;
    const place = organisationId && role !== 'COORDINATOR' ? { organisationId } : {};
    try {
      if (way === 'NAME_ONLY') {
        const input = { name, role, mayBook, ...(phone ? { phone } : {}), ...place };
        onNamed((await create.mutateAsync({ input })).data.id);
      } else {
        const input = { name, email: (address ?? '').trim(), role, mayBook, ...place };
        onSent((await invite.mutateAsync({ input })).data);
      }
      return undefined;
    } catch (error) {
      const fields = fieldsOf(error);
      if (Object.keys(fields).length > 0) return fields;
      const { message } = error as HttpError;
      notify(t(message, { _: message }), { type: 'error' });
      return { root: message };
    }
  };
  return { save, saving: invite.isPending || create.isPending };
}

function Inputs() {
  const t = useTranslate();
  const me = useMe();
  const { way, role } = useWatch<Partial<Values>>();
  const isInvited = way !== 'NAME_ONLY';
  const offered =
    me?.actsForConsortium && isInvited ? [...organisationRoles, 'COORDINATOR'] : organisationRoles;
  return (
    <>
      <RadioButtonGroupInput
        source="way"
        row={false}
        choices={['INVITE', 'NAME_ONLY'].map((id) => ({ id, name: t(`resources.people.create.${id}`) }))}
      />
      <TextInput source="name" validate={required()} autoComplete="off" />
      {isInvited && (
        <TextInput source="email" type="email" validate={[required(), email()]} autoComplete="off" />
      )}
      {!isInvited && <TextInput source="phone" type="tel" autoComplete="off" />}
      {me?.actsForConsortium && role !== 'COORDINATOR' && (
        <ReferenceInput
          source="organisationId"
          reference="organisations"
          sort={{ field: 'name', order: 'ASC' }}
        >
          <AutocompleteInput optionText="name" filterToQuery={(q: string) => ({ q })} validate={required()} />
        </ReferenceInput>
      )}
      <SelectInput
        source="role"
        validate={required()}
        choices={offered.map((id) => ({ id, name: t(`resources.people.role.${id}`) }))}
      />
      {role !== 'MANAGER' && role !== 'COORDINATOR' && (
        <BooleanInput source="mayBook" helperText={t('resources.people.form.mayBookHelp')} />
      )}
    </>
  );
}
