import './add-words.ts';
import { Box, Button, Typography } from '@mui/material';
import {
  DateInput,
  required,
  SelectInput,
  ShowBase,
  TextInput,
  useNotify,
  useShowContext,
  useTranslate,
} from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router';
import { CreateRecord } from '../../platform/inputs/CreateRecord.tsx';
import { EditRecord } from '../../platform/inputs/EditRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { Facts } from '../../platform/layout/Facts.tsx';
import { saidInPlace } from '../../platform/layout/ListBody.tsx';
import { ListPage } from '../../platform/layout/ListPage.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import type { Column } from '../../platform/layout/RecordTable.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { Term } from '../../platform/layout/Term.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { dateText } from '../../platform/london-time.ts';
import { useRead, useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import {
  AdoptStarterActivityDocument,
  ArchiveProcessingActivityDocument,
  activityFormFields,
  type ProcessingActivity,
  ReviewProcessingActivityDocument,
  StarterActivitiesDocument,
} from './data-protection.graphql.ts';
import { useOverviewLink } from './use-overview-link.ts';

const RESOURCE = 'processing-activities';
const BASES = [
  'CONSENT',
  'CONTRACT',
  'LEGAL_OBLIGATION',
  'VITAL_INTERESTS',
  'PUBLIC_TASK',
  'LEGITIMATE_INTERESTS',
] as const;
const ROLES = ['CONTROLLER', 'PROCESSOR'] as const;

const useWords = () => {
  const t = useTranslate();
  return (key: string, more?: object) => t(`resources.${RESOURCE}.${key}`, more);
};

/** The record of processing: lines in use, and those that are suggested. */
export function ProcessingActivityList() {
  const back = useOverviewLink();
  const words = useWords();
  const day = (date: string | null) => (date ? dateText(date) : '');
  const columns: Column<ProcessingActivity>[] = [
    { key: 'name', label: words('fields.name'), sort: 'name', render: (row) => row.name },
    { key: 'purpose', label: words('fields.purpose'), render: (row) => row.purpose },
    {
      key: 'lawfulBasis',
      label: words('fields.lawfulBasis'),
      render: (row) => words(`lawfulBasis.${row.lawfulBasis}`),
    },
    { key: 'role', label: words('fields.role'), render: (row) => words(`roleShort.${row.role}`) },
    {
      key: 'nextReviewOn',
      label: words('fields.nextReviewOn'),
      sort: 'nextReviewOn',
      render: (row) => day(row.nextReviewOn),
    },
    // What Article 30 asks for besides, for the file.
    ...(['whose', 'what', 'sharedWith', 'transfers', 'security', 'keptFor'] as const).map(
      (key): Column<ProcessingActivity> => ({
        key,
        label: words(`fields.${key}`),
        render: (row) => row[key],
        onlyInFile: true,
      }),
    ),
    {
      key: 'owner',
      label: words('fields.owner'),
      render: (row) => row.owner?.name ?? '',
      onlyInFile: true,
    },
    {
      key: 'reviewedOn',
      label: words('fields.reviewedOn'),
      render: (row) => day(row.reviewedOn),
      onlyInFile: true,
    },
  ];
  const facets = [
    {
      source: 'archived',
      label: words('list.show'),
      options: [{ value: 'yes', label: words('list.archived') }],
    },
  ];
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <ListPage resource={RESOURCE} back={back} columns={columns} facets={facets} />
      <Starters />
    </Box>
  );
}

function Starters() {
  const t = useTranslate();
  const words = useWords();
  const notify = useNotify();
  const { data } = useRead(StarterActivitiesDocument, {});
  const adopt = useVerb(AdoptStarterActivityDocument);
  const starters = (data?.data ?? []).filter(({ adopted }) => !adopted);
  if (starters.length === 0) return null;
  return (
    <Box sx={{ maxWidth: 1120 }}>
      <Panel title={words('starters.title')}>
        <Term>{words('starters.help')}</Term>
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {starters.map(({ id, name, purpose }) => (
            <Box
              component="li"
              key={id}
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                gap: 2,
                justifyContent: 'space-between',
                alignItems: 'center',
                py: 1.5,
                borderTop: 1,
                borderColor: 'divider',
              }}
            >
              <Box sx={{ flex: '1 1 260px' }}>
                <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
                <Typography color="text.secondary">{purpose}</Typography>
              </Box>
              <Button
                variant="outlined"
                disabled={adopt.isPending}
                aria-label={words('starters.addNamed', { name })}
                onClick={() =>
                  adopt.mutate(
                    { starter: id },
                    {
                      onSuccess: () => notify(words('starters.added'), { type: 'success' }),
                      onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
                    },
                  )
                }
              >
                {words('starters.add')}
              </Button>
            </Box>
          ))}
        </Box>
      </Panel>
    </Box>
  );
}

