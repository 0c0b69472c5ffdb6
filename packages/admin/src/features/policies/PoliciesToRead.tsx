import { Box, Link, Typography } from '@mui/material';
import { ListBase, useListContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { CardList, CardRow } from '../../platform/layout/CardRow.tsx';
import { ListBody, saidInPlace } from '../../platform/layout/ListBody.tsx';
import { ListFilters } from '../../platform/layout/ListFilters.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Nothing } from '../../platform/layout/States.tsx';
import { dateText } from '../../platform/london-time.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { DownloadButtons } from './DownloadButtons.tsx';
import type { PolicyRow } from './policy-list.graphql.ts';

/** For staff, volunteers and trustees: what their organisation has agreed on, as a plain list to read and download. */
export function PoliciesToRead() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.policies.read.${key}`);
  return (
    <Page title={t('resources.policies.name', { smart_count: 2 })} intro={words('intro')}>
      <ListBase
        queryOptions={saidInPlace}
        resource="policies"
        sort={{ field: 'title', order: 'ASC' }}
        perPage={100}
      >
        <ListFilters searchLabel={t('resources.policies.list.search')} />
        <ListBody
          empty={
            <Nothing title={words('empty')} action={{ to: '/templates', label: words('emptyAction') }}>
              {words('emptyHelp')}
            </Nothing>
          }
        >
          <Rows />
        </ListBody>
      </ListBase>
    </Page>
  );
}

function Rows() {
  const t = useTranslate();
  const { data = [] } = useListContext<PolicyRow>();
  return (
    <CardList>
      {data.map((policy) => (
        <CardRow key={policy.id}>
          <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
            <Link
              component={RouterLink}
              to={pathTo(recordPath('policies', policy.id))}
              sx={{ fontWeight: 600 }}
            >
              {policy.title}
            </Link>
            <Typography color="text.secondary">
              {policy.adoptedOn
                ? t('resources.policies.read.since', { date: dateText(policy.adoptedOn) })
                : t('resources.policies.health.DRAFT')}
            </Typography>
          </Box>
          {policy.currentVersion && (
            <DownloadButtons
              versionId={policy.currentVersion.id}
              title={policy.title ?? ''}
              file={policy.currentVersion.file}
              size="small"
            />
          )}
        </CardRow>
      ))}
    </CardList>
  );
}
