import { ArrayMaxSize, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf, SortOrder } from '../graphql/enum-of.js';
import { given } from '../graphql/given.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import type { Mail as MailEntity } from './mail.entity.js';
import { MAIL_STATUSES, type MailStatus as MailStatusName } from './mail-status.js';
import { DELIVERIES, type Delivery as DeliveryName } from './message.js';

export const MailStatus = enumOf('MailStatus', MAIL_STATUSES);
export const Delivery = enumOf('Delivery', DELIVERIES);

@ObjectType('Mail', { simpleResolvers: true, description: 'A message to you, mailed or kept here.' })
export class Mail implements Pick<MailEntity, 'id' | 'subject' | 'text' | 'kind'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'The address; null until it is sent.' }) to!:
    | string
    | null;
  @Field(() => String, { nullable: true }) subject!: string;
  @Field(() => String, { nullable: true }) text!: string;
  @Field(() => String, { nullable: true, description: 'What kind of message it is.' }) kind!: string;
  @Field(() => String, { nullable: true, description: 'The group that you choose about.' }) group!: string;
  @Field(() => String, { nullable: true, description: 'Where in the console.' }) path!: string | null;
  @Field(() => MailStatus, { nullable: true }) status!: MailStatusName;
  @Field(() => String, { nullable: true, description: 'Why it could not be sent so far.' }) error!:
    | string
    | null;
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) sentAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) readAt!: Date | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class MailPage {
  @Field(() => [Mail]) items!: Mail[];
  @Field(() => Int) total!: number;
}

@ObjectType('MailChoice', { simpleResolvers: true, description: 'How you get a group of messages.' })
export class MailChoice {
  @Field(() => ID, { description: 'The name of the group.' }) id!: string;
  @Field(() => Delivery) delivery!: DeliveryName;
  @Field(() => Boolean, { description: 'False: these always come, at once.' }) choosable!: boolean;
}

export const MailSortField = enumOf('MailSortField', ['createdAt']);

@InputType()
export class MailSort {
  @Field(() => MailSortField) field!: 'createdAt';
  @Field(() => SortOrder) order!: SortOrder;
}

@InputType()
export class MailFilter {
  @Field(() => String, { nullable: true }) @given('q') @MaxLength(200) q?: string | null;
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only what you have not read, or only what you have.',
  })
  unread?: boolean | null;
}