function ActivityInputs() {
  const words = useWords();
  const help = (key: string) => words(`help.${key}`);
  return (
    <>
      <TextInput source="name" validate={required()} />
      <SelectInput
        source="role"
        validate={required()}
        choices={ROLES.map((id) => ({ id, name: words(`role.${id}`) }))}
      />
      <TextInput source="purpose" validate={required()} multiline minRows={2} />
      <SelectInput
        source="lawfulBasis"
        validate={required()}
        choices={BASES.map((id) => ({ id, name: words(`lawfulBasisLong.${id}`) }))}
        helperText={help('lawfulBasis')}
      />
      <TextInput source="whose" validate={required()} multiline />
      <TextInput source="what" validate={required()} multiline minRows={2} helperText={help('what')} />
      <TextInput source="sharedWith" multiline />
      <TextInput source="transfers" multiline helperText={help('transfers')} />
      <TextInput source="security" validate={required()} multiline minRows={2} />
      <TextInput source="keptFor" validate={required()} multiline />
      <DateInput source="nextReviewOn" />
    </>
  );
}

/** A line of one's own. */
export function ProcessingActivityCreate() {
  const words = useWords();
  return (
    <CreateRecord resource={RESOURCE} title={words('create.title')} intro={words('create.intro')}>
      <RecordForm
        resource={RESOURCE}
        cancel={`/${RESOURCE}`}
        defaultValues={{ role: 'CONTROLLER', lawfulBasis: 'LEGITIMATE_INTERESTS' }}
      >
        <ActivityInputs />
      </RecordForm>
    </CreateRecord>
  );
}

/** Brings a line up to date. */
export function ProcessingActivityEdit() {
  const words = useWords();
  const { id = '' } = useParams();
  return (
    <EditRecord
      resource={RESOURCE}
      title={({ name }) => words('edit.title', { name })}
      fields={activityFormFields}
    >
      <RecordForm resource={RESOURCE} cancel={recordPath(RESOURCE, id)}>
        <ActivityInputs />
      </RecordForm>
    </EditRecord>
  );
}

/** One line, with what is to be done about it. */
export function ProcessingActivityShow() {
  return (
    <ShowBase resource={RESOURCE} redirectOnError={false} queryOptions={saidInPlace}>
      <Body />
    </ShowBase>
  );
}

function Body() {
  const words = useWords();
  const { record, error, isPending, refetch } = useShowContext<ProcessingActivity>();
  const back = { to: `/${RESOURCE}`, label: words('list.title') };
  if (!record) {
    return (
      <Page title={words('name', { smart_count: 1 })} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  const field = (key: string) => words(`fields.${key}`);
  const day = (date: string | null) => date && dateText(date);
  return (
    <Page title={record.name ?? ''} back={back} narrow actions={<Actions activity={record} />}>
      <Panel title={words('show.line')}>
        {record.archivedAt && <Term>{words('show.archived')}</Term>}
        <Facts
          facts={[
            [field('purpose'), record.purpose],
            [field('role'), words(`role.${record.role}`)],
            [field('lawfulBasis'), words(`lawfulBasisLong.${record.lawfulBasis}`)],
            [field('whose'), record.whose],
            [field('what'), record.what],
            [field('sharedWith'), record.sharedWith],
            [field('transfers'), record.transfers],
            [field('security'), record.security],
            [field('keptFor'), record.keptFor],
            [field('owner'), record.owner?.name],
            [field('reviewedOn'), day(record.reviewedOn)],
            [field('nextReviewOn'), day(record.nextReviewOn)],
          ]}
        />
      </Panel>
    </Page>
  );
}

function Actions({ activity }: { activity: ProcessingActivity }) {
  const words = useWords();
  const { id, version } = activity;
  const text = (verb: string) => ({
    label: words(`${verb}.label`),
    title: words(`${verb}.title`),
    consequence: words(`${verb}.consequence`),
    confirm: words(`${verb}.confirm`),
    done: words(`${verb}.done`),
  });
  return (
    <>
      {activity.can.includes('review') && (
        <VerbButton
          {...text('review')}
          strong
          document={ReviewProcessingActivityDocument}
          variables={() => ({ id, version })}
        />
      )}
      {activity.can.includes('update') && (
        <Button variant="outlined" component={RouterLink} to={pathTo(recordPath(RESOURCE, id, 'edit'))}>
          {words('show.edit')}
        </Button>
      )}
      {activity.can.includes('archive') && (
        <VerbButton
          {...text('archive')}
          danger
          document={ArchiveProcessingActivityDocument}
          variables={() => ({ id, version })}
        />
      )}
    </>
  );
}
