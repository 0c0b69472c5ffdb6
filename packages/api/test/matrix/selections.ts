import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isLeafType, isObjectType } from 'graphql';

/** Objects below the root field, at most. */
const DEPTH = 4;
/** Fields of one query, so that it stays under the limits of the API. */
const MOST_FIELDS = 110;

interface Branch {
  fields: string[];
  below: Map<string, Branch>;
}

/**
 * Everything that can be asked of a type, as selections: each leaf of each object that can be reached, to the depth of
 * four, in as few queries as the limits of the API allow. Of a type that was met on the way there are the leaves once more,
 * which may be those of another row, and nothing below them. Each object says its type and id, so that an answer speaks
 * for itself.
 */
export function selectionsOf(type: GraphQLObjectType): readonly string[] {
  const known = KNOWN.get(type) ?? makeSelections(type);
  KNOWN.set(type, known);
  return known;
}

const KNOWN = new WeakMap<GraphQLObjectType, readonly string[]>();

function makeSelections(type: GraphQLObjectType): string[] {
  const branches: Branch[] = [];
  let current: Branch = { fields: [], below: new Map() };
  let size = 0;
  for (const { path, leaves } of pathsOf(type, [], [])) {
    if (size > 0 && size + leaves.length + path.length > MOST_FIELDS) {
      branches.push(current);
      current = { fields: [], below: new Map() };
      size = 0;
    }
    branchAt(current, path, type).push(...leaves);
    size += leaves.length + path.length;
  }
  return [...branches, current].map(print);
}

interface Path {
  path: string[];
  leaves: string[];
}

function pathsOf(type: GraphQLObjectType, path: string[], met: readonly GraphQLObjectType[]): Path[] {
  const leaves: string[] = ['__typename'];
  const deeper: Path[] = [];
  for (const field of Object.values(type.getFields())) {
    const named = getNamedType(field.type);
    if (isLeafType(named)) leaves.push(field.name);
    else if (isObjectType(named) && !met.includes(type) && met.length < DEPTH - 1)
      deeper.push(...pathsOf(named, [...path, field.name], [...met, type]));
  }
  return [{ path, leaves }, ...deeper];
}

/** The fields of a branch; objects on the way are told by their id. */
function branchAt(root: Branch, path: readonly string[], type: GraphQLObjectType): string[] {
  let at = root;
  let of = type;
  for (const name of path) {
    identify(at, of);
    let next = at.below.get(name);
    if (!next) {
      next = { fields: [], below: new Map() };
      at.below.set(name, next);
    }
    const named = getNamedType(of.getFields()[name]?.type);
    if (!isObjectType(named)) throw new Error(`${of.name}.${name} is not an object`);
    of = named;
    at = next;
  }
  return at.fields;
}

function identify(branch: Branch, type: GraphQLObjectType): void {
  for (const name of ['__typename', ...('id' in type.getFields() ? ['id'] : [])])
    if (!branch.fields.includes(name)) branch.fields.push(name);
}

function print(branch: Branch): string {
  const below = [...branch.below].map(([name, inner]) => `${name} { ${print(inner)} }`);
  return [...new Set(branch.fields), ...below].join(' ');
}

/** The object type that a root field answers. */
export function answerType(
  schema: GraphQLSchema,
  root: 'query' | 'mutation',
  name: string,
): GraphQLObjectType | null {
  const type = root === 'query' ? schema.getQueryType() : schema.getMutationType();
  const named = getNamedType(type?.getFields()[name]?.type);
  return isObjectType(named) ? named : null;
}
