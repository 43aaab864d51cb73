import { createHash } from 'node:crypto'
import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { requireFound } from '#kernel/refusal.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { isSignedBy } from '#platform/secrets/signer.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import {
  type ChainEnd,
  type DigestRow,
  findLatestDigest,
  insertDigest,
  listChainEnds,
} from './audit-digest.store.ts'

/** The document that is signed once a day: where every chain ended, and the hash of the previous digest. */
interface AuditDigest {
  kind: 'kaoji-audit-digest-1'
  day: string
  at: string
  chains: readonly ChainEnd[]
  /** SHA-256 of the previous document, hexadecimal; null for the first. */
  previous: string | null
  /** Ed25519, 32 bytes, hexadecimal. */
  publicKey: string
}

/** TRL-01: signs the digest of today in Beijing, unless it has been signed already. */
export async function signTrail(deps: Pick<Deps, 'clock' | 'database' | 'signer'>): Promise<void> {
  const at = deps.clock.now()
  const day = beijingDateOf(at)
  await deps.database.transact(deadlineIn(30_000), async (tx) => {
    const latest = await findLatestDigest(tx)
    if (latest && latest.day >= day) return
    const digest: AuditDigest = {
      kind: 'kaoji-audit-digest-1',
      day,
      at: at.toISOString(),
      chains: await listChainEnds(tx),
      previous: latest ? hashOf(latest.document) : null,
      publicKey: deps.signer.publicKey,
    }
    const document = JSON.stringify(digest)
    await insertDigest(tx, { day, at, document, signature: deps.signer.sign(document) })
  })
}

/** Answers the newest digest as a file, to be kept where this installation cannot reach it. */
export async function readLatestDigest(deps: Deps, { deadline }: Call): Promise<PreparedReply> {
  const { day, document, signature } = requireFound(await deps.database.read(deadline, findLatestDigest))
  const file = JSON.stringify({ document, signature: signature.toString('hex') }, undefined, 2)
  return new PreparedReply(Buffer.from(file), {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="audit-digest-${day}.json"`,
  })
}

/**
 * Reads a digest from such a file; undefined when it is not a digest, or its signature does not fit the key that it names.
 */
export function readDigestFile(text: string): AuditDigest | undefined {
  const { document, signature } = parse<{ document?: string; signature?: string }>(text) ?? {}
  const digest = readDigest(document ?? '')
  const isSigned = digest && isSignedBy(digest.publicKey, document ?? '', Buffer.from(signature ?? '', 'hex'))
  return isSigned ? digest : undefined
}

/**
 * Finds the first day whose digest is not signed by the key that it names, or does not follow the previous digest. Where
 * `publicKey` is known it must have signed the newest digest, which vouches for the earlier ones; those may have older keys.
 */
export function firstForgedDay(
  digests: readonly DigestRow[],
  publicKey: string | undefined,
): string | undefined {
  return digests.find((row, place) => {
    const digest = readDigest(row.document)
    const before = digests[place - 1]
    if (!digest) return true
    const isOurs = place < digests.length - 1 || digest.publicKey === (publicKey ?? digest.publicKey)
    const follows = digest.previous === (before ? hashOf(before.document) : null)
    const isSigned = isSignedBy(digest.publicKey, row.document, row.signature)
    return !(isOurs && follows && isSigned && digest.day === row.day)
  })?.day
}

function readDigest(document: string): AuditDigest | undefined {
  const digest = parse<AuditDigest>(document)
  return digest?.kind === 'kaoji-audit-digest-1' ? digest : undefined
}

/** Parses JSON; undefined for any other text, because a tampered document is a finding and not a fault of the verifier. */
function parse<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}

function hashOf(document: string): string {
  return createHash('sha256').update(document).digest('hex')
}
