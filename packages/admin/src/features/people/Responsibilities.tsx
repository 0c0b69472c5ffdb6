import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { Term } from '../../platform/layout/Term.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { abilityOf, useMe } from '../../platform/me.ts';
import { EndResponsibilityDocument, GiveResponsibilityDocument, type Person } from './person.graphql.ts';

const KINDS = ['HS_LEAD'] as const;

/** What goes with a person rather than with a role: seen by all of the organisation, given and taken by its managers. */
export function Responsibilities({ person }: { person: Person }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.people.responsibilities.${key}`, more);
  const me = useMe();
  const held = person.responsibilities ?? [];
  const left = KINDS.filter((kind) => !held.some((one) => one.kind === kind));
  const isHere = person.memberships?.some(({ organisation }) => organisation?.id === me?.actingFor?.id);
  const mayGive = Boolean(me && isHere && left.length > 0 && abilityOf(me).can('give', 'Responsibility'));
  if (held.length === 0 && !mayGive) return null;
  const text = (verb: string) => ({
    label: words(`${verb}.label`),
    title: words(`${verb}.title`),
    consequence: words(`${verb}.consequence`),
    confirm: words(`${verb}.confirm`),
    done: words(`${verb}.done`),
  });
  return (
    <Panel
      title={words('title')}
      action={
        mayGive && (
          <VerbButton
            {...text('give')}
            size="small"
            document={GiveResponsibilityDocument}
            asks={[
              {
                name: 'kind',
                label: words('give.which'),
                needed: words('give.needed'),
                initial: left[0] ?? '',
                options: left.map((value) => ({
                  value,
                  label: t(`resources.people.responsibility.${value}`),
                })),
              },
            ]}
            variables={() => ({ input: { personId: person.id, kind: left[0] ?? 'HS_LEAD' } })}
          />
        )
      }
    >
      <Term>{words('help')}</Term>
      {held.length === 0 && <Typography>{words('none')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {held.map(({ id, kind, can, version }) => (
          <PanelRow key={id}>
            <Typography sx={{ fontWeight: 600 }}>{t(`resources.people.responsibility.${kind}`)}</Typography>
            {can.includes('end') && (
              <VerbButton
                {...text('end')}
                size="small"
                named={words('end.named', { name: t(`resources.people.responsibility.${kind}`) })}
                document={EndResponsibilityDocument}
                variables={() => ({ id, version })}
              />
            )}
          </PanelRow>
        ))}
      </Box>
    </Panel>
  );
}
