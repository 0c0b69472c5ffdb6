import { Box, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { FileInput } from '../../platform/inputs/FileInput.tsx';
import { FileLinkButton } from '../../platform/layout/FileLinkButton.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { useRead, useVerb } from '../../platform/operations.ts';
import { ChangeLogoDocument, LogoDocument } from './fact.graphql.ts';

/** The picture at the top of the documents that an organisation makes. */
export function LogoPanel({ organisationId }: { organisationId: string }) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.facts.logo.${key}`);
  const notify = useNotify();
  const { data } = useRead(LogoDocument, { id: organisationId });
  const change = useVerb(ChangeLogoDocument);
  const organisation = data?.data;
  if (!organisation) return null;
  const { logo, can } = organisation;
  const mayChange = can.includes('update');
  return (
    <Panel title={words('title')}>
      <Typography sx={{ mb: 2 }}>{words('help')}</Typography>
      {logo ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 2 }}>
          <span>
            {words('now')} <FileLinkButton file={logo} />
          </span>
          {mayChange && (
            <VerbButton
              size="small"
              label={words('remove')}
              title={words('remove')}
              consequence={words('removeConsequence')}
              confirm={words('remove')}
              done={words('removed')}
              document={ChangeLogoDocument}
              variables={() => ({ id: organisationId, fileId: null })}
            />
          )}
        </Box>
      ) : (
        <Typography color="text.secondary" sx={{ mb: 2 }}>
          {words('none')}
        </Typography>
      )}
      {mayChange && (
        <FileInput
          label={words('label')}
          help={words('fileHelp')}
          kinds={words('kinds')}
          accept=".png,.jpg,.jpeg"
          purpose="Organisation"
          files={[]}
          most={1}
          error={change.error ? t(change.error.message, { _: change.error.message }) : undefined}
          onAdd={({ id }) =>
            change.mutate(
              { id: organisationId, fileId: id },
              { onSuccess: () => notify(words('set'), { type: 'success' }) },
            )
          }
        />
      )}
    </Panel>
  );
}
