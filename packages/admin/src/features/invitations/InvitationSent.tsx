import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { dateOf, dateText, timeText } from '../../platform/london-time.ts';
import type { Sent } from './invitation.graphql.ts';
import { LinkToGive } from './LinkToGive.tsx';

/** What has become of an invitation: a mail is on its way, or here is the link to hand over. */
export function InvitationSent({ sent: { invitation, link } }: { sent: Sent }) {
  const t = useTranslate();
  const at = invitation.expiresAt ?? '';
  const facts = {
    name: invitation.name ?? '',
    email: invitation.email,
    until: `${dateText(dateOf(at))}, ${timeText(at)}`,
  };
  return (
    <>
      <Typography sx={{ mb: 2, maxWidth: '70ch' }}>
        {t(`resources.invitations.sent.${link ? 'byHand' : 'mailed'}`, facts)}
      </Typography>
      {link && <LinkToGive link={link} name={facts.name} />}
    </>
  );
}
