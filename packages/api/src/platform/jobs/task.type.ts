import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../graphql/enum-of.js';
import { given } from '../graphql/given.js';
import { DateTimeScalar, JsonScalar } from '../graphql/scalars.js';
import type { Task as TaskEntity } from './task.entity.js';
import { TASK_STATUSES, type TaskStatus as TaskStatusName } from './task-status.js';

export const TaskStatus = enumOf('TaskStatus', TASK_STATUSES);

@ObjectType('Task', {
  simpleResolvers: true,
  description: 'Long work that you asked for. It goes on while you do something else, also over a restart.',
})
export class Task implements Pick<TaskEntity, 'id' | 'title' | 'kind'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'What kind of work it is, such as run-import.' })
  kind!: string;
  @Field(() => String, { nullable: true, description: 'What it is, in words.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'Where in the console its outcome is seen.' })
  path!: string | null;
  @Field(() => TaskStatus, { nullable: true }) status!: TaskStatusName;
  @Field(() => Int, { nullable: true, description: 'Steps done so far.' }) done!: number;
  @Field(() => Int, { nullable: true, description: 'Steps in all; null while nobody knows.' })
  total!: number | null;
  @Field(() => String, { nullable: true, description: 'What it is at, or how it ended.' })
  message!: string | null;
  @Field(() => JsonScalar, { nullable: true, description: 'Counts of what came of it, by name.' })
  result!: unknown;
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) startedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
  @Field(() => Int, { nullable: true }) version!: number;
}

@ObjectType({ simpleResolvers: true })
export class TaskPage {
  @Field(() => [Task]) items!: Task[];
  @Field(() => Int) total!: number;
}

@InputType()
export class TaskFilter {
  @Field(() => [ID], { nullable: true }) @given('ids') @ArrayMaxSize(100) ids?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Only what waits or runs.' })
  open?: boolean | null;
}
