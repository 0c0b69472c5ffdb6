import type { FragmentDefinitionNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/** What a query asks of an object: field name → what it asks below. Aliases of one field are one entry. */
export type Selection = ReadonlyMap<string, Selection>;

const cache = new WeakMap<object, Selection>();

/** The selection under the field that is being resolved. Kept as long as the parsed document is. */
export function selectionOf(info: GraphQLResolveInfo): Selection {
  const first = info.fieldNodes[0];
  if (!first) return new Map();
  if (info.fieldNodes.length > 1)
    return merge(
      info.fieldNodes.map((node) => node.selectionSet),
      info.fragments,
    );
  const known = cache.get(first);
  if (known) return known;
  const selection = merge([first.selectionSet], info.fragments);
  cache.set(first, selection);
  return selection;
}

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

// @skip and @include are not looked at: what they leave out is read and then not shown.
function merge(sets: readonly (SelectionSetNode | undefined)[], fragments: Fragments): Selection {
  const below = new Map<string, (SelectionSetNode | undefined)[]>();
  const collect = (set: SelectionSetNode | undefined) => {
    for (const node of set?.selections ?? []) {
      if (node.kind === 'FragmentSpread') collect(fragments[node.name.value]?.selectionSet);
      else if (node.kind === 'InlineFragment') collect(node.selectionSet);
      else if (!node.name.value.startsWith('__'))
        below.set(node.name.value, [...(below.get(node.name.value) ?? []), node.selectionSet]);
    }
  };
  for (const set of sets) collect(set);
  return new Map([...below].map(([name, inner]) => [name, merge(inner, fragments)]));
}
