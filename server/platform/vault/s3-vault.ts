import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { S3Config } from '../config/config.ts'
import type { FileCipher } from '../secrets/file-cipher.ts'
import { assertVaultKey, type Vault } from './vault.ts'

/** How long a bucket may take: an upload waits for it. */
const CONNECT_MS = 2_000
const REQUEST_MS = 8_000

/**
 * A vault in an S3 bucket; every object sealed for its own key, so that whoever runs the bucket sees nothing. A put is
 * believed when the bucket tells the length that was sent.
 */
export function createS3Vault(config: S3Config, cipher: FileCipher): Vault {
  const client = new S3Client({
    endpoint: config.endpoint,
    region: config.region,
    credentials: { accessKeyId: config.keyId, secretAccessKey: config.secret },
    forcePathStyle: true,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: REQUEST_MS },
  })
  const Bucket = config.bucket
  return {
    async put(key, bytes) {
      assertVaultKey(key)
      const Body = cipher.seal(key, bytes)
      await client.send(new PutObjectCommand({ Bucket, Key: key, Body, ChecksumAlgorithm: 'SHA256' }))
      const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket, Key: key }))
      if (ContentLength !== Body.length) throw new Error('the bucket kept something else')
    },
    async get(key) {
      assertVaultKey(key)
      const sealed = await client.send(new GetObjectCommand({ Bucket, Key: key })).then(
        async ({ Body }) => Body && Buffer.from(await Body.transformToByteArray()),
        (error: unknown) => {
          if (error instanceof NoSuchKey) return undefined
          throw error
        },
      )
      return sealed && cipher.open(key, sealed)
    },
    async remove(key) {
      assertVaultKey(key)
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }))
    },
    // A bucket keeps an object whole or not at all: there is nothing half written to sweep.
    sweep: async () => 0,
  }
}
