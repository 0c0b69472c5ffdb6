import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { ageOf, type BlobEntry, BlobMissing, blobPath, type FileStore, isBlobKey } from './file-store.js';

/** Where an S3-compatible store is, and how to get in. */
export interface S3Options {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const PREFIX = 'files/';
/** The least that S3 takes as a part; two of them are in memory at a time. */
const PART_BYTES = 5 * 1024 * 1024;
const ABANDONED_MS = 24 * 3_600_000;

/** Blobs as objects `files/<aa>/<key>` of one bucket, which must exist, be private and keep no old versions. */
export class S3Store implements FileStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor({ endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Options) {
    this.#bucket = bucket;
    this.#client = new S3Client({
      endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey },
      // Addresses with the bucket in the path, and checksums only where a call demands them: every provider has these.
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async put(key: string, content: Readable): Promise<void> {
    const upload = new Upload({
      client: this.#client,
      params: { Bucket: this.#bucket, Key: objectOf(key), Body: content },
      queueSize: 2,
      partSize: PART_BYTES,
      leavePartsOnError: false,
    });
    await upload.done();
  }

  async get(key: string): Promise<Readable> {
    try {
      const { Body } = await this.#client.send(new GetObjectCommand(this.#target(key)));
      if (Body instanceof Readable) return Body;
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    throw new BlobMissing(key);
  }

  async remove(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand(this.#target(key)));
  }

  async exists(key: string): Promise<boolean> {
    try {
      await this.#client.send(new HeadObjectCommand(this.#target(key)));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async *list(): AsyncIterable<BlobEntry> {
    let token: string | undefined;
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({
          Bucket: this.#bucket,
          Prefix: PREFIX,
          ...(token ? { ContinuationToken: token } : {}),
        }),
      );
      for (const { Key, LastModified } of page.Contents ?? []) {
        const key = Key?.split('/').at(-1) ?? '';
        if (isBlobKey(key) && LastModified) yield { key, writtenAt: LastModified };
      }
      token = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (token);
  }

  async tidy(): Promise<void> {
    const { Uploads } = await this.#client.send(
      new ListMultipartUploadsCommand({ Bucket: this.#bucket, Prefix: PREFIX }),
    );
    for (const { Key, UploadId, Initiated } of Uploads ?? []) {
      if (!Key || !UploadId || !Initiated || ageOf(Initiated) < ABANDONED_MS) continue;
      await this.#client.send(new AbortMultipartUploadCommand({ Bucket: this.#bucket, Key, UploadId }));
    }
  }

  #target(key: string) {
    return { Bucket: this.#bucket, Key: objectOf(key) };
  }
}

const objectOf = (key: string): string => PREFIX + blobPath(key);

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'name' in error &&
  ['NoSuchKey', 'NotFound'].includes(String(error.name));
