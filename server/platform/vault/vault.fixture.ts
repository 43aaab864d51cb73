import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createFileCipher } from '../secrets/file-cipher.ts'
import { createS3Vault } from './s3-vault.ts'
import type { Vault } from './vault.ts'

/** The cipher of the vaults' tests. */
export const cipher = createFileCipher({
  fieldKeys: { '1': '11'.repeat(32) },
  activeFieldKey: '1',
  indexKey: '22'.repeat(32),
  digestKey: '33'.repeat(32),
  signingKey: '44'.repeat(32),
  paperKeys: [{ seed: '55'.repeat(32), from: '2026-01-01T00:00:00Z' }],
  generated: true,
})

/** Short, so that a test of silence is short; a quarter of what is asserted. */
export const LIMITS = { tryMs: 300, totalMs: 900 }

const servers: Server[] = []

/** A vault in a bucket that answers as told. */
export async function vaultIn(answer: RequestListener): Promise<Vault> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`
  const config = { endpoint, bucket: 'kaoji-evidence', region: 'us-east-1', keyId: 'TEST', secret: 'TEST' }
  return createS3Vault(config, cipher, LIMITS)
}

/** Closes every such bucket. */
export function closeBuckets(): void {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
}
