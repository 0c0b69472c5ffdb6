import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { FileInput } from '../../platform/inputs/FileInput.tsx';
import { sizeText } from '../../platform/inputs/upload-file.ts';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { FileLinkButton } from '../../platform/layout/FileLinkButton.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { useVerb } from '../../platform/operations.ts';
import { AddBookingFilesDocument, type BookingDetails, RemoveFileDocument } from './booking.graphql.ts';

type BookingFile = NonNullable<BookingDetails['files']>[number];

/** What belongs to an appointment, for the people it concerns: open it, add to it, take back what one added. */
export function BookingFiles({ booking }: { booking: BookingDetails }) {
  const t = useTranslate();
  const notify = useNotify();
  const words = (key: string, more?: object) => t(`resources.bookings.files.${key}`, more);
  const add = useVerb(AddBookingFilesDocument);
  const remove = useVerb(RemoveFileDocument);
  const [removing, setRemoving] = useState<BookingFile>();
  const files = booking.files ?? [];
  const mayAdd = booking.can.includes('addFiles');
  if (booking.files === null || (files.length === 0 && !mayAdd)) return null;
  const say = (error: Error) => notify(t(error.message, { _: error.message }), { type: 'error' });
  return (
    <Panel title={words('title')}>
      {files.length === 0 && <Typography sx={{ mb: 2 }}>{words('none')}</Typography>}
      <Box component="ul" sx={{ m: 0, mb: 2, p: 0, listStyle: 'none' }}>
        {files.map((file) => (
          <Box component="li" key={file.id} sx={{ mb: 1 }}>
            <FileLinkButton file={file} />
            <Typography color="text.secondary" component="div">
              {words('about', { size: sizeText(file.bytes ?? 0), name: file.addedBy ?? '' })}
              {file.scan === 'NOT_SCANNED' && `, ${t('app.files.notScanned')}`}
              {file.can.includes('remove') && (
                <Button
                  size="small"
                  color="error"
                  aria-label={t('app.files.removeNamed', { name: file.name })}
                  onClick={() => setRemoving(file)}
                  sx={{ ml: 1 }}
                >
                  {t('app.files.remove')}
                </Button>
              )}
            </Typography>
          </Box>
        ))}
      </Box>
      {mayAdd && (
        <FileInput
          label={words('add')}
          help={words('readers')}
          purpose="Booking"
          files={[]}
          onAdd={(file) =>
            add.mutate(
              { id: booking.id, fileIds: [file.id] },
              { onSuccess: () => notify(words('added'), { type: 'success' }), onError: say },
            )
          }
        />
      )}
      {removing && (
        <ConfirmDialog
          title={words('removeTitle', { name: removing.name })}
          consequence={words('removeConsequence')}
          confirm={words('removeSubmit')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onClose={() => setRemoving(undefined)}
          onConfirm={() =>
            remove.mutate(
              { id: removing.id },
              {
                onSuccess: () => {
                  notify(words('removed'), { type: 'success' });
                  setRemoving(undefined);
                },
              },
            )
          }
        />
      )}
    </Panel>
  );
}
