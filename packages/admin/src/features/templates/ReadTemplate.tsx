import './add-words.ts';
import Print from '@mui/icons-material/PrintOutlined';
import { Alert, Box, Button, Link, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams, useSearchParams } from 'react-router';
import { Contents } from '../../platform/documents/Contents.tsx';
import { DocumentPaper, notPrinted } from '../../platform/documents/DocumentPaper.tsx';
import { Facts } from '../../platform/layout/Facts.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { Failed, Missing, Waiting } from '../../platform/layout/States.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { useMe } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { DownloadMenu } from './DownloadMenu.tsx';
import { ForUsLabel } from './ForUsLabel.tsx';
import { adoptPath, comparePath, fillPath, readPath } from './library-paths.ts';
import { useWhy } from './TemplateCard.tsx';
import {
  type Template,
  TemplateDocument,
  type TemplateVersion,
  TemplateVersionDocument,
  type VersionLine,
} from './template.graphql.ts';
import { useWords } from './use-words.ts';
import { WritingPanel } from './WritingPanel.tsx';

/** A document of the library as it reads on paper, with what one has to know about it round it. */
export function ReadTemplate() {
  const words = useWords();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useRead(TemplateDocument, { id });
  if (data?.data) return <Reading template={data.data} />;
  if (data) return <Missing />;
  return (
    <Page title={words('name', { smart_count: 1 })} back={{ to: '/templates', label: words('list.title') }}>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={8} />}
    </Page>
  );
}

/** The edition that is asked for; else the published one; else, for who writes, the one that is being written. */
function editionOf(template: Template, asked: string | null): string | undefined {
  const versions = template.versions ?? [];
  const known = versions.find(({ id }) => id === asked);
  return (known ?? template.currentVersion ?? template.openVersion ?? versions.at(-1))?.id;
}

function Reading({ template }: { template: Template }) {
  const t = useTranslate();
  const words = useWords();
  const [parameters] = useSearchParams();
  const editionId = editionOf(template, parameters.get('edition'));
  const { data, error, isPending, refetch } = useRead(
    TemplateVersionDocument,
    { id: editionId ?? '' },
    { enabled: editionId !== undefined },
  );
  const edition = data?.data ?? undefined;
  const title = template.title ?? '';
  return (
    <Page
      title={title}
      intro={<Box sx={notPrinted}>{template.summary}</Box>}
      back={{ to: '/templates', label: words('list.title') }}
      actions={<ReadActions template={template} />}
    >
      {edition && <EditionNotice template={template} edition={edition} />}
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 0, md: 3 },
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '200px minmax(0, 1fr)' },
          alignItems: 'start',
          '@media print': { display: 'block' },
        }}
      >
        <div>{edition?.contents && <Contents entries={edition.contents} />}</div>
        <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <WritingPanel template={template} />
          {error && <Failed error={error} retry={() => refetch()} />}
          {editionId && isPending && <Waiting lines={12} />}
          {!editionId && <Typography>{words('read.nothing')}</Typography>}
          {edition && <Paper template={template} edition={edition} />}
          {edition && <About template={template} edition={edition} />}
          <Versions template={template} shownId={editionId} />
          {template.can.includes('update') && (
            <Box sx={notPrinted}>
              <HistoryPanel type="Template" id={template.id} version={template.version} />
            </Box>
          )}
          <Typography variant="body2" color="text.secondary">
            {words('read.notAdvice')}
            {edition?.legalAsOf
              ? ` ${t('resources.templates.read.lawAsOf', { date: dateText(edition.legalAsOf) })}`
              : ''}
          </Typography>
        </Box>
      </Box>
    </Page>
  );
}

