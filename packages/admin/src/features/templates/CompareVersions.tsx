import './add-words.ts';
import { Box, MenuItem, TextField } from '@mui/material';
import { useParams, useSearchParams } from 'react-router';
import { ComparisonView } from '../../platform/documents/ComparisonView.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Missing, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { readPath } from './library-paths.ts';
import {
  CompareVersionsDocument,
  type Template,
  TemplateDocument,
  type VersionLine,
} from './template.graphql.ts';
import { useWords } from './use-words.ts';

/** Two editions of a document in one text, with the words that differ marked. */
export function CompareVersions() {
  const words = useWords();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useRead(TemplateDocument, { id });
  if (data && !data.data) return <Missing />;
  const template = data?.data;
  return (
    <Page
      title={words('compare.title')}
      intro={template?.title}
      back={{ to: readPath(id), label: template?.title ?? words('list.title') }}
    >
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={8} />}
      {template && <Choose template={template} />}
    </Page>
  );
}

function Choose({ template }: { template: Template }) {
  const words = useWords();
  const [parameters, setParameters] = useSearchParams();
  const versions = [...(template.versions ?? [])].sort(
    (one, other) => (one.number ?? 0) - (other.number ?? 0),
  );
  const known = (id: string | null) => versions.find((version) => version.id === id)?.id;
  const after = known(parameters.get('after')) ?? versions.at(-1)?.id;
  const before = known(parameters.get('before')) ?? versions.at(-2)?.id;
  if (!before || !after) return <Nothing title={words('compare.onlyOne')} />;
  const choose = (name: 'before' | 'after', id: string) =>
    setParameters({ before, after, [name]: id }, { replace: true });
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2,
          maxWidth: 720,
          '& > *': { flex: '1 1 240px' },
        }}
      >
        <ChooseVersion
          name="before"
          label={words('compare.before')}
          versions={versions}
          value={before}
          onChange={(id) => choose('before', id)}
        />
        <ChooseVersion
          name="after"
          label={words('compare.after')}
          versions={versions}
          value={after}
          onChange={(id) => choose('after', id)}
        />
      </Box>
      <Compared beforeId={before} afterId={after} />
    </>
  );
}

function ChooseVersion({
  name,
  label,
  versions,
  value,
  onChange,
}: {
  name: string;
  label: string;
  versions: readonly VersionLine[];
  value: string;
  onChange: (id: string) => void;
}) {
  const words = useWords();
  return (
    <TextField
      id={`compare-${name}`}
      select
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {versions.map(({ id, number, status, publishedAt }) => (
        <MenuItem key={id} value={id}>
          {words('read.editionName', { number })}
          {publishedAt
            ? `, ${dateText(dateOf(publishedAt))}`
            : status
              ? `, ${words(`status.${status}`)}`
              : ''}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** What changed from one edition to another; used where a draft is reviewed too. */
export function Compared({ beforeId, afterId }: { beforeId: string; afterId: string }) {
  const words = useWords();
  const { data, error, isPending, refetch } = useRead(CompareVersionsDocument, { beforeId, afterId });
  return (
    <Panel title={words('compare.changes')}>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={6} />}
      {data && <ComparisonView comparison={data.data} />}
    </Panel>
  );
}
