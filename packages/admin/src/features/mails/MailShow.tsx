import { Button, Typography } from '@mui/material';
import { useEffect } from 'react';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Facts } from '../../platform/layout/Facts.tsx';
import { saidInPlace } from '../../platform/layout/ListBody.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { dateOf, dateText, relativeText, timeText } from '../../platform/london-time.ts';
import { useVerb } from '../../platform/operations.ts';
import { type Mail, ReadMailDocument } from './mail.graphql.ts';

/** One message, as it was mailed. Opening it marks it as read. */
export function MailShow() {
  return (
    <ShowBase resource="mails" redirectOnError={false} queryOptions={saidInPlace}>
      <Body />
    </ShowBase>
  );
}

const momentText = (instant: string) =>
  `${dateText(dateOf(instant))}, ${timeText(instant)} (${relativeText(instant)})`;

/** What follows the line of two hyphens is how to choose one's messages: this screen has a link for that. */
const withoutFooter = (text: string) => text.split('\n--\n')[0];

function Body() {
  const t = useTranslate();
  const { record: mail, error, isPending, refetch } = useShowContext<Mail>();
  const { mutate: read } = useVerb(ReadMailDocument);
  const unread = mail && !mail.readAt ? mail.id : undefined;
  useEffect(() => {
    if (unread) read({ id: unread });
  }, [unread, read]);
  const back = { to: '/mails', label: t('resources.mails.name', { smart_count: 2 }) };
  if (!mail) {
    return (
      <Page title={t('resources.mails.name', { smart_count: 1 })} back={back} narrow>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  const field = (key: string) => t(`resources.mails.fields.${key}`);
  return (
    <Page
      title={mail.subject ?? ''}
      back={back}
      narrow
      actions={
        mail.path?.startsWith('/app/') && (
          <Button variant="contained" component={RouterLink} to={mail.path}>
            {t('resources.mails.show.open')}
          </Button>
        )
      }
    >
      <Panel>
        <Typography component="div" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere', mb: 3 }}>
          {withoutFooter(mail.text ?? '')}
        </Typography>
        <Facts
          facts={[
            [field('createdAt'), mail.createdAt && momentText(mail.createdAt)],
            [field('status'), mail.status && t(`resources.mails.status.${mail.status}`)],
            [field('to'), mail.to],
            [field('error'), mail.status === 'SENT' ? null : mail.error],
          ]}
        />
      </Panel>
    </Page>
  );
}
