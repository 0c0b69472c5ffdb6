import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ComparisonView } from '../../platform/documents/ComparisonView.tsx';
import { DocumentPaper } from '../../platform/documents/DocumentPaper.tsx';
import { FileLinkButton } from '../../platform/layout/FileLinkButton.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { dateText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import {
  ComparePolicyVersionsDocument,
  type Policy,
  PolicyVersionDocument,
  type VersionRow,
} from './policy.graphql.ts';

/** Every version that there was, newest first; any two of them side by side. */
export function PolicyVersions({ policy }: { policy: Policy }) {
  const t = useTranslate();
  const versions = [...(policy.versions ?? [])].sort((one, other) => (other.number ?? 0) - (one.number ?? 0));
  const [read, setRead] = useState<string>();
  const words = (key: string, more?: object) => t(`resources.policies.versions.${key}`, more);
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Panel title={words('title')}>
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {versions.map((version) => (
            <PanelRow key={version.id}>
              <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
                <Typography sx={{ fontWeight: 600 }}>
                  {words('number', { number: version.number })}, {words(`status.${version.status}`)}
                </Typography>
                <Typography color="text.secondary">{sentenceOf(version, words)}</Typography>
                {version.changeSummary && <Typography>{version.changeSummary}</Typography>}
              </Box>
              <Button
                variant="outlined"
                size="small"
                aria-expanded={read === version.id}
                aria-label={words('readOf', { number: version.number })}
                onClick={() => setRead(read === version.id ? undefined : version.id)}
              >
                {words(read === version.id ? 'close' : 'read')}
              </Button>
            </PanelRow>
          ))}
        </Box>
        {read && <Read versionId={read} />}
      </Panel>
      {versions.length > 1 && <Compare versions={versions} />}
    </Box>
  );
}

type WordsOf = (key: string, more?: object) => string;

/** "Adopted on 3 March 2026 at the meeting of …, minute 4.2." */
function sentenceOf(version: VersionRow, words: WordsOf): string {
  const { adoptedOn, meetingOn, minute } = version;
  if (meetingOn) return words('byMeeting', { date: dateText(meetingOn), minute: minute ?? '' });
  const yes = (version.approvals ?? [])
    .filter(({ decision }) => decision === 'APPROVED')
    .map(({ approver }) => approver?.name ?? '');
  if (adoptedOn && yes.length > 0)
    return words('byPeople', { date: dateText(adoptedOn), names: new Intl.ListFormat('en-GB').format(yes) });
  if (adoptedOn) return words('adopted', { date: dateText(adoptedOn) });
  return version.author?.name ? words('by', { name: version.author.name }) : words('bySystem');
}

function Read({ versionId }: { versionId: string }) {
  const { data, error, isPending, refetch } = useRead(PolicyVersionDocument, { id: versionId });
  const version = data?.data;
  if (isPending) return <Waiting lines={6} />;
  if (error || !version) return <Failed error={error} retry={() => refetch()} />;
  return (
    <Box sx={{ mt: 2 }}>
      {version.file && <FileLinkButton file={version.file} />}
      {version.html !== null && <DocumentPaper title={version.policy?.title ?? ''} html={version.html} />}
    </Box>
  );
}

function Compare({ versions }: { versions: readonly VersionRow[] }) {
  const t = useTranslate();
  const words: WordsOf = (key, more) => t(`resources.policies.versions.${key}`, more);
  const [after, setAfter] = useState(versions[0]?.id ?? '');
  const [before, setBefore] = useState(versions[1]?.id ?? '');
  const isSame = before === after;
  const { data, error, isPending, refetch } = useRead(
    ComparePolicyVersionsDocument,
    { beforeId: before, afterId: after },
    { enabled: !isSame },
  );
  const choice = (id: string, label: string, value: string, set: (value: string) => void) => (
    <TextField
      id={id}
      select
      label={label}
      value={value}
      onChange={(event) => set(event.target.value)}
      sx={{ flex: '1 1 200px', maxWidth: { sm: 320 } }}
    >
      {versions.map((version) => (
        <MenuItem key={version.id} value={version.id}>
          {words('number', { number: version.number })}, {words(`status.${version.status}`)}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Panel title={words('compare')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        {choice('compare-before', words('before'), before, setBefore)}
        {choice('compare-after', words('after'), after, setAfter)}
      </Box>
      {isSame && <Typography>{words('chooseTwo')}</Typography>}
      {!isSame && isPending && <Waiting lines={4} />}
      {error && <Failed error={error} retry={() => refetch()} />}
      {!isSame && data && <ComparisonView comparison={data.data} />}
    </Panel>
  );
}
