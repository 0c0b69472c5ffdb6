import { Parameters } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import type { TemplateAdoption } from './policy.type.js';

/** How many organisations hold a policy in force on each template. The function answers the consortium only. */
export const countAdoptions = (context: ApiContext): Promise<TemplateAdoption[]> =>
  readRows<TemplateAdoption>(
    context,
    `select a.template_id as "templateId", t.title, a.adopters::int, a.behind::int
     from app.template_adoptions() a join templates t on t.id = a.template_id order by t.title, t.id`,
    new Parameters(),
  );
