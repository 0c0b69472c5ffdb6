import './add-words.ts';
import { Box, FormControlLabel, Switch, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { type Asked, VerbButton } from '../../platform/layout/VerbButton.tsx';
import { useReadAll } from '../../platform/operations.ts';
import {
  ArchiveReaderDocument,
  CreateReaderDocument,
  type PolicyReader,
  ReadersDocument,
  RestoreReaderDocument,
  UpdateReaderDocument,
} from './acknowledgement.graphql.ts';

const AUDIENCES = ['VOLUNTEERS', 'ALL_STAFF', 'TRUSTEES'] as const;
type As = (typeof AUDIENCES)[number];

const useWords = () => {
  const t = useTranslate();
  return (key: string, more?: object) => t(`resources.acknowledgements.readers.${key}`, more);
};

/** People without an account who are asked to read policies. */
export function PolicyReaders() {
  const words = useWords();
  const [archived, setArchived] = useState(false);
  const { data, error, isPending, refetch } = useReadAll(ReadersDocument, { archived });
  return (
    <Page
      title={words('title')}
      intro={words('intro')}
      back={{ to: '/acknowledgements', label: useTranslate()('resources.acknowledgements.progress.back') }}
      actions={<Add />}
      narrow
    >
      <FormControlLabel
        control={<Switch checked={archived} onChange={(_, on) => setArchived(on)} />}
        label={words('archived')}
        sx={{ mb: 2 }}
      />
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={4} />}
      {data?.length === 0 && (
        <Panel title={words('none')}>
          <Typography>{words(archived ? 'noneArchived' : 'noneHelp')}</Typography>
        </Panel>
      )}
      {data && data.length > 0 && (
        <Panel>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.map((reader) => (
              <PanelRow key={reader.id}>
                <Row reader={reader} />
              </PanelRow>
            ))}
          </Box>
        </Panel>
      )}
    </Page>
  );
}

function useAsked(reader?: PolicyReader): Asked[] {
  const words = useWords();
  return [
    { name: 'name', label: words('name'), needed: words('needName'), initial: reader?.name ?? '' },
    { name: 'email', label: words('email'), help: words('emailHelp'), initial: reader?.email ?? '' },
    {
      name: 'audiences',
      label: words('as'),
      needed: words('needAs'),
      initial: reader?.audiences?.[0] ?? 'VOLUNTEERS',
      options: AUDIENCES.map((value) => ({ value, label: words(`audience.${value}`) })),
    },
  ];
}

const inputOf = ({ name = '', email = '', audiences = '' }: Record<string, string>) => ({
  name,
  email: email.trim() || null,
  audiences: AUDIENCES.filter((one: As) => one === audiences),
});

/** Whoever is asked as more than one stays so unless the choice is changed: it shows the first only. */
const sameAudiences = ({ audiences }: PolicyReader, answers: Record<string, string>) =>
  audiences && audiences[0] === answers.audiences ? { audiences } : {};

function Add() {
  const words = useWords();
  return (
    <VerbButton
      strong
      label={words('add.label')}
      title={words('add.title')}
      confirm={words('add.confirm')}
      done={words('add.done')}
      document={CreateReaderDocument}
      asks={useAsked()}
      variables={(answers) => ({ input: inputOf(answers) })}
    />
  );
}

function Row({ reader }: { reader: PolicyReader }) {
  const words = useWords();
  const asks = useAsked(reader);
  const { id, can } = reader;
  const name = reader.name ?? '';
  const version = reader.version ?? 0;
  const text = (verb: string) => ({
    size: 'small' as const,
    label: words(`${verb}.label`),
    named: words(`${verb}.named`, { name }),
    title: words(`${verb}.title`, { name }),
    confirm: words(`${verb}.confirm`),
    done: words(`${verb}.done`),
  });
  return (
    <>
      <Box sx={{ flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
        <Typography color="text.secondary">
          {[
            ...(reader.audiences ?? []).map((one) => words(`audience.${one}`)),
            reader.email ?? words('noEmail'),
          ].join(', ')}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', gap: 1 }}>
        {can.includes('update') && (
          <VerbButton
            {...text('change')}
            document={UpdateReaderDocument}
            asks={asks}
            variables={(answers) => ({
              id,
              version,
              input: { ...inputOf(answers), ...sameAudiences(reader, answers) },
            })}
          />
        )}
        {can.includes('archive') && (
          <VerbButton
            {...text('archive')}
            consequence={words('archive.consequence')}
            document={ArchiveReaderDocument}
            variables={() => ({ id, version })}
          />
        )}
        {can.includes('restore') && (
          <VerbButton
            {...text('restore')}
            document={RestoreReaderDocument}
            variables={() => ({ id, version })}
          />
        )}
      </Box>
    </>
  );
}
