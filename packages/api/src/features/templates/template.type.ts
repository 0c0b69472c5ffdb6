import {
  ArrayMaxSize,
  ArrayUnique,
  IsIn,
  IsInt,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LONGEST_TEXT } from '../../platform/documents/parse-text.js';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { StoredFile } from '../../platform/storage/file.type.js';
import { Person } from '../people/person.type.js';
import type { LegalDriver as LegalDriverData } from './applicability.js';
import { FOR_US } from './judge-template.js';
import type { Template as TemplateEntity } from './template.entity.js';
import {
  AUDIENCES,
  type Audience as AudienceName,
  CHANGE_SIZES,
  type ChangeSize as ChangeSizeName,
  type TemplateKind as KindName,
  NECESSITIES,
  type Necessity as NecessityName,
  type TemplateSource as SourceName,
  TEMPLATE_KINDS,
  TEMPLATE_SOURCES,
  VERSION_STATUSES,
  type VersionStatus as VersionStatusName,
} from './template-kind.js';
import type { TemplateVersion as TemplateVersionEntity } from './template-version.entity.js';

export const TemplateKind = enumOf('TemplateKind', TEMPLATE_KINDS);
export const TemplateSource = enumOf(
  'TemplateSource',
  TEMPLATE_SOURCES,
  'TEXT: written here, downloaded as Word or PDF. FILE: a Word or Excel form that is filled in as it is.',
);
export const Audience = enumOf('Audience', AUDIENCES, 'For whom a document is written.');
export const Necessity = enumOf(
  'Necessity',
  NECESSITIES,
  'Why those have it to whom it applies: by law, because funders usually ask, or by choice.',
);
export const VersionStatus = enumOf('VersionStatus', VERSION_STATUSES);
export const ChangeSize = enumOf(
  'ChangeSize',
  CHANGE_SIZES,
  'MATERIAL: people are asked to read it again. MINOR: they are not.',
);
export const ForUs = enumOf(
  'ForUs',
  FOR_US,
  'REQUIRED: the law asks it of you. RECOMMENDED: funders usually ask for it. UNKNOWN: a fact is missing.',
);

@ObjectType('TemplateCategory', { simpleResolvers: true, description: 'A heading of the library.' })
export class TemplateCategory {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Int, { nullable: true, description: 'Order on the screen.' }) position!: number;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType('LegalDriver', {
  simpleResolvers: true,
  description: 'A law or standard that a template follows.',
})
export class LegalDriver implements LegalDriverData {
  @Field(() => String) act!: string;
  @Field(() => String, { nullable: true }) section!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Since when the rule that matters holds.' })
  since!: string | null;
  @Field(() => String, { nullable: true, description: 'A public address of the text.' })
  source!: string | null;
}

@ObjectType('Applicability', {
  simpleResolvers: true,
  description: 'To which members it applies: all that is given must hold. Facts are keys of FactQuestion.',
})
export class Applicability {
  @Field(() => Int, { nullable: true, description: 'Employees, counted as heads.' })
  minHeadcount!: number | null;
  @Field(() => Int, { nullable: true }) maxHeadcount!: number | null;
  @Field(() => [String], { nullable: true, description: 'Facts that must all be yes.' })
  facts!: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Facts of which one must be yes.' })
  anyOf!: string[] | null;
}

@ObjectType('ContentsEntry', { simpleResolvers: true, description: 'A heading of a document.' })
export class ContentsEntry {
  @Field(() => Int, { description: '2 for sections, 3 and 4 below.' }) level!: number;
  @Field(() => String) text!: string;
  @Field(() => String, { description: 'Of the heading in the HTML.' }) id!: string;
}

@ObjectType('TextProblem', {
  simpleResolvers: true,
  description: 'What is wrong with a text or form, and where.',
})
export class TextProblem {
  @Field(() => Int, { nullable: true, description: 'Counted from 1; null in a Word or Excel form.' })
  line!: number | null;
  @Field(() => Int, { nullable: true }) column!: number | null;
  @Field(() => String, { description: 'In plain words, with the place in a form.' }) message!: string;
  @Field(() => String, { nullable: true, description: 'The tag concerned, with its braces.' })
  tag!: string | null;
}

