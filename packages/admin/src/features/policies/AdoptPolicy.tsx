import './add-words.ts';
import { Alert, Box, Button, Link, Typography } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { DocumentPaper } from '../../platform/documents/DocumentPaper.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Missing, Nothing, Refused, Waiting } from '../../platform/layout/States.tsx';
import { dateText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { FactQuestionsDocument, type Question } from '../facts/fact.graphql.ts';
import { ChooseKeepers } from './ChooseKeepers.tsx';
import { ChooseTemplate } from './ChooseTemplate.tsx';
import { MissingFacts } from './MissingFacts.tsx';
import { TemplateToAdoptDocument } from './policy.graphql.ts';
import { StepTitle } from './StepTitle.tsx';

/** Taking a template as one's own policy: which, what is missing, who keeps it; then wording and approval on their own pages. */
export function AdoptPolicy() {
  const t = useTranslate();
  const [params, setParams] = useSearchParams();
  const { canAccess, isPending } = useCanAccess({ resource: 'policies', action: 'create' });
  const template = params.get('template');
  const title = t('resources.policies.adopt.title');
  if (!isPending && !canAccess) return <Refused />;
  if (template) return <Adopt id={template} />;
  return (
    <Page title={title} back={{ to: '/policies', label: t('resources.policies.name', { smart_count: 2 }) }}>
      <StepTitle step={1} text={t('resources.policies.adopt.choose')} />
      <ChooseTemplate onChoose={(id) => setParams({ template: id })} />
    </Page>
  );
}

/** Asked for and not answered: optional facts stand only inside their own condition, and what the record knows is changed there. */
export const isMissing = ({ optional, value }: Question): boolean =>
  !optional && (value === null || value === undefined || value === '');

function Adopt({ id }: { id: string }) {
  const t = useTranslate();
  const [params, setParams] = useSearchParams();
  const { data, error, isPending, refetch } = useRead(TemplateToAdoptDocument, { id });
  const template = data?.data;
  const versionId = template?.currentVersion?.id ?? '';
  const questions = useRead(
    FactQuestionsDocument,
    { templateVersionId: versionId },
    { enabled: versionId !== '' },
  );
  const words = (key: string, more?: object) => t(`resources.policies.adopt.${key}`, more);
  const back = { to: '/policies', label: t('resources.policies.name', { smart_count: 2 }) };
  if (data && !template) return <Missing />;
  if (!template) {
    return (
      <Page title={words('title')} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  const title = words('titleOf', { title: template.title });
  if (template.ourPolicyId) {
    return (
      <Page title={title} back={back}>
        <Nothing
          title={words('already')}
          action={{ to: recordPath('policies', template.ourPolicyId), label: words('openOurs') }}
        >
          {words('alreadyHelp')}
        </Nothing>
      </Page>
    );
  }
  if (!template.currentVersion) {
    return (
      <Page title={title} back={back}>
        <Nothing
          title={words('notPublished')}
          action={{ to: '/policies/adopt', label: words('chooseOther') }}
        />
      </Page>
    );
  }
  const go = (step: string) => setParams({ template: id, step });
  const asked = (questions.data?.data ?? []).filter(isMissing);
  const step = params.get('step');
  const isAtFacts = step === 'facts' || (step === 'keepers' && asked.length > 0);
  return (
    <Page title={title} back={back} intro={template.forUsBecause ?? template.because}>
      {questions.isPending && <Waiting lines={4} />}
      {questions.error && <Failed error={questions.error} retry={() => questions.refetch()} />}
      {questions.data && !step && (
        <>
          <StepTitle step={1} text={words('look')} />
          <Typography sx={{ mb: 2, maxWidth: '70ch' }}>{template.summary}</Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 3 }}>
            <Button variant="contained" onClick={() => go(asked.length > 0 ? 'facts' : 'keepers')}>
              {words('takeThis')}
            </Button>
            <Button variant="outlined" component={RouterLink} to={pathTo('/policies/adopt')}>
              {words('chooseOther')}
            </Button>
            <Button variant="outlined" component={RouterLink} to={pathTo(`/policies/bring?template=${id}`)}>
              {words('haveOwn')}
            </Button>
          </Box>
          {template.currentVersion.legalAsOf && (
            <Alert
              severity="info"
              variant="outlined"
              sx={{ mb: 2, fontSize: '1rem', bgcolor: 'background.paper' }}
            >
              {words('legalAsOf', { date: dateText(template.currentVersion.legalAsOf) })}
            </Alert>
          )}
          <Panel title={words('paper')}>
            <DocumentPaper title={template.title ?? ''} html={template.currentVersion.html ?? ''} />
          </Panel>
        </>
      )}
      {questions.data && isAtFacts && (
        <>
          <StepTitle step={2} text={words('facts')} />
          {asked.length > 0 ? (
            <MissingFacts
              name={`adopt:${id}`}
              questions={asked}
              next={words('next')}
              onDone={() => go('keepers')}
            />
          ) : (
            <>
              <Typography sx={{ mb: 2 }}>{words('allKnown')}</Typography>
              <Button variant="contained" onClick={() => go('keepers')}>
                {words('next')}
              </Button>
            </>
          )}
        </>
      )}
      {questions.data && step === 'keepers' && !isAtFacts && (
        <>
          <StepTitle step={3} text={words('keepers')} />
          <ChooseKeepers template={template} />
        </>
      )}
      {step && (
        <Typography sx={{ mt: 3 }}>
          <Link component={RouterLink} to={pathTo(`/policies/adopt?template=${id}`)}>
            {words('readAgain')}
          </Link>
        </Typography>
      )}
    </Page>
  );
}
