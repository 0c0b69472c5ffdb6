import { ArrayMaxSize, IsEmail, IsInt, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf, SortOrder } from '../../platform/graphql/enum-of.js';
import { Filled, given } from '../../platform/graphql/given.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { StoredFile } from '../../platform/storage/file.type.js';
import type { District as DistrictEntity } from './district.entity.js';
import { type LegalForm as Form, LEGAL_FORMS } from './legal-form.js';
import { type Organisation as OrganisationEntity } from './organisation.entity.js';
import { type OrganisationKind as Kind, ORGANISATION_KINDS } from './organisation-kind.js';

export const OrganisationKind = enumOf(
  'OrganisationKind',
  ORGANISATION_KINDS,
  'Takes from the pool, gives to it, or both.',
);
export const LegalForm = enumOf('LegalForm', LEGAL_FORMS);

@ObjectType('District', { simpleResolvers: true })
export class District implements Pick<DistrictEntity, 'code' | 'name'> {
  @Field(() => ID, { description: 'GSS code of the Office for National Statistics.' }) code!: string;
  @Field(() => String) name!: string;
}

@ObjectType('Organisation', {
  simpleResolvers: true,
  description: 'An autonomous body of the consortium. Facts are null for other organisations.',
})
export class Organisation implements Pick<OrganisationEntity, 'id' | 'name' | 'shortName' | 'kind'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) name!: string;
  @Field(() => String, { nullable: true }) shortName!: string | null;
  @Field(() => OrganisationKind, { nullable: true }) kind!: Kind;
  @Field(() => District, { nullable: true }) district!: District | null;
  @Field(() => Boolean, { nullable: true, description: 'From a report of 2007, shown as illustrative.' })
  illustrative!: boolean;
  @Field(() => LegalForm, { nullable: true }) legalForm!: Form | null;
  @Field(() => String, { nullable: true }) charityNumber!: string | null;
  @Field(() => String, { nullable: true }) companyNumber!: string | null;
  @Field(() => Int, { nullable: true, description: 'Whole pounds a year.' }) annualIncome!: number | null;
  @Field(() => Int, { nullable: true, description: 'Employees, counted as heads.' }) headcount!:
    | number
    | null;
  @Field(() => Int, { nullable: true }) volunteers!: number | null;
  @Field(() => String, { nullable: true }) contactName!: string | null;
  @Field(() => String, { nullable: true }) contactEmail!: string | null;
  @Field(() => String, { nullable: true }) contactPhone!: string | null;
  @Field(() => StoredFile, { nullable: true, description: 'A small picture that stands on its documents.' })
  logo!: StoredFile | null;
  @Field(() => DateTimeScalar, { nullable: true }) archivedAt!: string | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class OrganisationPage {
  @Field(() => [Organisation]) items!: Organisation[];
  @Field(() => Int) total!: number;
}

export const OrganisationSortField = enumOf('OrganisationSortField', [
  'name',
  'kind',
  'annualIncome',
  'headcount',
]);

@InputType()
export class OrganisationSort {
  @Field(() => OrganisationSortField) field!: 'name' | 'kind' | 'annualIncome' | 'headcount';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class OrganisationFilter {
  @Field(() => String, { nullable: true }) @given('q') @MaxLength(200) q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => OrganisationKind, { nullable: true }) kind?: Kind | null;
  @Field(() => ID, { nullable: true }) district?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Archived ones instead of those in the pool.' })
  archived?: boolean | null;
}

const whole = (what: string) => ({ message: `Enter ${what} as a whole number, 0 or more.` });

@InputType()
export class UpdateOrganisationInput {
  @Field(() => String, { nullable: true })
  @given('name')
  @Filled(200, 'Enter the organisation’s name.')
  name?: string;
  @Field(() => String, { nullable: true }) @given('shortName') @MaxLength(60) shortName?: string | null;
  @Field(() => OrganisationKind, { nullable: true }) kind?: Kind;
  @Field(() => ID, { nullable: true }) districtCode?: string | null;
  @Field(() => LegalForm, { nullable: true }) legalForm?: Form | null;
  @Field(() => String, { nullable: true }) @given('charityNumber') @MaxLength(20) charityNumber?:
    | string
    | null;
  @Field(() => String, { nullable: true }) @given('companyNumber') @MaxLength(20) companyNumber?:
    | string
    | null;
  @Field(() => Int, { nullable: true })
  @given('annualIncome')
  @IsInt()
  @Min(0, whole('the income in pounds'))
  @Max(2_000_000_000)
  annualIncome?: number | null;
  @Field(() => Int, { nullable: true })
  @given('headcount')
  @IsInt()
  @Min(0, whole('the number of employees'))
  @Max(100_000)
  headcount?: number | null;
  @Field(() => Int, { nullable: true })
  @given('volunteers')
  @IsInt()
  @Min(0, whole('the number of volunteers'))
  @Max(1_000_000)
  volunteers?: number | null;
  @Field(() => String, { nullable: true }) @given('contactName') @MaxLength(200) contactName?: string | null;
  @Field(() => String, { nullable: true })
  @given('contactEmail')
  @IsEmail({}, { message: 'Enter an email address, such as name@example.org.' })
  contactEmail?: string | null;
  @Field(() => String, { nullable: true }) @given('contactPhone') @MaxLength(40) contactPhone?: string | null;
}

@InputType()
export class CreateOrganisationInput extends UpdateOrganisationInput {
  @Field(() => String) declare name: string;
  @Field(() => OrganisationKind) declare kind: Kind;
  @Field(() => ID) declare districtCode: string;
}
