import { Field, ID, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { FactQuestion } from '../facts/fact.type.js';
import { Audience, ContentsEntry, TemplateKind, TextProblem } from './template.type.js';
import type { Audience as AudienceName, TemplateKind as KindName } from './template-kind.js';

@ObjectType('CategoryCount', { simpleResolvers: true })
export class CategoryCount {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Int) count!: number;
}

@ObjectType('KindCount', { simpleResolvers: true })
export class KindCount {
  @Field(() => TemplateKind) name!: KindName;
  @Field(() => Int) count!: number;
}

@ObjectType('AudienceCount', { simpleResolvers: true })
export class AudienceCount {
  @Field(() => Audience) name!: AudienceName;
  @Field(() => Int) count!: number;
}

@ObjectType('TemplateFacets', {
  simpleResolvers: true,
  description:
    'How many templates there are of each sort, within a filter; each sort counts without its own.',
})
export class TemplateFacets {
  @Field(() => [CategoryCount]) categories!: CategoryCount[];
  @Field(() => [KindCount]) kinds!: KindCount[];
  @Field(() => [AudienceCount]) audiences!: AudienceCount[];
  @Field(() => Int, { description: 'What the facts of your organisation ask for.' }) appliesToUs!: number;
  @Field(() => Int, { description: 'What your organisation has no policy in force on.' }) notAdopted!: number;
  @Field(() => Int) total!: number;
}

@ObjectType('LibraryHit', { simpleResolvers: true })
export class LibraryHit {
  @Field(() => ID, { description: 'Of the policy, or of the template.' }) id!: string;
  @Field(() => String, { description: 'POLICY, or the kind of the template.' }) kind!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true, description: 'One line of what it is.' }) line!: string | null;
  @Field(() => String, { nullable: true, description: 'A passage with what was found between « and ».' })
  highlight!: string | null;
}

@ObjectType('LibraryContact', {
  simpleResolvers: true,
  description: 'A service of the pool that helps with it.',
})
export class LibraryContact {
  @Field(() => ID, { description: 'Of the service.' }) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) providerName!: string | null;
}

@ObjectType('LibrarySearch', {
  simpleResolvers: true,
  description: 'What there is on something, in the order in which it helps.',
})
export class LibrarySearch {
  @Field(() => [LibraryHit], { description: 'Your organisation’s own policies in force.' })
  policies!: LibraryHit[];
  @Field(() => [LibraryHit]) forms!: LibraryHit[];
  @Field(() => [LibraryContact]) whomToRing!: LibraryContact[];
  @Field(() => [LibraryHit], { description: 'The other templates of the pool.' }) templates!: LibraryHit[];
}

export const BlockChange = enumOf('BlockChange', ['SAME', 'ADDED', 'REMOVED', 'CHANGED']);
export const WordChange = enumOf('WordChange', ['SAME', 'ADDED', 'REMOVED']);

@ObjectType('ComparedPart', { simpleResolvers: true })
export class ComparedPart {
  @Field(() => WordChange) kind!: 'SAME' | 'ADDED' | 'REMOVED';
  @Field(() => String) text!: string;
}

@ObjectType('ComparedBlock', {
  simpleResolvers: true,
  description: 'A paragraph, heading, list item or table row.',
})
export class ComparedBlock {
  @Field(() => BlockChange) kind!: 'SAME' | 'ADDED' | 'REMOVED' | 'CHANGED';
  @Field(() => String, { description: 'The heading that it stands under.' }) section!: string;
  @Field(() => [ComparedPart]) parts!: ComparedPart[];
}

@ObjectType('Comparison', {
  simpleResolvers: true,
  description: 'Two texts block by block, with the words marked.',
})
export class Comparison {
  @Field(() => [ComparedBlock]) blocks!: ComparedBlock[];
  @Field(() => Int, { description: 'Blocks.' }) added!: number;
  @Field(() => Int) removed!: number;
  @Field(() => Int) changed!: number;
}

@ObjectType('TextPreview', {
  simpleResolvers: true,
  description: 'How a text looks, and what is wrong with it.',
})
export class TextPreview {
  @Field(() => String, { description: 'With [organisation name] where a fact comes.' }) html!: string;
  @Field(() => [TextProblem]) problems!: TextProblem[];
  @Field(() => [String]) fields!: string[];
  @Field(() => [ContentsEntry]) contents!: ContentsEntry[];
}

@ObjectType('DocumentPreview', {
  simpleResolvers: true,
  description: 'A document with the facts of your organisation.',
})
export class DocumentPreview {
  @Field(() => String) html!: string;
  @Field(() => [ContentsEntry]) contents!: ContentsEntry[];
  @Field(() => [FactQuestion], { description: 'What has to be answered before it can be issued.' })
  missing!: FactQuestion[];
}

@ObjectType('ImportedText', { simpleResolvers: true, description: 'A Word document as a text.' })
export class ImportedText {
  @Field(() => String) text!: string;
  @Field(() => [String], { description: 'What could not be taken over, in words.' }) lost!: string[];
}

@ObjectType('DocumentLink', {
  simpleResolvers: true,
  description: 'A way to a document that was made for you: it works once.',
})
export class DocumentLink {
  @Field(() => String, { description: 'Address under this system; GET it with the same sign-in.' })
  url!: string;
  @Field(() => String, { description: 'Of the file.' }) name!: string;
  @Field(() => DateTimeScalar, { description: 'Ten minutes after it was made.' }) expiresAt!: Date;
}

export const DocumentFormat = enumOf(
  'DocumentFormat',
  ['DOCX', 'PDF', 'ORIGINAL'],
  'DOCX and PDF of a text; ORIGINAL: a form in the format in which it was uploaded.',
);
export type DocumentFormat = 'DOCX' | 'PDF' | 'ORIGINAL';