@ObjectType('TemplateVersion', {
  simpleResolvers: true,
  description: 'One issued edition of a template, or the one that is being written.',
})
export class TemplateVersion implements Pick<TemplateVersionEntity, 'id' | 'number' | 'status'> {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'Counted from 1 within the template.' }) number!: number;
  @Field(() => VersionStatus, { nullable: true }) status!: VersionStatusName;
  @Field(() => Template, { nullable: true }) template!: object | null;
  @Field(() => String, { nullable: true, description: 'Of a TEXT template: Markdown with merge fields.' })
  text!: string | null;
  @Field(() => [String], { nullable: true, description: 'The merge fields that it names.' })
  fields!: string[];
  @Field(() => ChangeSize, { nullable: true }) change!: ChangeSizeName;
  @Field(() => String, { nullable: true, description: 'What changed against the edition before.' })
  changeSummary!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day whose law it follows.' })
  legalAsOf!: string;
  @Field(() => Person, {
    nullable: true,
    description: 'Null where it came with the starter library, or you do not know them.',
  })
  author!: Person | null;
  @Field(() => DateTimeScalar, { nullable: true }) submittedAt!: string | null;
  @Field(() => Person, { nullable: true }) approvedBy!: Person | null;
  @Field(() => DateTimeScalar, { nullable: true }) publishedAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) retiredAt!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it is not used any more; null where a newer edition took its place.',
  })
  retiredBecause!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of the text or file, in hex; from publication on it never changes.',
  })
  sha256!: string | null;
  @Field(() => StoredFile, {
    nullable: true,
    description: 'Of a FILE template, for those who write the library; others use downloadDocument.',
  })
  file!: StoredFile | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How often it was downloaded in all; for those who write the library.',
  })
  downloads!: number | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType('Template', {
  simpleResolvers: true,
  description: 'A policy, form, checklist or guide of the library.',
})
export class Template implements Pick<TemplateEntity, 'id' | 'title' | 'kind' | 'source'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'Of a document that came with the starter library.' })
  slug!: string | null;
  @Field(() => String, { nullable: true }) title!: string;
  @Field(() => TemplateKind, { nullable: true }) kind!: KindName;
  @Field(() => TemplateSource, { nullable: true }) source!: SourceName;
  @Field(() => TemplateCategory, { nullable: true }) category!: TemplateCategory | null;
  @Field(() => [Audience], { nullable: true }) audience!: AudienceName[];
  @Field(() => [Audience], { nullable: true, description: 'Who confirms that they read it, once adopted.' })
  acknowledgedBy!: AudienceName[];
  @Field(() => Necessity, { nullable: true }) necessity!: NecessityName;
  @Field(() => String, { nullable: true, description: 'The reason in a few words.' })
  because!: string | null;
  @Field(() => Applicability, { nullable: true }) applies!: Applicability;
  @Field(() => [LegalDriver], { nullable: true }) drivers!: LegalDriver[];
  @Field(() => Int, { nullable: true, description: 'After so many months it is read again.' })
  reviewMonths!: number;
  @Field(() => String, { nullable: true }) summary!: string;
  @Field(() => [String], { nullable: true, description: 'Words that people type and the text lacks.' })
  searchWords!: string[];
  @Field(() => TemplateVersion, { nullable: true, description: 'The published edition.' })
  currentVersion!: TemplateVersion | null;
  @Field(() => TemplateVersion, {
    nullable: true,
    description: 'What is being written or reviewed; for those who write the library.',
  })
  openVersion!: TemplateVersion | null;
  @Field(() => [TemplateVersion], { nullable: true, description: 'The oldest first.' })
  versions!: TemplateVersion[];
  @Field(() => ID, { nullable: true, description: 'Your organisation’s own policy on it, if it has one.' })
  ourPolicyId!: string | null;
  @Field(() => String, { nullable: true, description: 'DRAFT or CURRENT.' }) ourPolicyStatus!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) archivedAt!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class TemplatePage {
  @Field(() => [Template]) items!: Template[];
  @Field(() => Int) total!: number;
}

export const TemplateSortField = enumOf('TemplateSortField', ['title', 'category', 'RELEVANCE', 'reviewed']);
export type TemplateSortField = keyof typeof TemplateSortField;

@InputType()
export class TemplateSort {
  @Field(() => TemplateSortField, { description: 'reviewed: by the day whose law it follows.' })
  field!: TemplateSortField;
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class TemplateFilter {
  @Field(() => String, {
    nullable: true,
    description: 'As one types it: quotes hold words together, a minus leaves one out.',
  })
  @given('q')
  @MaxLength(200)
  q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => ID, { nullable: true }) category?: string | null;
  @Field(() => TemplateKind, { nullable: true }) kind?: KindName | null;
  @Field(() => Audience, { nullable: true }) audience?: AudienceName | null;
  @Field(() => Boolean, { nullable: true, description: 'What the facts of your organisation ask for.' })
  appliesToUs?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'What your organisation has no policy in force on.' })
  notAdopted?: boolean | null;
  @Field(() => Necessity, { nullable: true }) necessity?: NecessityName | null;
  @Field(() => VersionStatus, {
    nullable: true,
    description: 'With an edition in this state; DRAFT and IN_REVIEW for those who write the library.',
  })
  status?: VersionStatusName | null;
  @Field(() => Boolean, { nullable: true, description: 'Archived ones instead of those in the library.' })
  archived?: boolean | null;
}

