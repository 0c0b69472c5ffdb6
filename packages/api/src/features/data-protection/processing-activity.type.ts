import { ArrayMaxSize, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Person } from '../people/person.type.js';
import {
  type LawfulBasis as Basis,
  LAWFUL_BASES,
  PROCESSING_ROLES,
  type ProcessingRole as Role,
} from './lawful-basis.js';
import type { ProcessingActivity as ProcessingActivityEntity } from './processing-activity.entity.js';

export const LawfulBasis = enumOf(
  'LawfulBasis',
  LAWFUL_BASES,
  'The six grounds on which personal data may be used (UK GDPR Article 6).',
);
export const ProcessingRole = enumOf('ProcessingRole', PROCESSING_ROLES);

@ObjectType('ProcessingActivity', {
  simpleResolvers: true,
  description: 'One line of the record of processing (UK GDPR Article 30).',
})
export class ProcessingActivity
  implements Pick<ProcessingActivityEntity, 'id' | 'name' | 'purpose' | 'whose' | 'what' | 'version'>
{
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) name!: string;
  @Field(() => String, { nullable: true }) purpose!: string;
  @Field(() => String, { nullable: true, description: 'Whose data.' }) whose!: string;
  @Field(() => String, { nullable: true, description: 'Which data.' }) what!: string;
  @Field(() => String, { nullable: true }) sharedWith!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What leaves the country, and under which safeguards.',
  })
  transfers!: string | null;
  @Field(() => String, { nullable: true }) security!: string;
  @Field(() => String, { nullable: true, description: 'How long, in words.' }) keptFor!: string;
  @Field(() => String, { nullable: true, description: 'The retention rule by which it is erased.' })
  retentionKind!: string | null;
  @Field(() => LawfulBasis, { nullable: true }) lawfulBasis!: Basis;
  @Field(() => ProcessingRole, { nullable: true }) role!: Role;
  @Field(() => Person, { nullable: true, description: 'Who looks after it.' }) owner!: Person | null;
  @Field(() => DateScalar, { nullable: true }) reviewedOn!: string | null;
  @Field(() => DateScalar, { nullable: true }) nextReviewOn!: string | null;
  @Field(() => String, { nullable: true, description: 'The starter text that it was adopted from.' })
  starter!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) archivedAt!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class ProcessingActivityPage {
  @Field(() => [ProcessingActivity]) items!: ProcessingActivity[];
  @Field(() => Int) total!: number;
}

@ObjectType('StarterActivity', {
  simpleResolvers: true,
  description: 'A line of the record of processing that this platform suggests, in plain words.',
})
export class StarterActivity {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) purpose!: string;
  @Field(() => ProcessingRole) role!: Role;
  @Field(() => LawfulBasis) lawfulBasis!: Basis;
  @Field(() => Boolean, { description: 'Your record has it already.' }) adopted!: boolean;
}

export const ProcessingActivitySortField = enumOf('ProcessingActivitySortField', ['name', 'nextReviewOn']);

@InputType()
export class ProcessingActivitySort {
  @Field(() => ProcessingActivitySortField) field!: 'name' | 'nextReviewOn';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class ProcessingActivityFilter {
  @Field(() => String, { nullable: true }) @given('q') @MaxLength(200) q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Archived ones instead of those in use.' })
  archived?: boolean | null;
}

const LONG = 4_000;

@InputType()
export class UpdateProcessingActivityInput {
  @Field(() => String, { nullable: true })
  @given('name')
  @Filled(200, 'Give it a name, such as “Payroll”.')
  name?: string;
  @Field(() => String, { nullable: true })
  @given('purpose')
  @Filled(LONG, 'Say what the data are used for.')
  purpose?: string;
  @Field(() => String, { nullable: true })
  @given('whose')
  @Filled(LONG, 'Say whose data they are, such as “staff and volunteers”.')
  whose?: string;
  @Field(() => String, { nullable: true })
  @given('what')
  @Filled(LONG, 'Say which data they are, such as “name and bank account”.')
  what?: string;
  @Field(() => String, { nullable: true }) @given('sharedWith') @MaxLength(LONG) sharedWith?: string | null;
  @Field(() => String, { nullable: true }) @given('transfers') @MaxLength(LONG) transfers?: string | null;
  @Field(() => String, { nullable: true })
  @given('security')
  @Filled(LONG, 'Say how they are kept safe.')
  security?: string;
  @Field(() => String, { nullable: true })
  @given('keptFor')
  @Filled(LONG, 'Say how long they are kept.')
  keptFor?: string;
  @Field(() => String, { nullable: true })
  @given('retentionKind')
  @MaxLength(60)
  retentionKind?: string | null;
  @Field(() => LawfulBasis, { nullable: true }) lawfulBasis?: Basis;
  @Field(() => ProcessingRole, { nullable: true }) role?: Role;
  @Field(() => ID, { nullable: true }) ownerId?: string | null;
  @Field(() => DateScalar, { nullable: true }) nextReviewOn?: string | null;
}

@InputType()
export class CreateProcessingActivityInput extends UpdateProcessingActivityInput {
  @Field(() => String) declare name: string;
  @Field(() => String) declare purpose: string;
  @Field(() => String) declare whose: string;
  @Field(() => String) declare what: string;
  @Field(() => String) declare security: string;
  @Field(() => String) declare keptFor: string;
  @Field(() => LawfulBasis) declare lawfulBasis: Basis;
  @Field(() => ProcessingRole) declare role: Role;
}
