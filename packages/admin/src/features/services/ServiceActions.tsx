import { Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import {
  ArchiveServiceDocument,
  ResumeServiceDocument,
  type Service,
  SuspendServiceDocument,
} from './service.graphql.ts';

/** What this person may do with this service, as the API says it. */
export function ServiceActions({ service }: { service: Service }) {
  const t = useTranslate();
  const notify = useNotify();
  const { canAccess: mayBook } = useCanAccess({ resource: 'bookings', action: 'book' });
  const [dialog, setDialog] = useState<'suspend' | 'archive'>();
  const resume = useVerb(ResumeServiceDocument);
  const can = (action: string) => service.can.includes(action);
  const words = (key: string) => t(`resources.services.show.${key}`);
  const close = () => setDialog(undefined);
  return (
    <>
      {mayBook && service.status === 'ACTIVE' && !service.unavailableBecause && (
        <Button
          variant="contained"
          component={RouterLink}
          to={pathTo(`/bookings/create?service=${service.id}`)}
        >
          {words('book')}
        </Button>
      )}
      {can('update') && (
        <Button
          variant="outlined"
          component={RouterLink}
          to={pathTo(recordPath('services', service.id, 'edit'))}
        >
          {words('edit')}
        </Button>
      )}
      {can('resume') && service.status === 'SUSPENDED' && (
        <Button
          variant="outlined"
          disabled={resume.isPending}
          onClick={() =>
            resume.mutate(
              { id: service.id, version: service.version },
              {
                onSuccess: () => notify('resources.services.resume.done', { type: 'success' }),
                onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
              },
            )
          }
        >
          {words('resume')}
        </Button>
      )}
      {can('suspend') && service.status === 'ACTIVE' && (
        <Button variant="outlined" onClick={() => setDialog('suspend')}>
          {words('suspend')}
        </Button>
      )}
      {can('archive') && service.status !== 'ARCHIVED' && (
        <Button variant="outlined" color="error" onClick={() => setDialog('archive')}>
          {words('archive')}
        </Button>
      )}
      {dialog === 'suspend' && <SuspendDialog service={service} onClose={close} />}
      {dialog === 'archive' && <ArchiveDialog service={service} onClose={close} />}
    </>
  );
}

interface DialogProps {
  service: Service;
  onClose: () => void;
}

function SuspendDialog({ service, onClose }: DialogProps) {
  const t = useTranslate();
  const notify = useNotify();
  const suspend = useVerb(SuspendServiceDocument);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const words = (key: string) => t(`resources.services.suspend.${key}`);
  const missing = tried && !reason.trim();
  const confirm = () => {
    setTried(true);
    if (!reason.trim()) return;
    suspend.mutate(
      { id: service.id, version: service.version, reason: reason.trim() },
      {
        onSuccess: () => {
          onClose();
          notify(words('done'), { type: 'success' });
        },
      },
    );
  };
  return (
    <ConfirmDialog
      title={words('title')}
      consequence={words('consequence')}
      confirm={words('submit')}
      busy={suspend.isPending}
      error={suspend.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TextField
        id="suspend-reason"
        autoFocus
        label={words('reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={missing}
        helperText={missing ? words('needReason') : undefined}
      />
    </ConfirmDialog>
  );
}

function ArchiveDialog({ service, onClose }: DialogProps) {
  const t = useTranslate();
  const notify = useNotify();
  const archive = useVerb(ArchiveServiceDocument);
  const words = (key: string) => t(`resources.services.archive.${key}`);
  const confirm = () =>
    archive.mutate(
      { id: service.id, version: service.version },
      {
        onSuccess: () => {
          onClose();
          notify(words('done'), { type: 'success' });
        },
      },
    );
  return (
    <ConfirmDialog
      title={words('title')}
      consequence={words('consequence')}
      confirm={words('submit')}
      danger
      busy={archive.isPending}
      error={archive.error}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
