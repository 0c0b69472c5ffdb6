import type { ReactNode } from 'react';
import { CreateBase, type HttpError, useNotify, useTranslate } from 'react-admin';
import { Page } from '../layout/Page.tsx';

/** The page on which a new record is typed; leads to its own page once it is saved. */
export function CreateRecord({
  resource,
  title,
  intro,
  children,
}: {
  resource: string;
  title: string;
  intro?: string;
  children: ReactNode;
}) {
  const t = useTranslate();
  const notify = useNotify();
  return (
    <CreateBase
      resource={resource}
      redirect="show"
      mutationOptions={{
        onError: (error: HttpError) => {
          if (!error.body?.errors) notify(t(error.message, { _: error.message }), { type: 'error' });
        },
      }}
    >
      <Page
        narrow
        title={title}
        intro={intro}
        back={{ to: `/${resource}`, label: t(`resources.${resource}.name`, { smart_count: 2 }) }}
      >
        {children}
      </Page>
    </CreateBase>
  );
}
