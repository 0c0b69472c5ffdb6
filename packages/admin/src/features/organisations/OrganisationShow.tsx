import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import { ShowBase, useCanAccess, useNotify, useShowContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { Facts } from '../../platform/layout/Facts.tsx';
import { saidInPlace } from '../../platform/layout/ListBody.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { useMe } from '../../platform/me.ts';
import { useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { ArchiveOrganisationDocument, type Organisation } from './organisation.graphql.ts';
import { pounds } from './pounds.ts';

/** The page of an organisation; of others one sees the name and its part in the consortium. */
export function OrganisationShow() {
  return (
    <ShowBase resource="organisations" redirectOnError={false} queryOptions={saidInPlace}>
      <Body />
    </ShowBase>
  );
}

function Body() {
  const t = useTranslate();
  const { record, error, isPending, refetch } = useShowContext<Organisation>();
  const back = { to: '/organisations', label: t('resources.organisations.name', { smart_count: 2 }) };
  if (!record) {
    return (
      <Page title={t('resources.organisations.name', { smart_count: 1 })} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  const words = (key: string, more?: object) => t(`resources.organisations.show.${key}`, more);
  const field = (key: string) => t(`resources.organisations.fields.${key}`);
  const hasSize = record.annualIncome !== null || record.headcount !== null || record.volunteers !== null;
  const hasContact = Boolean(record.contactName || record.contactEmail || record.contactPhone);
  return (
    <Page title={record.name ?? ''} back={back} actions={<Actions organisation={record} />}>
      {record.illustrative && (
        <Alert severity="info" variant="outlined" sx={{ mb: 2, fontSize: '1rem' }}>
          {words('illustrative')}
        </Alert>
      )}
      {record.archivedAt && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 2, fontSize: '1rem' }}>
          {words('archived', { date: dateText(dateOf(record.archivedAt)) })}
        </Alert>
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', md: '3fr 2fr' },
          alignItems: 'start',
        }}
      >
        <Panel title={words('facts')}>
          <Facts
            facts={[
              [field('shortName'), record.shortName],
              [field('kind'), record.kind && t(`resources.organisations.kind.${record.kind}`)],
              [field('district'), record.district?.name],
              [
                field('legalForm'),
                record.legalForm && t(`resources.organisations.legalForm.${record.legalForm}`),
              ],
              [field('charityNumber'), record.charityNumber],
              [field('companyNumber'), record.companyNumber],
            ]}
          />
        </Panel>
        <Box sx={{ display: 'grid', gap: 3 }}>
          {hasSize && (
            <Panel title={words('size')}>
              <Facts
                facts={[
                  [field('annualIncome').replace(' (£)', ''), pounds(record.annualIncome)],
                  [field('headcount'), record.headcount],
                  [field('volunteers'), record.volunteers],
                ]}
              />
            </Panel>
          )}
          {hasContact && (
            <Panel title={words('contact')}>
              <Facts
                facts={[
                  [field('contactName'), record.contactName],
                  [field('contactEmail'), record.contactEmail],
                  [field('contactPhone'), record.contactPhone],
                ]}
              />
            </Panel>
          )}
        </Box>
      </Box>
      <HistoryPanel type="Organisation" id={record.id} version={record.version} />
    </Page>
  );
}

function Actions({ organisation }: { organisation: Organisation }) {
  const t = useTranslate();
  const notify = useNotify();
  const archive = useVerb(ArchiveOrganisationDocument);
  const { canAccess: seesPeople } = useCanAccess({ resource: 'people', action: 'list' });
  const { canAccess: keepsRecord } = useCanAccess({ resource: 'processing-activities', action: 'list' });
  const me = useMe();
  const [asks, setAsks] = useState(false);
  const words = (key: string) => t(`resources.organisations.show.${key}`);
  const people = `/people?filter=${encodeURIComponent(JSON.stringify({ organisation: organisation.id }))}`;
  const isOwn = organisation.can.includes('update');
  const isOwnRecord = me?.actingFor?.id === organisation.id;
  return (
    <>
      {isOwn && (
        <Button
          variant="contained"
          component={RouterLink}
          to={pathTo(recordPath('organisations', organisation.id, 'edit'))}
        >
          {words('edit')}
        </Button>
      )}
      {isOwn && seesPeople && (
        <Button variant="outlined" component={RouterLink} to={pathTo(people)}>
          {words('seePeople')}
        </Button>
      )}
      {isOwnRecord && keepsRecord && (
        <Button variant="outlined" component={RouterLink} to={pathTo('/data-protection')}>
          {t('app.menu.dataProtection')}
        </Button>
      )}
      {organisation.can.includes('archive') && !organisation.archivedAt && (
        <Button variant="outlined" color="error" onClick={() => setAsks(true)}>
          {words('archive')}
        </Button>
      )}
      {asks && (
        <ConfirmDialog
          title={t('resources.organisations.archive.title', { name: organisation.name })}
          consequence={t('resources.organisations.archive.consequence')}
          confirm={t('resources.organisations.archive.submit')}
          danger
          busy={archive.isPending}
          error={archive.error}
          onClose={() => setAsks(false)}
          onConfirm={() =>
            archive.mutate(
              { id: organisation.id, version: organisation.version },
              {
                onSuccess: () => {
                  setAsks(false);
                  notify('resources.organisations.archive.done', { type: 'success' });
                },
              },
            )
          }
        />
      )}
    </>
  );
}
