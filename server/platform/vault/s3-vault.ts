import { createHash } from 'node:crypto'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3'
import type { S3Config } from '../config/s3-settings.ts'
import type { FileCipher } from '../secrets/file-cipher.ts'
import { bucketFaultOf } from './bucket-fault.ts'
import { openSealed } from './open-sealed.ts'
import { assertVaultKey, isVaultKey, type KeptFile, type Vault } from './vault.ts'

/** How long a bucket may take, for one of three tries and for all of them: an upload waits for it. */
interface BucketLimits {
  tryMs: number
  totalMs: number
}
const LIMITS: BucketLimits = { tryMs: 5_000, totalMs: 12_000 }
const CONNECT_MS = 2_000

/**
 * A vault in an S3 bucket. Every object is sealed for its own key, so that the bucket's operator sees nothing. A put counts
 * only when the bucket, asked again, reports what was sent.
 */
export function createS3Vault(config: S3Config, cipher: FileCipher, limits = LIMITS): Vault {
  const client = clientOf(config, limits)
  const Bucket = config.bucket
  const within = <T>(work: (time: { abortSignal: AbortSignal }) => Promise<T>): Promise<T> =>
    work({ abortSignal: AbortSignal.timeout(limits.totalMs) }).catch((error: unknown) => {
      throw bucketFaultOf(error)
    })
  const removeObject = (Key: string) =>
    within((time) => client.send(new DeleteObjectCommand({ Bucket, Key }), time))
  return {
    async put(key, bytes) {
      assertVaultKey(key)
      const Body = cipher.seal(key, bytes)
      const ChecksumSHA256 = createHash('sha256').update(Body).digest('base64')
      const kept = await within(async (time) => {
        await client.send(new PutObjectCommand({ Bucket, Key: key, Body, ChecksumSHA256 }), time)
        return client.send(new HeadObjectCommand({ Bucket, Key: key, ChecksumMode: 'ENABLED' }), time)
      })
      // Not every bucket tells the checksum; all of them tell the length.
      const isSame =
        kept.ContentLength === Body.length && (kept.ChecksumSHA256 ?? ChecksumSHA256) === ChecksumSHA256
      if (isSame) return
      await removeObject(key).catch(() => undefined)
      throw new Error('the bucket kept something else')
    },
    async get(key) {
      assertVaultKey(key)
      const sealed = await within((time) =>
        client
          .send(new GetObjectCommand({ Bucket, Key: key }), time)
          .then(
            async ({ Body }) => Body && Buffer.from(await Body.transformToByteArray()),
            absentAsUndefined,
          ),
      )
      return sealed && openSealed(cipher, key, sealed)
    },
    async remove(key) {
      assertVaultKey(key)
      await removeObject(key)
    },
    // A bucket keeps an object whole or not at all: there is nothing half written to sweep.
    sweep: async () => 0,
    list: () => objectsIn(client, Bucket),
  }
}

function clientOf(config: S3Config, { tryMs }: BucketLimits): S3Client {
  return new S3Client({
    endpoint: config.endpoint,
    region: config.region,
    credentials: { accessKeyId: config.keyId, secretAccessKey: config.secret },
    forcePathStyle: true,
    maxAttempts: 3,
    // Without the last of these a bucket that says nothing is waited for without end.
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: tryMs, throwOnRequestTimeout: true },
  })
}

function absentAsUndefined(error: unknown): undefined {
  if (!(error instanceof NoSuchKey)) throw error
  return undefined
}

async function* objectsIn(client: S3Client, Bucket: string): AsyncIterable<KeptFile> {
  try {
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket }))
      for (const { Key: key, LastModified: storedAt } of Contents)
        if (key !== undefined && storedAt && isVaultKey(key)) yield { key, storedAt }
  } catch (error) {
    throw bucketFaultOf(error)
  }
}
