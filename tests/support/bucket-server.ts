import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import type { S3Config } from '#platform/config/s3-settings.ts'

/** Starts a server with one bucket that speaks the S3 protocol on loopback. */
export async function startBucketServer(): Promise<{
  config: S3Config
  directory: string
  stop(): Promise<void>
}> {
  const directory = mkdtempSync(join(tmpdir(), 'kaoji-bucket-'))
  const bucket = 'kaoji-evidence'
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: bucket }],
  })
  const { port } = await server.run()
  return {
    directory,
    config: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket,
      region: 'us-east-1',
      keyId: 'S3RVER',
      secret: 'S3RVER',
    },
    async stop() {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
