import './add-words.ts';
import { Box, Button, TextField, Typography } from '@mui/material';
import { type FormEvent, useDeferredValue, useMemo, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { ComparisonView } from '../../platform/documents/ComparisonView.tsx';
import { fieldsOf } from '../../platform/http-error.ts';
import { useKeptDraft } from '../../platform/kept-draft.ts';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { Failed, Missing, Waiting } from '../../platform/layout/States.tsx';
import { useRead, useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { ChangeInputs, type ChangeSize } from './ChangeInputs.tsx';
import { compareTexts } from './compare-texts.ts';
import {
  ChangeWordingDocument,
  type Policy,
  PolicyDocument,
  type PolicyVersion,
  PolicyVersionDocument,
} from './policy.graphql.ts';
import { ReplaceFile } from './ReplaceFile.tsx';
import { StepTitle } from './StepTitle.tsx';

interface Draft {
  /** What the text was when typing began: another text since is said, never written over. */
  from: string;
  text: string;
  change: ChangeSize;
  summary: string;
}

const isDraft = (kept: unknown): kept is Draft =>
  typeof kept === 'object' &&
  kept !== null &&
  'from' in kept &&
  'text' in kept &&
  'change' in kept &&
  'summary' in kept;

/** Own wording of a policy: the text, beside it what differs from the version that it began with. */
export function PolicyWording() {
  const t = useTranslate();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useRead(PolicyDocument, { id });
  const policy = data?.data;
  const versionId = policy?.openVersion?.id ?? policy?.currentVersion?.id ?? '';
  const version = useRead(PolicyVersionDocument, { id: versionId }, { enabled: versionId !== '' });
  const shown = version.data?.data;
  if (data && !policy) return <Missing />;
  const back = {
    to: recordPath('policies', id),
    label: policy?.title ?? t('resources.policies.name', { smart_count: 1 }),
  };
  if (!policy || !shown) {
    const failure = error ?? version.error;
    return (
      <Page title={t('resources.policies.wording.title')} back={back}>
        {isPending || version.isPending ? (
          <Waiting lines={8} />
        ) : (
          <Failed
            error={failure}
            retry={() => {
              void refetch();
              void version.refetch();
            }}
          />
        )}
      </Page>
    );
  }
  if (shown.file || shown.text === null) {
    return (
      <Page title={t('resources.policies.wording.titleOf', { title: policy.title })} back={back} narrow>
        <ReplaceFile policy={policy} />
      </Page>
    );
  }
  return <Editor key={shown.id} policy={policy} version={shown} text={shown.text} back={back} />;
}

function Editor({
  policy,
  version,
  text,
  back,
}: {
  policy: Policy;
  version: PolicyVersion;
  text: string;
  back: { to: string; label: string };
}) {
  const t = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const isAdopting = params.has('adopting');
  const isFirst = policy.currentVersion === null;
  const save = useVerb(ChangeWordingDocument);
  const [tried, setTried] = useState(false);
  const [draft, keep, forget] = useKeptDraft<Draft>(
    `wording:${policy.id}`,
    { from: text, text, change: version.change ?? 'MATERIAL', summary: version.changeSummary ?? '' },
    isDraft,
  );
  const compared = useDeferredValue(draft.text);
  const comparison = useMemo(() => compareTexts(text, compared), [text, compared]);
  const words = (key: string, more?: object) => t(`resources.policies.wording.${key}`, more);
  const isChanged = draft.text !== text;
  const needsSummary = !isFirst && isChanged && draft.summary.trim() === '';
  const refused = fieldsOf(save.error);
  const onwards = pathTo(isAdopting ? `/policies/${policy.id}/approval` : recordPath('policies', policy.id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (needsSummary) return;
    if (!isChanged) return navigate(onwards);
    save.mutate(
      {
        policyId: policy.id,
        text: draft.text,
        change: isFirst ? null : draft.change,
        changeSummary: draft.summary.trim() || null,
      },
      {
        onSuccess: () => {
          forget();
          notify(words('saved'), { type: 'success' });
          navigate(pathTo(`/policies/${policy.id}/approval`));
        },
      },
    );
  };
  const problem = refused.text ?? refused.wording;
  return (
    <Page title={words('titleOf', { title: policy.title })} back={back} intro={words('intro')}>
      {isAdopting && <StepTitle step={4} text={words('step')} />}
      <Box
        component="form"
        onSubmit={submit}
        noValidate
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
          alignItems: 'start',
        }}
      >
        <Box>
          <Problem message={Object.keys(refused).length > 0 ? undefined : save.error?.message} />
          {draft.from !== text && (
            <Box sx={{ mb: 2 }}>
              <Problem message={words('changedMeanwhile')} />
              <Button variant="outlined" onClick={forget}>
                {words('startAnew')}
              </Button>
            </Box>
          )}
          <TextField
            id="wording-text"
            label={words('text')}
            multiline
            minRows={16}
            maxRows={30}
            value={draft.text}
            onChange={(event) => keep({ ...draft, text: event.target.value })}
            error={problem !== undefined}
            helperText={problem ?? words('textHelp')}
            slotProps={{
              htmlInput: {
                spellCheck: true,
                style: { fontFamily: 'ui-monospace, monospace', fontSize: '0.9375rem' },
              },
            }}
          />
          {!isFirst && (
            <ChangeInputs
              change={draft.change}
              summary={draft.summary}
              onChange={(changes) => keep({ ...draft, ...changes })}
              errors={{
                ...(tried && needsSummary ? { changeSummary: words('needSummary') } : {}),
                ...refused,
              }}
            />
          )}
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <Button type="submit" variant="contained" disabled={save.isPending}>
              {save.isPending
                ? t('app.form.saving')
                : words(isChanged ? 'save' : isAdopting ? 'keepAsItIs' : 'nothing')}
            </Button>
            {isChanged && (
              <Button variant="outlined" onClick={forget}>
                {words('undo')}
              </Button>
            )}
          </Box>
        </Box>
        <Panel title={words('differs')}>
          {isChanged ? <ComparisonView comparison={comparison} /> : <Typography>{words('same')}</Typography>}
        </Panel>
      </Box>
    </Page>
  );
}
