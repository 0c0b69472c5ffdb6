import {
  Alert,
  Box,
  Button,
  FormControl,
  FormControlLabel,
  FormLabel,
  Link,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { fieldsOf, reasonOf } from '../../platform/http-error.ts';
import { FileInput } from '../../platform/inputs/FileInput.tsx';
import type { Me } from '../../platform/me.ts';
import { useVerb } from '../../platform/operations.ts';
import { BookingSummary } from './BookingSummary.tsx';
import {
  type BookableService,
  BookSlotDocument,
  type BookSlotInput,
  RemoveFileDocument,
} from './booking.graphql.ts';
import { draftOwner, useBookingDraft } from './booking-draft.ts';
import { ShareWith, useColleagues } from './ShareWith.tsx';
import { StepTitle } from './StepTitle.tsx';
import { useFreshSlots } from './slots.ts';

interface DescribeBookingProps {
  me: Me;
  service: BookableService;
  minutes: number;
  adviserId: string | undefined;
  startsAt: string;
  onChangeTime: () => void;
  onDone: (id: string) => void;
}

/** The same press of the button twice books once; other words are another booking. */
function useOnce() {
  const last = useRef({ input: '', key: '' });
  return (input: BookSlotInput): string => {
    const text = JSON.stringify(input);
    if (last.current.input !== text) {
      const random = crypto.getRandomValues(new Uint32Array(4));
      last.current = { input: text, key: `book-${[...random].map((part) => part.toString(36)).join('')}` };
    }
    return last.current.key;
  };
}

/** The one short form, with the summary beside it and a sentence on who will be able to read this. */
export function DescribeBooking({
  me,
  service,
  minutes,
  adviserId,
  startsAt,
  onChangeTime,
  onDone,
}: DescribeBookingProps) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.bookings.create.${key}`, more);
  const { draft, change, clear } = useBookingDraft(draftOwner(me));
  const [tried, setTried] = useState(false);
  const subjectField = useRef<HTMLInputElement>(null);
  const book = useVerb(BookSlotDocument);
  const takeBack = useVerb(RemoveFileDocument);
  const keyFor = useOnce();
  const freshen = useFreshSlots();
  const colleagues = useColleagues(me);
  const channels = service.channels ?? [];
  const channel = draft.channel && channels.includes(draft.channel) ? draft.channel : channels[0];
  const fields = fieldsOf(book.error);
  const isTaken = reasonOf(book.error) === 'SLOT_TAKEN';
  const noSubject = tried && !draft.subject.trim();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!draft.subject.trim()) {
      subjectField.current?.focus();
      return;
    }
    const input: BookSlotInput = {
      serviceId: service.id,
      startsAt,
      durationMinutes: minutes,
      subject: draft.subject.trim(),
      details: draft.details.trim() || null,
      channel,
      ...(adviserId ? { adviserId } : {}),
      ...(draft.sharedWith.length ? { sharedWith: draft.sharedWith } : {}),
      ...(draft.files.length ? { fileIds: draft.files.map(({ id }) => id) } : {}),
    };
    book.mutate(
      { input, idempotencyKey: keyFor(input) },
      {
        onSuccess: ({ data }) => {
          clear();
          onDone(data.id);
        },
        onError: (error) => {
          if (reasonOf(error) === 'SLOT_TAKEN') freshen();
        },
      },
    );
  };

  const others = colleagues.filter(({ id }) => draft.sharedWith.includes(id)).map(({ name }) => name ?? '');
  const otherFields = Object.entries(fields).filter(
    ([name]) => !['subject', 'details', 'channel', 'sharedWith', 'fileIds'].includes(name),
  );
  return (
    <>
      <StepTitle step={3} text={words('describe')} />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 3fr) minmax(0, 2fr)' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ order: { md: 2 } }}>
          <BookingSummary
            service={service}
            minutes={minutes}
            adviserId={adviserId}
            startsAt={startsAt}
            onChangeTime={onChangeTime}
          />
        </Box>
        <form onSubmit={submit} noValidate>
          {book.error && (
            <Alert severity="error" role="alert" sx={{ mb: 2, fontSize: '1rem' }}>
              {isTaken
                ? t('resources.bookings.slots.taken')
                : otherFields.map(([, message]) => message).join(' ') ||
                  t(book.error.message, { _: book.error.message })}
              {(isTaken || otherFields.length > 0) && (
                <Button
                  color="inherit"
                  variant="outlined"
                  onClick={onChangeTime}
                  sx={{ mt: 1, display: 'block' }}
                >
                  {words('changeTime')}
                </Button>
              )}
            </Alert>
          )}
          {noSubject && (
            <Alert severity="error" role="alert" sx={{ mb: 2, fontSize: '1rem' }}>
              <Link
                href="#subject"
                color="inherit"
                onClick={(event) => {
                  event.preventDefault();
                  subjectField.current?.focus();
                }}
              >
                {words('needSubject')}
              </Link>
            </Alert>
          )}
          <TextField
            id="subject"
            inputRef={subjectField}
            label={words('subject')}
            helperText={fields.subject ?? words(noSubject ? 'needSubject' : 'subjectHelp')}
            error={noSubject || Boolean(fields.subject)}
            value={draft.subject}
            onChange={(event) => change({ subject: event.target.value })}
            autoFocus
            slotProps={{ htmlInput: { maxLength: 200, 'aria-required': true } }}
          />
          <TextField
            id="details"
            label={words('details')}
            helperText={fields.details ?? words('detailsHelp')}
            error={Boolean(fields.details)}
            value={draft.details}
            onChange={(event) => change({ details: event.target.value })}
            multiline
            minRows={4}
          />
          <FileInput
            label={t('resources.bookings.files.attach')}
            help={t('resources.bookings.files.attachReaders')}
            purpose="Booking"
            files={draft.files}
            onAdd={(file) => change(({ files }) => ({ files: [...files, file] }))}
            onRemove={(file) => {
              change(({ files }) => ({ files: files.filter(({ id }) => id !== file.id) }));
              takeBack.mutate({ id: file.id });
            }}
            error={fields.fileIds}
          />
          {channels.length > 1 && (
            <FormControl component="fieldset">
              <FormLabel component="legend" sx={{ mb: 0.5 }}>
                {words('channel')}
              </FormLabel>
              <RadioGroup
                row
                value={channel}
                onChange={(event) => change({ channel: channels.find((one) => one === event.target.value) })}
              >
                {channels.map((one) => (
                  <FormControlLabel
                    key={one}
                    value={one}
                    control={<Radio />}
                    label={t(`resources.bookings.channel.${one}`)}
                  />
                ))}
              </RadioGroup>
            </FormControl>
          )}
          <ShareWith
            colleagues={colleagues}
            chosen={draft.sharedWith}
            onChange={(sharedWith) => change({ sharedWith })}
            error={fields.sharedWith}
          />
          <Typography
            sx={{ mb: 2, p: 2, borderLeft: 4, borderColor: 'primary.main', bgcolor: 'background.paper' }}
          >
            {words('readers', {
              names: new Intl.ListFormat('en-GB').format([
                words('readerYou'),
                service.advisers?.find(({ id }) => id === adviserId)?.name ?? words('readerAdviser'),
                ...others,
              ]),
              label: `${service.category?.shortName ?? ''} appointment`.trim(),
            })}
          </Typography>
          <Button type="submit" variant="contained" disabled={book.isPending}>
            {book.isPending
              ? t('app.form.saving')
              : words(service.needsApproval ? 'submitRequest' : 'submit')}
          </Button>
        </form>
      </Box>
    </>
  );
}
