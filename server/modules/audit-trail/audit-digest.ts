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

/** What is signed, once a day: where every chain ended, and the digest before it. */
interface AuditDigest {
  kind: 'kaoji-audit-digest-1'
  day: string
  at: string
  chains: readonly ChainEnd[]
  /** SHA-256 of the document before this one, hexadecimal; null for the first. */
  previous: string | null
  /** Ed25519, 32 bytes, hexadecimal. */
  publicKey: string
}

/** TRL-01: signs the digest of Beijing's today, if nobody did yet. */
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

/** The newest digest as a file, to be kept where this installation cannot reach it. */
export async function readLatestDigest(deps: Deps, { deadline }: Call): Promise<PreparedReply> {
  const { day, document, signature } = requireFound(await deps.database.read(deadline, findLatestDigest))
  const file = JSON.stringify({ document, signature: signature.toString('hex') }, undefined, 2)
  return new PreparedReply(Buffer.from(file), {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="audit-digest-${day}.json"`,
  })
}

/** A digest out of such a file; undefined when it is none, or its signature does not fit the key that it names. */
export function readDigestFile(text: string): AuditDigest | undefined {
  const { document, signature } = parse<{ document?: string; signature?: string }>(text) ?? {}
  const digest = readDigest(document ?? '')
  const isSigned = digest && isSignedBy(digest.publicKey, document ?? '', Buffer.from(signature ?? '', 'hex'))
  return isSigned ? digest : undefined
}

/**
 * The first day whose digest is not signed by the key that it names, or does not follow the one before it. The newest has to be
 * signed by `publicKey`, where that is known; it vouches for those before it, whose keys may be older.
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

/** Undefined for what is no JSON: what was tampered with is no digest, and no fault of the verifier's. */
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
