import { Field, Float, ID, ObjectType } from 'type-graphql';
import { enumOf } from '../graphql/enum-of.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { FILE_SCANS } from './file-scan.js';
import type { StoredFile as StoredFileEntity } from './stored-file.entity.js';

export const FileScan = enumOf(
  'FileScan',
  FILE_SCANS,
  'CLEAN: a virus scanner found nothing. NOT_SCANNED: this system has no scanner, or made the file itself.',
);

@ObjectType('StoredFile', {
  simpleResolvers: true,
  description: 'A file. Its content is fetched with openFile.',
})
export class StoredFile implements Pick<StoredFileEntity, 'id' | 'name' | 'mediaType' | 'bytes'> {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) name!: string;
  @Field(() => String, { nullable: true, description: 'By its content, such as application/pdf.' })
  mediaType!: string;
  @Field(() => Float, { nullable: true }) bytes!: number;
  @Field(() => FileScan, { nullable: true }) scan!: string;
  @Field(() => String, { nullable: true, description: 'Name of the person who added it.' })
  addedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) createdAt!: string;
  @Field(() => [String], { description: 'What you may do with it now.' }) can!: string[];
}

@ObjectType('FileLink', {
  simpleResolvers: true,
  description: 'A way to one file, for the person who asked for it: it works once.',
})
export class FileLink {
  @Field(() => String, { description: 'Address under this system; GET it with the same sign-in.' })
  url!: string;
  @Field(() => DateTimeScalar, { description: 'Ten minutes after it was made.' }) expiresAt!: Date;
}
