import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Extensions,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { now } from '../../platform/clock.js';
import type { ApiContext, RequestContext, WriteContext } from '../../platform/graphql/context.js';
import { Anybody, Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage, readSelected } from '../../platform/graphql/read.js';
import { selectionOf } from '../../platform/graphql/selection.js';
import { write } from '../../platform/graphql/write.js';
import { acceptInvitation } from './accept-invitation.js';
import { acceptPath } from './accept-path.js';
import { findInvitations } from './find-invitations.js';
import {
  AcceptedInvitation,
  Invitation,
  InvitationFilter,
  InvitationPage,
  InvitationPreview,
  InvitationSort,
  InvitationStatus,
  InvitedPeople,
  InvitedPerson,
  InvitePeopleRow,
  InvitePersonInput,
} from './invitation.type.js';
import { type InvitationTimes, type InvitationStatus as Status, statusOf } from './invitation-status.js';
import { invitePeople } from './invite-people.js';
import { invitePerson, resendInvitation, type Sent, withdrawInvitation } from './invite-person.js';
import { openInvitation } from './open-invitation.js';

@Resolver(() => Invitation)
export class InvitationResolver {
  @Query(() => InvitationPage)
  @Can('read', 'Invitation')
  invitations(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => InvitationSort, { nullable: true }) sort?: InvitationSort,
    @Arg('filter', () => InvitationFilter, { nullable: true }) filter?: InvitationFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'Invitation',
      where: findInvitations(filter ?? {}),
      sort: sort ?? { field: 'createdAt', order: 'DESC' },
      page,
      perPage,
    });
  }

  @Query(() => Invitation, { nullable: true })
  @Can('read', 'Invitation')
  invitation(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'Invitation', id);
  }

  @FieldResolver(() => InvitationStatus, { nullable: true })
  @Extensions({ needs: ['expiresAt', 'acceptedAt', 'withdrawnAt'] })
  status(@Root() row: InvitationTimes): Status | null {
    return row.expiresAt === undefined ? null : statusOf(row, now());
  }

  @Mutation(() => InvitedPerson, {
    description: 'Invites somebody by mail; an open invitation to the same address and role is replaced.',
  })
  @Can('create', 'Invitation')
  invitePerson(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => InvitePersonInput) input: InvitePersonInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return answerSent(context, info, { idempotencyKey, input }, (inside) => invitePerson(inside, input));
  }

  @Mutation(() => InvitedPeople, {
    description:
      'Invites up to 200 people of a list: says of each row what is wrong, and invites all others in one transaction.',
  })
  @Can('create', 'Invitation')
  invitePeople(
    @Ctx() context: ApiContext,
    @Arg('rows', () => [InvitePeopleRow]) rows: InvitePeopleRow[],
    @Arg('organisationId', () => ID, { nullable: true, description: 'Default: the acting organisation.' })
    organisationId?: string,
    @Arg('dryRun', () => Boolean, { defaultValue: false, description: 'Only says what would become of it.' })
    dryRun = false,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ): Promise<InvitedPeople> {
    return invitePeople(context, { rows, organisationId, dryRun, idempotencyKey });
  }

  @Mutation(() => InvitedPerson, {
    description: 'Sends a new link for seven more days; the old one is dead.',
  })
  @Can('resend', 'Invitation')
  resendInvitation(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return answerSent(context, info, { idempotencyKey, input: { id, version } }, (inside) =>
      resendInvitation(inside, id, version),
    );
  }

  @Mutation(() => Invitation)
  @Can('withdraw', 'Invitation')
  withdrawInvitation(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Invitation', idempotencyKey, input: { id, version } }, (inside) =>
      withdrawInvitation(inside, id, version),
    );
  }

  @Query(() => InvitationPreview, {
    nullable: true,
    description: 'What a link opens; null where it opens nothing: forged, accepted, withdrawn or run out.',
  })
  @Anybody()
  openInvitation(
    @Ctx() request: RequestContext,
    @Arg('token', () => String) token: string,
  ): Promise<InvitationPreview | null> {
    return openInvitation(request, token);
  }

  @Mutation(() => AcceptedInvitation, {
    description: 'Accepts an invitation once; makes a sign-in where the address has none.',
  })
  @Anybody()
  acceptInvitation(
    @Ctx() request: RequestContext,
    @Arg('token', () => String) token: string,
    @Arg('name', () => String, { nullable: true }) name?: string,
    @Arg('password', () => String, { nullable: true }) password?: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<AcceptedInvitation> {
    return acceptInvitation(request, { token, name, password });
  }
}

/** The link is answered by the call that made it, and only where no mail brings it. */
async function answerSent(
  context: ApiContext,
  info: GraphQLResolveInfo,
  request: { idempotencyKey: string | undefined; input: unknown },
  send: (inside: WriteContext) => Promise<Sent>,
): Promise<{ invitation: unknown; link: string | null }> {
  let token: string | null = null;
  const selection = selectionOf(info).get('invitation') ?? new Map();
  const invitation = await write(
    context,
    info,
    { ...request, answers: (inside, id) => readSelected(inside, selection, 'Invitation', id) },
    async (inside) => {
      const sent = await send(inside);
      token = sent.token;
      return sent.id;
    },
  );
  const isTold = token !== null && !context.mailGoesOut;
  return { invitation, link: isTold ? `${context.publicUrl}${acceptPath(token ?? '')}` : null };
}
