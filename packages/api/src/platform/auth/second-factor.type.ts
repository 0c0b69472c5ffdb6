import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../graphql/scalars.js';

@ObjectType('Passkey', {
  simpleResolvers: true,
  description: 'A key on one of your devices that signs you in without a password.',
})
export class Passkey {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: Date | null;
}

@ObjectType('SecondFactors', {
  simpleResolvers: true,
  description: 'What you show beside your password when you sign in.',
})
export class SecondFactors {
  @Field(() => Boolean, { description: 'Codes from an authenticator app are on.' }) app!: boolean;
  @Field(() => [Passkey], { description: 'The newest first.' }) passkeys!: Passkey[];
  @Field(() => Boolean, { description: 'Your role needs one of them.' }) demanded!: boolean;
}
