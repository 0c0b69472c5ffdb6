import { Alert, Box, Typography } from '@mui/material';
import { Form, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { EditRecord } from '../../platform/inputs/EditRecord.tsx';
import { ErrorSummary, SaveBar } from '../../platform/inputs/RecordForm.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { useMe } from '../../platform/me.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { type Availability, dayField } from './availability.graphql.ts';
import { Exceptions } from './Exceptions.tsx';
import { parseHours, WEEKDAYS } from './hours.ts';
import { WeekPreview } from './WeekPreview.tsx';

/** The availability editor: weekly hours as rows one can type, and beside them the week that results. */
export function AvailabilityEdit() {
  const t = useTranslate();
  const me = useMe();
  const { id = '' } = useParams();
  const words = (key: string, more?: object) => t(`resources.availability.edit.${key}`, more);
  const isOwn = me?.person.id === id;
  return (
    <EditRecord
      resource="availability"
      title={(record) => (isOwn ? words('own') : words('title', { name: record.adviser?.name ?? '' }))}
      fields={WEEKDAYS.map(dayField)}
      after={`/availability/${id}`}
      back={
        isOwn
          ? { to: '/', label: t('app.menu.myDay') }
          : { to: '/availability', label: t('resources.availability.name', { smart_count: 2 }) }
      }
      intro={words('intro')}
      wide
    >
      <Editor />
    </EditRecord>
  );
}

function Editor() {
  const t = useTranslate();
  const record = useRecordContext<Availability>();
  const words = (key: string) => t(`resources.availability.edit.${key}`);
  if (!record) return null;
  const maySet = record.can.includes('setHours');
  const understood = (typed: string | null | undefined) =>
    parseHours(typed ?? '') ? undefined : words('notUnderstood');
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Form noValidate warnWhenUnsavedChanges>
        <Box
          sx={{
            display: 'grid',
            gap: 3,
            gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 5fr) minmax(0, 6fr)' },
            alignItems: 'start',
          }}
        >
          <Panel title={words('weekly')}>
            <ErrorSummary resource="availability" />
            <Typography color="text.secondary" sx={{ mb: 2 }}>
              {words('weeklyHelp')}
            </Typography>
            {!maySet && (
              <Alert severity="info" sx={{ mb: 2, fontSize: '1rem' }}>
                {words('readOnly')}
              </Alert>
            )}
            {WEEKDAYS.map((day) => (
              <TextInput
                key={day}
                source={dayField(day)}
                validate={understood}
                helperText={false}
                readOnly={!maySet}
                autoComplete="off"
                sx={row}
              />
            ))}
            {maySet && <SaveBar cancel="/availability" />}
          </Panel>
          <WeekPreview adviserId={record.id} />
        </Box>
      </Form>
      <Exceptions availability={record} />
      <HistoryPanel type="Availability" id={record.id} version={record.version} />
    </Box>
  );
}

/** A label beside its field on a desk, so that a week reads as rows. */
const row = {
  mb: 1,
  display: 'grid',
  gridTemplateColumns: { xs: '1fr', sm: '124px 1fr' },
  alignItems: 'center',
  '& .MuiFormHelperText-root': { gridColumn: { sm: 2 } },
};
