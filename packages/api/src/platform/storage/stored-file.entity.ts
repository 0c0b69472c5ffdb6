import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../clock.js';
import { newId } from '../new-id.js';
import { FILE_SCANS } from './file-scan.js';

// People and organisations are features, of which the platform knows the ids only; the migration has the foreign keys.
const storedFile = defineEntity({
  name: 'StoredFile',
  tableName: 'files',
  indexes: [
    { properties: ['attachedToType', 'attachedToId'] },
    { properties: ['organisation'] },
    { properties: ['blobKey'] },
    { properties: ['keyId'] },
    { properties: ['createdAt'] },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    /** Whose it is, and whose quota it uses; null for the consortium. */
    organisation: p.uuid().nullable().fieldName('organisation_id'),
    /** Other organisations that the thing it is attached to concerns. */
    alsoFor: p.array().$type<string[]>().columnType('uuid[]'),
    /** Null for what the system made. */
    uploadedBy: p.uuid().nullable().fieldName('uploaded_by_id'),
    name: p.text(),
    mediaType: p.text(),
    bytes: p.bigint('number'),
    /** Of the content, in hex; null once it is erased. */
    sha256: p.text().nullable(),
    /** Where the store has it; null once it is erased. */
    blobKey: p.text().nullable(),
    encrypted: p.boolean(),
    /** The file's own key under the master key `keyId`; null where it is not encrypted. */
    wrappedKey: p.text().nullable(),
    keyId: p.text().nullable(),
    scan: p.enum(FILE_SCANS),
    /** The kind of thing that it belongs to (`Booking`) and which one; null until a feature attaches it. */
    attachedToType: p.text().nullable(),
    attachedToId: p.uuid().nullable(),
    createdAt: p.datetime().onCreate(now),
    /** Null while it is being written. */
    storedAt: p.datetime().nullable(),
    erasedAt: p.datetime().nullable(),
    addedBy: p
      .text()
      .formula((columns) => `select pe."name" from "people" pe where pe."id" = ${columns.uploadedBy}`)
      .lazy(),
  },
});

/** A file that somebody uploaded or the system made. What is erased stays as a row that tells nothing but that. */
export class StoredFile extends storedFile.class {}
storedFile.setClass(StoredFile);

const fileLink = defineEntity({
  name: 'FileLink',
  tableName: 'file_links',
  indexes: [{ properties: ['expiresAt'] }],
  properties: {
    /** SHA-256 of the token, in hex: who reads the table cannot use the links. */
    tokenHash: p.text().primary(),
    file: () => p.manyToOne(StoredFile).mapToPk(),
    person: p.uuid().fieldName('person_id'),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

/** One person's way to one file, once, for ten minutes. */
export class FileLink extends fileLink.class {}
fileLink.setClass(FileLink);

const fileErasure = defineEntity({
  name: 'FileErasure',
  tableName: 'file_erasures',
  indexes: [{ properties: ['provenAt'] }],
  properties: {
    file: p.uuid().primary().fieldName('file_id'),
    organisation: p.uuid().nullable().fieldName('organisation_id'),
    /** Of the content that is gone, by which a copy that turns up can be told. */
    sha256: p.text(),
    reason: p.text(),
    /** Null where the system did it, such as for an upload that nothing used. */
    erasedBy: p.uuid().nullable().fieldName('erased_by_id'),
    erasedAt: p.datetime(),
    /** The blob that is still to go; null once the store was seen without it. */
    blobKey: p.text().nullable(),
    provenAt: p.datetime().nullable(),
  },
});

/** That a file was erased: when, by whom and why; proven once the store was seen without it. */
export class FileErasure extends fileErasure.class {}
fileErasure.setClass(FileErasure);