function ReadActions({ template }: { template: Template }) {
  const words = useWords();
  const actsForMember = Boolean(useMe()?.actingFor);
  const { id, title, currentVersion, source } = template;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, ...notPrinted }}>
      <AdoptAction template={template} />
      {currentVersion && actsForMember && (
        <Button variant="outlined" component={RouterLink} to={pathTo(fillPath(id))}>
          {words('card.fill')}
        </Button>
      )}
      {currentVersion && (
        <DownloadMenu
          title={title ?? ''}
          versionId={currentVersion.id}
          isFile={source === 'FILE'}
          fillPath={fillPath(id)}
          onlyBlank={!actsForMember}
        />
      )}
      <Button variant="outlined" startIcon={<Print aria-hidden />} onClick={() => window.print()}>
        {words('read.print')}
      </Button>
    </Box>
  );
}

/** What becomes a policy; forms, checklists and guides are used as they are. */
const ADOPTABLE: readonly Template['kind'][] = ['HR_POLICY', 'HEALTH_AND_SAFETY'];

/** Taking it as our own policy, for who may; where we have one, the way to it. */
function AdoptAction({ template }: { template: Template }) {
  const words = useWords();
  const { canAccess: mayAdopt } = useCanAccess({ resource: 'policies', action: 'create' });
  const { id, kind, source, currentVersion, ourPolicyId } = template;
  if (ourPolicyId) {
    return (
      <Button variant="outlined" component={RouterLink} to={pathTo(recordPath('policies', ourPolicyId))}>
        {words('read.ours')}
      </Button>
    );
  }
  if (!mayAdopt || !currentVersion || source !== 'TEXT' || !ADOPTABLE.includes(kind)) return null;
  return (
    <Button variant="contained" component={RouterLink} to={pathTo(adoptPath(id))}>
      {words('read.adopt')}
    </Button>
  );
}

/** Said above what is not the edition in force. */
function EditionNotice({ template, edition }: { template: Template; edition: TemplateVersion }) {
  const words = useWords();
  const { currentVersion } = template;
  if (edition.status === 'PUBLISHED' || !edition.status) return null;
  const because = edition.retiredBecause ?? '';
  const key = edition.status === 'RETIRED' && !because ? 'REPLACED' : edition.status;
  return (
    <Alert severity={because ? 'warning' : 'info'} variant="outlined" sx={{ mb: 3, fontSize: '1rem' }}>
      {words(`read.notice.${key}`, { number: edition.number, because })}{' '}
      {currentVersion && currentVersion.id !== edition.id && (
        <Link component={RouterLink} to={pathTo(readPath(template.id))}>
          {words('read.notice.toCurrent', { number: currentVersion.number })}
        </Link>
      )}
    </Alert>
  );
}

/** The document, with what one has to know before reading it on top. */
function Paper({ template, edition }: { template: Template; edition: TemplateVersion }) {
  const words = useWords();
  const issued = edition.publishedAt ? dateText(dateOf(edition.publishedAt)) : words('read.notPublished');
  const readers = (template.audience ?? []).map((one) => words(`audience.${one}`)).join(', ');
  const changed = changeOf(words, edition);
  return (
    <DocumentPaper title={template.title ?? ''} html={edition.html ?? ''}>
      <Box
        sx={{
          color: 'text.secondary',
          fontSize: '0.9375rem',
          mb: 3,
          maxWidth: '70ch',
          fontFamily: 'system-ui',
        }}
      >
        <div>{words('read.edition', { number: edition.number, date: issued })}</div>
        {readers && <div>{words('read.for', { readers })}</div>}
        {edition.legalAsOf && <div>{words('read.lawAsOf', { date: dateText(edition.legalAsOf) })}</div>}
        {changed && <div>{words('read.changedIs', { changed })}</div>}
      </Box>
    </DocumentPaper>
  );
}

function changeOf(
  words: ReturnType<typeof useWords>,
  { change, changeSummary }: TemplateVersion,
): string | null {
  if (!changeSummary) return null;
  return change ? `${words(`change.${change}`)}: ${changeSummary}` : changeSummary;
}

