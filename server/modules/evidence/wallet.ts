import type { AuditAction } from '#contracts/audit-actions.ts'
import type { CredentialFields, CredentialView } from '#contracts/evidence.ts'
import { DONE, type Once } from '#kernel/act.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { isCredentialType } from '#rulebook/evidence/credential-types.ts'
import type { Deps } from '#server/deps.ts'
import {
  insertCredential,
  listCredentialRows,
  markCredentialRemoved,
  updateCredential,
} from './credential.store.ts'
import { listImagesOf } from './image.store.ts'
import { numberIndexOf } from './number-index.ts'
import { viewImage } from './view-image.ts'

/** The number of credentials that a person can keep. */
const LIMIT = 60

/** EVI-05: shows everything in the wallet. */
export function viewWallet(deps: Deps, { actor, deadline }: Call<CandidateActor>) {
  return deps.database.readOften(deadline, async (tx) => ({
    credentials: await readCredentials(tx, deps, { personId: actor.personId }),
  }))
}

/** Reads a person's credentials as they are now: all of them, or those with these ids. */
export async function readCredentials(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  key: { personId: string; ids?: readonly string[] },
): Promise<CredentialView[]> {
  const rows = await listCredentialRows(tx, key)
  const images = await listImagesOf(tx, { personId: key.personId, credentialIds: rows.map(({ id }) => id) })
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    version: row.version,
    fields: JSON.parse(deps.cipher.open('credential.fields', row.fields_cipher)) as CredentialFields,
    images: images.filter(({ credential_id }) => credential_id === row.id).map(viewImage),
    accepted: row.accepted,
    filed: row.filed,
  }))
}

/** EVI-01: begins a credential. Its type is chosen first and decides its fields. */
export async function addToWallet(
  deps: Deps,
  call: Call<CandidateActor>,
  { type }: { type: string },
): Promise<Once<CredentialView>> {
  if (!isCredentialType(type)) throw new Refusal('credential_type_unknown')
  const { personId } = call.actor
  const id = deps.ids.next()
  const at = deps.clock.now()
  const fieldsCipher = deps.cipher.seal('credential.fields', '{}')
  return deps.acts.once(call, async (tx) => {
    if (!(await insertCredential(tx, { id, personId, type, fieldsCipher, at, limit: LIMIT })))
      throw new Refusal('credential_limit', { values: { limit: LIMIT } })
    await audit(tx, call, { at, action: 'credential.add', id })
    return requireOne(tx, deps, { personId, id })
  })
}

/** APP-02: saves the typed fields, complete or not. Refuses `stale` when another tab or device saved first. */
export async function saveInWallet(
  deps: Deps,
  call: Call<CandidateActor>,
  { id, version, fields }: { id: string; version: number; fields: CredentialFields },
): Promise<Once<CredentialView>> {
  const { personId } = call.actor
  const at = deps.clock.now()
  return deps.acts.once(call, async (tx) => {
    const credential = await requireOne(tx, deps, { personId, id })
    const sealed = {
      fieldsCipher: deps.cipher.seal('credential.fields', JSON.stringify(fields)),
      numberIndex: numberIndexOf(deps, { type: credential.type, fields }),
    }
    if (!(await updateCredential(tx, { id, personId, version, ...sealed, at }))) throw new Refusal('stale')
    await audit(tx, call, { at, action: 'credential.save', id })
    return requireOne(tx, deps, { personId, id })
  })
}

/** Takes a credential out of the wallet. Applications that were filed with it keep it. */
export async function removeFromWallet(
  deps: Deps,
  call: Call<CandidateActor>,
  { id }: { id: string },
): Promise<Once<typeof DONE>> {
  const { personId } = call.actor
  const at = deps.clock.now()
  return deps.acts.once(call, async (tx) => {
    if (!(await markCredentialRemoved(tx, { id, personId, at }))) throw new Refusal('not_found')
    await audit(tx, call, { at, action: 'credential.remove', id })
    return DONE
  })
}

async function requireOne(
  tx: Tx,
  deps: Deps,
  key: { personId: string; id: string },
): Promise<CredentialView> {
  const [credential] = await readCredentials(tx, deps, { personId: key.personId, ids: [key.id] })
  return requireFound(credential)
}

function audit(
  tx: Tx,
  { actor, origin }: Call<CandidateActor>,
  change: { at: Date; action: AuditAction; id: string },
): Promise<void> {
  const { at, action, id } = change
  const subject = { kind: 'credential' as const, id }
  return writeAudit(tx, { at, actor, origin, action, subject, personId: actor.personId })
}
