import './add-words.ts';
import { Box, Typography } from '@mui/material';
import { useCanAccess } from 'react-admin';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { Failed, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { useRead } from '../../platform/operations.ts';
import {
  CategoriesDocument,
  CreateCategoryDocument,
  type TemplateCategory,
  UpdateCategoryDocument,
} from './template.graphql.ts';
import { useWords } from './use-words.ts';

/** The shelves of the library, in their order. */
export function Categories() {
  const words = useWords();
  const { data, error, isPending, refetch } = useRead(CategoriesDocument, {});
  const { canAccess: mayAdd } = useCanAccess({ resource: 'template-categories', action: 'create' });
  const categories = [...(data?.data ?? [])].sort(
    (one, other) => (one.position ?? 0) - (other.position ?? 0),
  );
  const next = Math.max(0, ...categories.map(({ position }) => position ?? 0)) + 1;
  return (
    <Page
      narrow
      title={words('categories.title')}
      intro={words('categories.intro')}
      back={{ to: '/templates/written', label: words('written.title') }}
      actions={
        mayAdd && (
          <VerbButton
            strong
            label={words('categories.add')}
            title={words('categories.add')}
            confirm={words('categories.add')}
            done={words('categories.added')}
            document={CreateCategoryDocument}
            asks={asksOf(words, { name: '', position: next })}
            variables={inputOf}
          />
        )
      }
    >
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={6} />}
      {data && categories.length === 0 && <Nothing title={words('categories.none')} />}
      {categories.length > 0 && (
        <Panel>
          <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
            {categories.map((category) => (
              <Category key={category.id} category={category} />
            ))}
          </Box>
        </Panel>
      )}
    </Page>
  );
}

const asksOf = (
  words: ReturnType<typeof useWords>,
  { name, position }: { name: string | null; position: number | null },
) => [
  {
    name: 'name',
    label: words('categories.name'),
    needed: words('categories.needName'),
    initial: name ?? '',
  },
  {
    name: 'position',
    label: words('categories.position'),
    help: words('categories.positionHelp'),
    kind: 'number' as const,
    initial: String(position ?? 0),
  },
];

const inputOf = ({ name = '', position }: Record<string, string>) => ({
  input: { name: name.trim(), position: Math.trunc(Number(position)) || 0 },
});

function Category({ category }: { category: TemplateCategory }) {
  const words = useWords();
  const { id, name, can, version } = category;
  return (
    <PanelRow>
      <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
      {can.includes('update') && (
        <VerbButton
          size="small"
          label={words('categories.edit')}
          named={words('categories.editNamed', { name })}
          title={words('categories.editNamed', { name })}
          confirm={words('categories.save')}
          done={words('categories.saved')}
          document={UpdateCategoryDocument}
          asks={asksOf(words, category)}
          variables={(answers) => ({ id, ...inputOf(answers), version: version ?? 0 })}
        />
      )}
    </PanelRow>
  );
}
