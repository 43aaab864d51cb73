import type {
  decideTrustedKey as decideContract,
  endTrustedKey as endContract,
  proposeTrustedKey as proposeContract,
} from '#contracts/office/trusted-keys.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { isProvince } from '#rulebook/evidence/provinces.ts'
import { keyIdOf } from '#rulebook/papers/key-set.ts'
import type { Deps } from '#server/deps.ts'
import { decideKey, insertKey, lockKey, retireKey, revokeKey } from './trust.store.ts'

/** TRO-04: proposes a key of another installation. Nothing is believed under it before a second person has compared it too. */
export async function proposeKey(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  body: BodyOf<typeof proposeContract>,
): Promise<{ id: string }> {
  const { installation, province, publicKey } = body
  const own = deps.config.installation
  const problems = [
    ...(isProvince(province) && province !== own.province
      ? []
      : [{ field: 'province', code: 'list', text: '请从名单中选择外省的省、自治区、直辖市。' }]),
    ...(installation === own.installation
      ? [{ field: 'installation', code: 'own', text: '这是本系统自己的主机名。' }]
      : []),
  ]
  if (problems.length > 0) throw new Refusal('input_invalid', { problems })
  const at = deps.clock.now()
  const key = {
    ...body,
    name: body.authority,
    id: deps.ids.next(),
    keyId: keyIdOf(publicKey),
    validFrom: new Date(body.validFrom),
  }
  await deps.database.transact(deadline, async (tx) => {
    if (!(await insertKey(tx, { ...key, staffId: actor.staffId, at }))) throw new Refusal('key_known')
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'trusted_key.propose' as const, reason: body.proof },
      subject: { kind: 'trusted_key', id: key.id },
      new: { installation, province, keyId: key.keyId, publicKey },
    })
  })
  return { id: key.id }
}

/** TRO-04: a second person agrees to a key, or refuses it. */
export async function decideOnKey(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, decision }: BodyOf<typeof decideContract> & { id: string },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const key = requireFound(await lockKey(tx, id))
    if (key.proposed_by === actor.staffId) throw new Refusal('second_person')
    const at = deps.clock.now()
    const to = decision === 'agree' ? 'trusted' : 'refused'
    if (!(await decideKey(tx, { id, to, staffId: actor.staffId, at }))) throw new Refusal('stale')
    await writeAudit(tx, {
      ...{ at, actor, origin, action: `trusted_key.${decision}` as const },
      subject: { kind: 'trusted_key', id },
      new: { installation: key.installation, keyId: key.key_id, state: to },
    })
  })
}

/**
 * TRO-04: retires a key, because the other installation has a new one, or revokes it at once, because somebody else may have it. One person
 * suffices: it takes trust away, and a stolen key does not wait for a colleague.
 */
export async function endKey(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, how, reason }: BodyOf<typeof endContract> & { id: string },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const key = requireFound(await lockKey(tx, id))
    const at = deps.clock.now()
    const isEnded =
      how === 'retire'
        ? await retireKey(tx, { id, at })
        : await revokeKey(tx, { id, staffId: actor.staffId, at, reason })
    if (!isEnded) throw new Refusal('stale')
    await writeAudit(tx, {
      ...{ at, actor, origin, action: `trusted_key.${how}` as const, reason },
      subject: { kind: 'trusted_key', id },
      new: { installation: key.installation, keyId: key.key_id },
    })
  })
}
