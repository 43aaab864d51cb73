import type { MultipartFile } from '@fastify/multipart'
import type { TakenPackage } from '#contracts/office/arrivals.ts'
import { LARGEST_EXCHANGE_FILE } from '#contracts/transfers/transfer-package.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Deps } from '#server/deps.ts'
import { takePackage } from './take-package.ts'

/** TRO-04: receives the file of a package, whole or not at all, and takes it in. */
export async function receivePackage(
  deps: Deps,
  call: Call<StaffActor>,
  file: MultipartFile | undefined,
): Promise<TakenPackage> {
  if (!file) throw new Refusal('upload_missing')
  const bytes = await readWhole(deps, file)
  if (bytes.length === 0) throw new Refusal('upload_missing')
  return takePackage(deps, call, { bytes })
}

/** Reads the stream to its end, so that the answer is heard, and keeps no more of it than a package can have. */
async function readWhole({ log }: Pick<Deps, 'log'>, { file }: MultipartFile): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of file as AsyncIterable<Buffer>) {
      size += part.length
      if (size <= LARGEST_EXCHANGE_FILE) parts.push(part)
    }
  } catch (error) {
    log.error('upload-broken', error)
    throw new Refusal('upload_incomplete')
  }
  if (size > LARGEST_EXCHANGE_FILE)
    throw new Refusal('upload_too_large', { values: { limit: `${LARGEST_EXCHANGE_FILE / 1_000_000} MB` } })
  return Buffer.concat(parts)
}
