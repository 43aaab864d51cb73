import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { S3Config } from '#platform/config/config.ts'

interface Rver {
  run(): Promise<{ port: number }>
  close(): Promise<void>
}
// The package brings no types.
const S3rver: new (options: object) => Rver = createRequire(import.meta.url)('@20minutes/s3rver')

/** A server that speaks the S3 protocol, on loopback, with one bucket. */
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
