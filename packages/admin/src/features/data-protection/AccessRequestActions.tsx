import { useTranslate } from 'react-admin';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { today } from '../../platform/london-time.ts';
import {
  type AccessRequest,
  AnswerAccessRequestDocument,
  ExtendAccessRequestDocument,
  PauseAccessRequestDocument,
  RefuseAccessRequestDocument,
  ResumeAccessRequestDocument,
} from './data-protection.graphql.ts';

/** What this person may do with this request now, as the API says it. */
export function AccessRequestActions({ request }: { request: AccessRequest }) {
  const t = useTranslate();
  const { id, version } = request;
  const can = (action: string) => request.can.includes(action);
  const text = (verb: string) => {
    const words = (key: string) => t(`resources.access-requests.${verb}.${key}`);
    return {
      label: words('label'),
      title: words('title'),
      consequence: words('consequence'),
      confirm: words('confirm'),
      done: words('done'),
    };
  };
  const words = (key: string) => t(`resources.access-requests.${key}`);
  const reason = (verb: string) => ({
    name: 'reason',
    label: words(`${verb}.reason`),
    help: words(`${verb}.reasonHelp`),
    needed: words(`${verb}.needReason`),
    kind: 'long' as const,
  });
  return (
    <>
      {can('resume') && (
        <VerbButton
          {...text('resume')}
          strong
          document={ResumeAccessRequestDocument}
          asks={[
            {
              name: 'on',
              label: words('resume.on'),
              needed: words('resume.needOn'),
              kind: 'date',
              initial: today(),
            },
          ]}
          variables={({ on = '' }) => ({ id, version, on })}
        />
      )}
      {can('answer') && (
        <VerbButton
          {...text('answer')}
          strong={!can('resume')}
          document={AnswerAccessRequestDocument}
          asks={[
            {
              name: 'answer',
              label: words('answer.answer'),
              help: words('answer.answerHelp'),
              needed: words('answer.needAnswer'),
              kind: 'long',
            },
          ]}
          variables={({ answer = '' }) => ({ id, version, answer })}
        />
      )}
      {can('pause') && (
        <VerbButton
          {...text('pause')}
          document={PauseAccessRequestDocument}
          asks={[
            {
              name: 'reason',
              label: words('pause.reason'),
              needed: words('pause.needReason'),
              initial: 'IDENTITY',
              options: (['IDENTITY', 'CLARIFICATION'] as const).map((value) => ({
                value,
                label: words(`pauseReason.${value}`),
              })),
            },
          ]}
          variables={(answers) => ({
            id,
            version,
            reason: answers.reason === 'CLARIFICATION' ? ('CLARIFICATION' as const) : ('IDENTITY' as const),
          })}
        />
      )}
      {can('extend') && (
        <VerbButton
          {...text('extend')}
          document={ExtendAccessRequestDocument}
          asks={[reason('extend')]}
          variables={(answers) => ({ id, version, reason: answers.reason ?? '' })}
        />
      )}
      {can('refuse') && (
        <VerbButton
          {...text('refuse')}
          danger
          document={RefuseAccessRequestDocument}
          asks={[reason('refuse')]}
          variables={(answers) => ({ id, version, reason: answers.reason ?? '' })}
        />
      )}
    </>
  );
}
