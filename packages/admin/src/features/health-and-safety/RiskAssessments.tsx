import './add-words.ts';
import { DateInput, required, TextInput } from 'react-admin';
import { useParams } from 'react-router';
import { CreateRecord } from '../../platform/inputs/CreateRecord.tsx';
import { EditRecord } from '../../platform/inputs/EditRecord.tsx';
import { RecordForm } from '../../platform/inputs/RecordForm.tsx';
import { ListPage } from '../../platform/layout/ListPage.tsx';
import type { Column } from '../../platform/layout/RecordTable.tsx';
import { dateText, today } from '../../platform/london-time.ts';
import { recordPath } from '../../platform/paths.ts';
import { DueLabel } from './DueLabel.tsx';
import { type ListedAssessment, riskAssessmentFormFields } from './health-and-safety.graphql.ts';
import { PersonInput } from './PersonInput.tsx';
import { RatingLabel } from './RatingLabel.tsx';
import { useOverviewLink, useWords } from './use-words.ts';

const RESOURCE = 'risk-assessments';

/** All risk assessments of the organisation but those that were put away. */
export function RiskAssessmentList() {
  const words = useWords(RESOURCE);
  const back = useOverviewLink();
  const columns: Column<ListedAssessment>[] = [
    { key: 'title', label: words('fields.title'), sort: 'title', render: (row) => row.title },
    { key: 'site', label: words('fields.site'), render: (row) => row.site },
    {
      key: 'worstBand',
      label: words('fields.worstBand'),
      render: (row) => <RatingLabel band={row.worstBand} />,
      text: (row) => (row.worstBand ? words(`band.${row.worstBand}`) : ''),
    },
    {
      key: 'nextReviewOn',
      label: words('fields.nextReviewOn'),
      sort: 'nextReviewOn',
      render: (row) => <DueLabel date={row.nextReviewOn} done={row.status !== 'CURRENT'} />,
      text: (row) => (row.nextReviewOn ? dateText(row.nextReviewOn) : ''),
    },
    {
      key: 'status',
      label: words('fields.status'),
      render: (row) => row.status && words(`status.${row.status}`),
    },
    {
      key: 'openActionCount',
      label: words('fields.openActionCount'),
      align: 'right',
      render: (row) => row.openActionCount || null,
    },
  ];
  const facets = [
    {
      source: 'state',
      label: words('fields.status'),
      options: (['CURRENT', 'DRAFT', 'late', 'ARCHIVED'] as const).map((value) => ({
        value,
        label: words(`status.${value}`),
      })),
    },
  ];
  return <ListPage resource={RESOURCE} back={back} columns={columns} facets={facets} />;
}

function AssessmentInputs() {
  const words = useWords(RESOURCE);
  return (
    <>
      <TextInput source="title" validate={required()} helperText={words('help.title')} />
      <TextInput source="site" helperText={words('help.site')} />
      <TextInput
        source="activity"
        validate={required()}
        multiline
        minRows={2}
        helperText={words('help.activity')}
      />
      <PersonInput source="assessorId" helperText={words('help.assessor')} />
      <DateInput source="assessedOn" />
      <DateInput source="nextReviewOn" helperText={words('help.nextReviewOn')} />
    </>
  );
}

/** Begins a draft; its hazards are added on its page. */
export function RiskAssessmentCreate() {
  const words = useWords(RESOURCE);
  return (
    <CreateRecord resource={RESOURCE} title={words('create.title')} intro={words('create.intro')}>
      <RecordForm
        resource={RESOURCE}
        cancel={`/${RESOURCE}`}
        submit={words('create.submit')}
        defaultValues={{ assessedOn: today() }}
      >
        <AssessmentInputs />
      </RecordForm>
    </CreateRecord>
  );
}

/** Puts right what stands at its head. */
export function RiskAssessmentEdit() {
  const words = useWords(RESOURCE);
  const { id = '' } = useParams();
  return (
    <EditRecord
      resource={RESOURCE}
      title={({ title }) => words('edit.title', { name: title })}
      fields={riskAssessmentFormFields}
    >
      <RecordForm resource={RESOURCE} cancel={recordPath(RESOURCE, id)}>
        <AssessmentInputs />
      </RecordForm>
    </EditRecord>
  );
}
