import { Box, Button } from '@mui/material';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Facts } from '../../platform/layout/Facts.tsx';
import { saidInPlace } from '../../platform/layout/ListBody.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { InviteToSignIn } from './InviteToSignIn.tsx';
import { Memberships } from './Memberships.tsx';
import type { Person } from './person.graphql.ts';
import { Responsibilities } from './Responsibilities.tsx';

/** The page of a person: how to reach them, and their roles. */
export function PersonShow() {
  return (
    <ShowBase resource="people" redirectOnError={false} queryOptions={saidInPlace}>
      <Body />
    </ShowBase>
  );
}

function Body() {
  const t = useTranslate();
  const { record, error, isPending, refetch } = useShowContext<Person>();
  const back = { to: '/people', label: t('resources.people.name', { smart_count: 2 }) };
  if (!record) {
    return (
      <Page title={t('resources.people.name', { smart_count: 1 })} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  return (
    <Page
      title={record.name ?? ''}
      back={back}
      actions={
        <>
          {record.can.includes('update') && (
            <Button
              variant="contained"
              component={RouterLink}
              to={pathTo(recordPath('people', record.id, 'edit'))}
            >
              {t('resources.people.show.edit')}
            </Button>
          )}
          <Removals person={record} />
        </>
      }
    >
      <InviteToSignIn person={record} />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', md: '2fr 3fr' },
          alignItems: 'start',
        }}
      >
        <Panel title={t('resources.people.show.contact')}>
          <Facts
            facts={[
              [t('resources.people.fields.email'), record.email],
              [t('resources.people.fields.pendingEmail'), record.pendingEmail],
              [t('resources.people.fields.phone'), record.phone],
            ]}
          />
        </Panel>
        <Memberships person={record} />
        <Responsibilities person={record} />
      </Box>
      <HistoryPanel type="Person" id={record.id} version={record.version} />
    </Page>
  );
}

/** A way out of each organisation whose roles one may end. */
function Removals({ person }: { person: Person }) {
  const t = useTranslate();
  const places = new Map(
    (person.memberships ?? [])
      .filter(({ can }) => can.includes('archive'))
      .map(({ organisation }) => [organisation?.id ?? '', organisation?.name]),
  );
  return [...places].map(([id, name]) => (
    <Button
      key={id}
      variant="outlined"
      color="error"
      component={RouterLink}
      to={`${pathTo(`/people/${person.id}/remove`)}${id && `?organisation=${id}`}`}
    >
      {t('resources.people.show.remove', { organisation: name ?? t('resources.people.show.consortium') })}
    </Button>
  ));
}
