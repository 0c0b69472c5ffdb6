import Bell from '@mui/icons-material/NotificationsNoneOutlined';
import { Badge, Box, Button, IconButton, Link, Popover, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { relativeText } from '../london-time.ts';
import { usePolled, useVerb } from '../operations.ts';
import { pathTo, recordPath } from '../paths.ts';
import {
  type Notifications as Known,
  NotificationsDocument,
  ReadAllDocument,
  type Task,
} from './notifications.graphql.ts';
import { Failed, visuallyHidden } from './States.tsx';
import { isOpen, TaskProgress } from './TaskProgress.tsx';

const SLOWLY_MS = 30_000;
const QUICKLY_MS = 2_000;

const openTasks = (known: Known | undefined): Task[] =>
  (known?.tasks.items ?? []).filter(({ status }) => isOpen(status));

/** The bell: what is new, and long work with how far it is. */
export function Notifications() {
  const t = useTranslate();
  const { data, error, refetch } = usePolled(NotificationsDocument, {}, (known) =>
    openTasks(known).length > 0 ? QUICKLY_MS : SLOWLY_MS,
  );
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const title = useId();
  const unread = data?.unread.total ?? 0;
  const running = openTasks(data).length;
  const name = [
    t('app.bell.name'),
    unread > 0 ? t('app.bell.unread', { smart_count: unread }) : '',
    running > 0 ? t('app.bell.running', { smart_count: running }) : '',
  ];
  const close = () => setAnchor(null);
  return (
    <>
      <IconButton
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-label={name.filter(Boolean).join(', ')}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
      >
        <Badge
          badgeContent={unread}
          color="primary"
          variant={unread === 0 && running > 0 ? 'dot' : 'standard'}
          invisible={unread === 0 && running === 0}
        >
          <Bell aria-hidden />
        </Badge>
      </IconButton>
      <Box component="span" role="status" sx={visuallyHidden}>
        {data?.unread.items[0] ? t('app.bell.newest', { subject: data.unread.items[0].subject }) : ''}
      </Box>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-labelledby': title,
            sx: {
              width: 420,
              maxWidth: 'calc(100vw - 32px)',
              p: 2,
              border: 1,
              borderColor: 'divider',
              boxShadow: 4,
            },
          },
        }}
      >
        <Typography variant="h2" id={title} sx={{ mb: 1 }}>
          {t('app.bell.name')}
        </Typography>
        {error && !data && <Failed error={error} retry={() => refetch()} />}
        {data && <Tasks tasks={data.tasks.items} onLeave={close} />}
        {data && <Messages known={data} onLeave={close} />}
      </Popover>
    </>
  );
}

function Tasks({ tasks, onLeave }: { tasks: readonly Task[]; onLeave: () => void }) {
  const t = useTranslate();
  if (tasks.length === 0) return null;
  return (
    <Box component="section" aria-label={t('app.tasks.name')} sx={{ mb: 2 }}>
      <Typography variant="subtitle1" component="h3">
        {t('app.tasks.name')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {tasks.map((task) => (
          <Box component="li" key={task.id} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
            {task.path ? (
              <Link component={RouterLink} to={task.path} onClick={onLeave}>
                {task.title}
              </Link>
            ) : (
              task.title
            )}
            {isOpen(task.status) ? (
              <TaskProgress task={task} />
            ) : (
              <Typography variant="body2" color="text.secondary">
                {[t(`app.tasks.status.${task.status}`), task.message].filter(Boolean).join(' · ')}
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Messages({ known, onLeave }: { known: Known; onLeave: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const readAll = useVerb(ReadAllDocument);
  const mails = known.newest.items;
  return (
    <Box component="section" aria-label={t('app.bell.messages')}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
        <Typography variant="subtitle1" component="h3">
          {t('app.bell.messages')}
        </Typography>
        {known.unread.total > 0 && (
          <Button
            size="small"
            disabled={readAll.isPending}
            onClick={() =>
              readAll.mutate(
                {},
                { onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }) },
              )
            }
          >
            {t('app.bell.readAll')}
          </Button>
        )}
      </Box>
      {mails.length === 0 && <Typography color="text.secondary">{t('app.bell.nothing')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {mails.map(({ id, subject, createdAt, readAt }) => (
          <Box component="li" key={id} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
            <Link
              component={RouterLink}
              to={pathTo(recordPath('mails', id))}
              onClick={onLeave}
              sx={{ fontWeight: readAt ? 400 : 700 }}
            >
              {subject}
              {!readAt && (
                <Box component="span" sx={visuallyHidden}>
                  {` ${t('app.bell.isNew')}`}
                </Box>
              )}
            </Link>
            <Typography variant="body2" color="text.secondary">
              {createdAt && relativeText(createdAt)}
            </Typography>
          </Box>
        ))}
      </Box>
      <Button component={RouterLink} to={pathTo('/mails')} onClick={onLeave} sx={{ mt: 1 }}>
        {t('app.bell.all')}
      </Button>
    </Box>
  );
}
