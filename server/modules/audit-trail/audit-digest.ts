import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { requireFound } from '#kernel/refusal.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { findLatestDigest, insertDigest, listChainEnds } from './audit-digest.store.ts'
import { type AuditDigest, hashOfDocument } from './digest-document.ts'

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
      previous: latest ? hashOfDocument(latest.document) : null,
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
    ...downloadHeaders({ kind: 'json', name: `audit-digest-${day}`, cache: 'no-store' }),
    'content-type': 'application/json; charset=utf-8',
  })
}