function About({ template, edition }: { template: Template; edition: TemplateVersion }) {
  const words = useWords();
  const why = useWhy();
  const { audience, acknowledgedBy, kind, category, reviewMonths } = template;
  const people = (list: Template['audience']) =>
    (list ?? []).map((one) => words(`audience.${one}`)).join(', ');
  const changed = changeOf(words, edition);
  return (
    <Box sx={notPrinted}>
      <Panel title={words('read.about')}>
        <Box sx={{ mb: 2 }}>
          <ForUsLabel template={template} />
        </Box>
        <Facts
          facts={[
            [words('read.why'), template.forUsBecause ?? why(template)],
            [words('read.changed'), changed],
            [words('read.audience'), people(audience)],
            [words('read.confirms'), people(acknowledgedBy) || words('read.nobodyConfirms')],
            [words('read.lawIs'), edition.legalAsOf ? dateText(edition.legalAsOf) : null],
            [words('read.drivers'), <Drivers key="drivers" drivers={template.drivers ?? []} />],
            [words('read.review'), reviewMonths ? words('read.months', { smart_count: reviewMonths }) : null],
            [
              words('read.what'),
              [kind && words(`kindOne.${kind}`), category?.name].filter(Boolean).join(' · '),
            ],
          ]}
        />
      </Panel>
    </Box>
  );
}

function Drivers({ drivers }: { drivers: NonNullable<Template['drivers']> }): ReactNode {
  const words = useWords();
  if (drivers.length === 0) return words('read.noDrivers');
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {drivers.map(({ act, section, since, source }) => (
        <li key={`${act} ${section ?? ''}`}>
          {source?.startsWith('https://') ? (
            <Link href={source} target="_blank" rel="noopener noreferrer">
              {act}
            </Link>
          ) : (
            act
          )}
          {section ? `, ${section}` : ''}
          {since ? ` ${words('read.since', { date: dateText(since) })}` : ''}
        </li>
      ))}
    </Box>
  );
}

function Versions({ template, shownId }: { template: Template; shownId: string | undefined }) {
  const words = useWords();
  // the newest first; what is being written has its place in the panel of those who write
  const versions = (template.versions ?? [])
    .filter(({ status }) => status === 'PUBLISHED' || status === 'RETIRED')
    .sort((one, other) => (other.number ?? 0) - (one.number ?? 0));
  if (versions.length === 0) return null;
  return (
    <Box sx={notPrinted}>
      <Panel title={words('read.versions')}>
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {versions.map((line, index) => (
            <VersionRow
              key={line.id}
              templateId={template.id}
              line={line}
              before={versions[index + 1]}
              isShown={line.id === shownId}
            />
          ))}
        </Box>
      </Panel>
    </Box>
  );
}

function VersionRow({
  templateId,
  line,
  before,
  isShown,
}: {
  templateId: string;
  line: VersionLine;
  before: VersionLine | undefined;
  isShown: boolean;
}) {
  const words = useWords();
  const { id, number, status, publishedAt, change, changeSummary, retiredBecause } = line;
  const name = words('read.editionName', { number });
  return (
    <PanelRow>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>
          {isShown ? (
            <span aria-current="true">{words('read.shown', { name })}</span>
          ) : (
            <Link component={RouterLink} to={pathTo(readPath(templateId, id))}>
              {name}
            </Link>
          )}
        </Typography>
        <Typography color="text.secondary">
          {[
            status && words(`status.${status}`),
            publishedAt && dateText(dateOf(publishedAt)),
            before && change && words(`change.${change}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        {changeSummary && <Typography sx={{ overflowWrap: 'anywhere' }}>{changeSummary}</Typography>}
        {retiredBecause && <Typography>{words('read.retired', { because: retiredBecause })}</Typography>}
      </Box>
      {before && (
        <Link component={RouterLink} to={pathTo(comparePath(templateId, before.id, id))}>
          {words('read.compare', { before: before.number, after: number })}
        </Link>
      )}
    </PanelRow>
  );
}