@InputType()
export class LegalDriverInput {
  @Field(() => String) @Filled(200, 'Name the act or standard.') act!: string;
  @Field(() => String, { nullable: true }) @given('section') @MaxLength(100) section?: string | null;
  @Field(() => DateScalar, { nullable: true }) since?: string | null;
  @Field(() => String, { nullable: true })
  @given('source')
  @MaxLength(500)
  @Matches(/^https:\/\/\S+$/, { message: 'Enter an address that begins with https://, or leave it empty.' })
  source?: string | null;
}

const MOST_FACTS = 20;

@InputType()
export class ApplicabilityInput {
  @Field(() => Int, { nullable: true }) @given('minHeadcount') @IsInt() @Min(0) minHeadcount?: number | null;
  @Field(() => Int, { nullable: true }) @given('maxHeadcount') @IsInt() @Min(0) maxHeadcount?: number | null;
  @Field(() => [String], { nullable: true })
  @given('facts')
  @ArrayMaxSize(MOST_FACTS)
  @ArrayUnique()
  facts?: string[] | null;
  @Field(() => [String], { nullable: true })
  @given('anyOf')
  @ArrayMaxSize(MOST_FACTS)
  @ArrayUnique()
  anyOf?: string[] | null;
}

const REVIEW_MONTHS = [1, 3, 6, 12, 18, 24, 36];

@InputType()
export class UpdateTemplateInput {
  @Field(() => String, { nullable: true })
  @given('title')
  @Filled(120, 'Enter a title of at most 120 letters.')
  title?: string;
  @Field(() => TemplateKind, { nullable: true }) kind?: KindName;
  @Field(() => ID, { nullable: true }) categoryId?: string;
  @Field(() => [Audience], { nullable: true })
  @given('audience')
  @ArrayMaxSize(AUDIENCES.length)
  @ArrayUnique()
  audience?: AudienceName[];
  @Field(() => [Audience], { nullable: true })
  @given('acknowledgedBy')
  @ArrayMaxSize(AUDIENCES.length)
  @ArrayUnique()
  acknowledgedBy?: AudienceName[];
  @Field(() => Necessity, { nullable: true }) necessity?: NecessityName;
  @Field(() => String, { nullable: true }) @given('because') @MaxLength(90) because?: string | null;
  @Field(() => ApplicabilityInput, { nullable: true })
  @given('applies')
  @ValidateNested()
  applies?: ApplicabilityInput;
  @Field(() => [LegalDriverInput], { nullable: true })
  @given('drivers')
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  drivers?: LegalDriverInput[];
  @Field(() => Int, { nullable: true })
  @given('reviewMonths')
  @IsIn(REVIEW_MONTHS, { message: `Choose one of ${REVIEW_MONTHS.join(', ')} months.` })
  reviewMonths?: number;
  @Field(() => String, { nullable: true })
  @given('summary')
  @Filled(300, 'Say in a sentence or two what it is for.')
  summary?: string;
  @Field(() => [String], { nullable: true })
  @given('searchWords')
  @ArrayMaxSize(40)
  @MaxLength(60, { each: true, message: 'A search word has at most 60 letters.' })
  searchWords?: string[];
}

@InputType()
export class CreateTemplateInput extends UpdateTemplateInput {
  // The checks are inherited; class-validator drops those of the parent where a field has any of its own.
  @Field(() => String) declare title: string;
  @Field(() => TemplateKind) declare kind: KindName;
  @Field(() => TemplateSource) source!: SourceName;
  @Field(() => ID) declare categoryId: string;
  @Field(() => Necessity) declare necessity: NecessityName;
  @Field(() => String) declare summary: string;
  @Field(() => String, { nullable: true, description: 'Of a TEXT template: Markdown with merge fields.' })
  @given('text')
  @MaxLength(LONGEST_TEXT, { message: 'A text has at most 200,000 letters.' })
  text?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of a FILE template: an upload for TemplateVersion.' })
  fileId?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day whose law it follows. Default: today.' })
  legalAsOf?: string | null;
}

@InputType()
export class UpdateTemplateVersionInput {
  @Field(() => String, { nullable: true })
  @given('text')
  @MaxLength(LONGEST_TEXT, { message: 'A text has at most 200,000 letters.' })
  text?: string | null;
  @Field(() => ID, { nullable: true }) fileId?: string | null;
  @Field(() => ChangeSize, { nullable: true }) change?: ChangeSizeName | null;
  @Field(() => String, { nullable: true }) @given('changeSummary') @MaxLength(1_000) changeSummary?:
    | string
    | null;
  @Field(() => DateScalar, { nullable: true }) legalAsOf?: string | null;
}

@InputType()
export class TemplateCategoryInput {
  @Field(() => String) @Filled(60, 'Enter a name of at most 60 letters.') name!: string;
  @Field(() => Int, { nullable: true }) @given('position') @IsInt() @Min(0) @Max(1_000) position?: number;
}
