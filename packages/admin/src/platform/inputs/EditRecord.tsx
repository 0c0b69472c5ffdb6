import { type ReactNode, useState } from 'react';
import {
  EditBase,
  type HttpError,
  type RaRecord,
  useEditContext,
  useNotify,
  useRedirect,
  useTranslate,
} from 'react-admin';
import { reasonOf } from '../http-error.ts';
import { Page } from '../layout/Page.tsx';
import { Failed, Waiting } from '../layout/States.tsx';
import { pathTo, recordPath } from '../paths.ts';
import { StaleVersionDialog } from './StaleVersionDialog.tsx';

interface EditRecordProps {
  resource: string;
  title: (record: RaRecord) => string;
  /** The fields that the form holds, compared when somebody else saved meanwhile. */
  fields: readonly string[];
  /** Where saving leads; the record's page unless another is named. */
  after?: string;
  back?: { to: string; label: string };
  intro?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** The edit page of a record. A stale save opens both versions side by side instead of losing either. */
export function EditRecord({
  resource,
  title,
  fields,
  after,
  back,
  intro,
  wide = false,
  children,
}: EditRecordProps) {
  const t = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const [stale, setStale] = useState<RaRecord>();
  const done = (record: RaRecord) => {
    notify('ra.notification.updated', { type: 'success' });
    redirect(pathTo(after ?? recordPath(resource, String(record.id))));
  };
  return (
    <EditBase
      resource={resource}
      mutationMode="pessimistic"
      redirectOnError={false}
      redirect={false}
      mutationOptions={{
        onSuccess: done,
        onError: (error: HttpError, variables: { id?: RaRecord['id']; data?: Partial<RaRecord> }) => {
          if (reasonOf(error) === 'STALE_VERSION' && variables.data && variables.id !== undefined)
            setStale({ ...variables.data, id: variables.id });
          else if (!error.body?.errors) notify(t(error.message, { _: error.message }), { type: 'error' });
        },
      }}
    >
      <EditFrame resource={resource} title={title} back={back} intro={intro} wide={wide}>
        {children}
      </EditFrame>
      {stale && (
        <StaleVersionDialog
          resource={resource}
          mine={stale}
          fields={fields}
          onSaved={done}
          onClose={() => setStale(undefined)}
        />
      )}
    </EditBase>
  );
}

type FrameProps = Pick<EditRecordProps, 'resource' | 'title' | 'back' | 'intro' | 'wide' | 'children'>;

function EditFrame({ resource, title, back, intro, wide, children }: FrameProps) {
  const t = useTranslate();
  const { record, error, isPending, refetch } = useEditContext();
  const name = t(`resources.${resource}.name`, { smart_count: 1 });
  return (
    <Page
      narrow={!wide}
      intro={intro}
      title={record ? title(record) : name}
      back={
        back ??
        (record ? { to: recordPath(resource, String(record.id)), label: t('app.form.back') } : undefined)
      }
    >
      {error && !record && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={6} />}
      {record && children}
    </Page>
  );
}
