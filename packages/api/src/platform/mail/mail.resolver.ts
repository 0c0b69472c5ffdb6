import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { now } from '../clock.js';
import { getForChange } from '../crud.js';
import { columnSql, Parameters, type Source } from '../db/condition-sql.js';
import { containsSql, isOneOfSql } from '../db/filter-sql.js';
import { Invalid } from '../errors.js';
import type { ApiContext } from '../graphql/context.js';
import { Can, SignedIn } from '../graphql/gate.js';
import { type Page, readOne, readPage, readRows } from '../graphql/read.js';
import { inTransaction, write } from '../graphql/write.js';
import { newId } from '../new-id.js';
import { Mail as MailEntity } from './mail.entity.js';
import { Delivery, Mail, MailChoice, MailFilter, MailPage, MailSort } from './mail.type.js';
import type { Delivery as DeliveryName, Message, MessageGroup } from './message.js';

const groups = new Map<string, MessageGroup>();

/** Makes known which messages there are, so that people can choose about them; `app.ts` calls it. */
export function addMessages(messages: readonly Message<never>[]): void {
  for (const { group } of messages) groups.set(group.name, group);
}

@Resolver(() => Mail)
export class MailResolver {
  @Query(() => MailPage, { description: 'What you were told, the newest first.' })
  @Can('read', 'Mail')
  mails(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => MailSort, { nullable: true }) sort?: MailSort,
    @Arg('filter', () => MailFilter, { nullable: true }) filter?: MailFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'Mail',
      where: mailsWhere(filter ?? {}),
      sort: sort ?? { field: 'createdAt', order: 'DESC' },
      page,
      perPage,
    });
  }

  @Query(() => Mail, { nullable: true })
  @Can('read', 'Mail')
  mail(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'Mail', id);
  }

  @Mutation(() => Mail, { description: 'Notes that you have read it.' })
  @Can('read', 'Mail')
  readMail(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Mail', idempotencyKey, input: { id } }, async (inside) => {
      const mail = await getForChange(inside, MailEntity, id, 'read');
      mail.readAt ??= now();
      return id;
    });
  }

  @Mutation(() => Int, { description: 'Notes that you have read all; answers how many were new.' })
  @Can('read', 'Mail')
  readAllMail(
    @Ctx() context: ApiContext,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<number> {
    return inTransaction(context, async ({ query, viewer }) => {
      const rows = await query(
        `update mails set read_at = $2, version = version + 1 where person_id = $1 and read_at is null returning id`,
        [viewer.personId, now()],
      );
      return rows.length;
    });
  }

  @Query(() => [MailChoice], { description: 'How you get each group of messages.' })
  @SignedIn()
  async mailChoices(@Ctx() context: ApiContext): Promise<MailChoice[]> {
    const parameters = new Parameters();
    const rows = await readRows<{ name: string; delivery: DeliveryName }>(
      context,
      `select c.message_group as name, c.delivery from mail_choices c where c.person_id = ${parameters.add(context.viewer.personId)}`,
      parameters,
    );
    const chosen = new Map(rows.map(({ name, delivery }) => [name, delivery]));
    return [...groups.values()].map(({ name, choosable, delivery }) => ({
      id: name,
      choosable,
      delivery: (choosable ? chosen.get(name) : undefined) ?? delivery,
    }));
  }

  @Mutation(() => [MailChoice], {
    description: 'Says how you want a group of messages; answers all choices.',
  })
  @SignedIn()
  async chooseMail(
    @Ctx() context: ApiContext,
    @Arg('group', () => ID) group: string,
    @Arg('delivery', () => Delivery) delivery: DeliveryName,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<MailChoice[]> {
    if (!groups.get(group)?.choosable)
      throw new Invalid({ group: 'Choose one of the groups of messages that you have a say in.' });
    await inTransaction(context, ({ query, viewer }) =>
      query(
        `insert into mail_choices (id, person_id, message_group, delivery, created_at, version) values ($1, $2, $3, $4, $5, 1)
         on conflict (person_id, message_group) do update set delivery = excluded.delivery, version = mail_choices.version + 1`,
        [newId(), viewer.personId, group, delivery, now()],
      ),
    );
    return this.mailChoices(context);
  }
}

const mailsWhere = (filter: MailFilter) => (row: Source, parameters: Parameters) => [
  filter.q
    ? containsSql([columnSql(row, 'subject'), columnSql(row, 'text')], filter.q, parameters)
    : undefined,
  filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
  typeof filter.unread === 'boolean'
    ? `${columnSql(row, 'readAt')} is ${filter.unread ? '' : 'not '}null`
    : undefined,
];
