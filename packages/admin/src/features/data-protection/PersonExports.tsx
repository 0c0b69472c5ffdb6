import { Box, Button, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { sizeText } from '../../platform/inputs/upload-file.ts';
import { Panel } from '../../platform/layout/Panel.tsx';
import { dateOf, dateText, timeText } from '../../platform/london-time.ts';
import { useVerb } from '../../platform/operations.ts';
import {
  type AccessRequest,
  ExportPersonDataDocument,
  OpenPersonExportDocument,
} from './data-protection.graphql.ts';
import { useWhileWaiting } from './use-while-waiting.ts';

/** The data of the person as a file: to have it collected, to see when it is ready, to download it. */
export function PersonExports({ request }: { request: AccessRequest }) {
  const t = useTranslate();
  const notify = useNotify();
  const collect = useVerb(ExportPersonDataDocument);
  const open = useVerb(OpenPersonExportDocument);
  const exports = request.exports ?? [];
  const isWaiting = exports.some(({ status }) => status === 'WAITING');
  useWhileWaiting(isWaiting);
  const words = (key: string, more?: object) => t(`resources.access-requests.export.${key}`, more);
  const failed = (error: Error) => notify(t(error.message, { _: error.message }), { type: 'error' });
  if (!request.can.includes('export') && exports.length === 0) return null;
  return (
    <Panel title={words('title')}>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {words('help')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }} aria-live="polite">
        {exports.map((one) => (
          <Box component="li" key={one.id} sx={{ py: 1, display: 'grid', gap: 1 }}>
            <Typography>
              {words(`status.${one.status}`, {
                when: one.readyAt && `${dateText(dateOf(one.readyAt))}, ${timeText(one.readyAt)}`,
                date: one.eraseOn && dateText(one.eraseOn),
                size: sizeText(one.bytes ?? 0),
              })}
            </Typography>
            {one.status === 'READY' && (
              <Typography>{words(one.complete ? 'complete' : 'partial')}</Typography>
            )}
            {one.can.includes('open') && (
              <Button
                variant="outlined"
                sx={{ justifySelf: 'start' }}
                disabled={open.isPending}
                onClick={() =>
                  open.mutate(
                    { id: one.id },
                    { onSuccess: ({ data }) => window.location.assign(data.url), onError: failed },
                  )
                }
              >
                {words('open')}
              </Button>
            )}
          </Box>
        ))}
      </Box>
      {request.can.includes('export') && !isWaiting && (
        <Button
          variant="outlined"
          sx={{ mt: 1 }}
          disabled={collect.isPending}
          onClick={() =>
            collect.mutate(
              { id: request.id },
              { onSuccess: () => notify(words('started'), { type: 'success' }), onError: failed },
            )
          }
        >
          {words(exports.length > 0 ? 'again' : 'collect')}
        </Button>
      )}
    </Panel>
  );
}
