import type { Call } from '#kernel/call.ts'
import { maskEmail, maskPhone } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import { countDeliveries, listUnsettled, type UnsettledRow } from './delivery.store.ts'

/** MSG-01: shows what became of text messages and letters; of where they went only the mask. */
export async function viewDeliveries(deps: Deps, { deadline }: Call) {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => ({
    channels: [
      { kind: 'text' as const, isConnected: deps.texts !== undefined },
      { kind: 'letter' as const, isConnected: deps.mailer !== undefined },
    ],
    counts: await countDeliveries(tx, at),
    unsettled: (await listUnsettled(tx, at)).map((row) => unsettledOf(deps, row)),
  }))
}

function unsettledOf({ cipher }: Pick<Deps, 'cipher'>, row: UnsettledRow) {
  const { id, kind, state } = row
  const to =
    row.cipher === null
      ? undefined
      : kind === 'text'
        ? maskPhone(cipher.open('person.phone', row.cipher))
        : maskEmail(cipher.open('letter.address', row.cipher))
  return {
    ...{ id, kind, state, at: row.createdAt.toISOString() },
    ...(to === undefined ? {} : { to }),
    ...(row.settledAt ? { settledAt: row.settledAt.toISOString() } : {}),
    ...(row.failure ? { failure: row.failure } : {}),
  }
}
