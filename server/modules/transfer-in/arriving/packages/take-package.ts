import type { TakenPackage } from '#contracts/office/arrivals.ts'
import type { TransferPackage } from '#contracts/transfers/transfer-package.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { openPackage } from '#modules/exchange/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { idNumberIndexes } from '#platform/secrets/number-index.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import { PACKAGE_REFUSAL_WORDS } from '#rulebook/transfer-package/transfer-package.texts.ts'
import type { Deps } from '#server/deps.ts'
import { holdTakingsIn } from '../../arrival.store.ts'
import type { Arrival, ArrivingCourse, ArrivingPackage } from '../../arrival.ts'
import { takeIn } from '../../taking-in/take-in.ts'
import { matchPersons } from '../matching/match-persons.ts'
import { isPackageTaken, keepPackage } from './taken-package.store.ts'

/**
 * TRO-04, TRI-01: takes in a signed package of another installation, once. Refuses with `package_refused`, in words, what is not signed by
 * whom it names, was changed, is for somebody else, too old, too new, or here already.
 */
export async function takePackage(
  deps: Deps,
  call: Call<StaffActor>,
  { bytes }: { bytes: Uint8Array },
): Promise<TakenPackage> {
  return deps.database.transact(call.deadline, async (tx) => {
    const verdict = await openPackage(tx, deps, { bytes, wasTakenIn: (id) => isPackageTaken(tx, id) })
    if (verdict.kind === 'refused') throw refused(PACKAGE_REFUSAL_WORDS[verdict.refusal])
    const { content, digest, sender } = verdict
    const source: ArrivingPackage = {
      kind: 'package',
      packageId: content.id,
      digest: Buffer.from(digest, 'hex'),
      sender: sender.installation,
      batchId: undefined,
    }
    // Before it is asked whose it is: a person who is being registered is here afterwards.
    await holdTakingsIn(tx)
    const arrival = await matched(tx, deps, recordOf(content, { deps, source }))
    // Of two who bring it at once, the unique key lets one.
    if (!(await keepPackage(tx, { ...source, staffId: call.actor.staffId, at: deps.clock.now() })))
      throw refused(PACKAGE_REFUSAL_WORDS.replayed)
    const [taken] = await takeIn(tx, deps, { call, arrivals: [arrival] })
    if (!taken) throw new Error('A package was not taken in')
    const { name, originProvince, match } = arrival
    return { name, originProvince, outcome: taken.outcome, match: match.to }
  })
}

function refused(words: { why: string; what: string }): Refusal {
  return new Refusal('package_refused', { values: words })
}

type Unmatched = Omit<Arrival, 'match'>

async function matched(tx: Tx, deps: Deps, arrival: Unmatched): Promise<Arrival> {
  const { index, oldIndex, cipher } = arrival.idNumber
  const [match] = await matchPersons(tx, deps, [
    {
      name: arrival.name,
      idType: arrival.idType,
      indexes: [index, oldIndex].flatMap((one) => (one ? [one.toString('hex')] : [])),
      cipher,
      destinationTicketNo: arrival.destinationTicketNo,
    },
  ])
  return { ...arrival, match: match ?? { to: 'nobody' } }
}

function recordOf(
  content: TransferPackage,
  { deps, source }: { deps: Pick<Deps, 'cipher'>; source: ArrivingPackage },
): Unmatched {
  const { from, person, origin, destination, scores } = content
  const idNumber = fold('id_number', person.idNumber)
  const [index, oldIndex] = idNumberIndexes(deps.cipher, idNumber)
  return {
    originProvince: from.province,
    originTicketNo: origin.ticketNo,
    originMajor: `${origin.majorCode} ${origin.majorName}（${levelWord(origin.level)}）`,
    name: fold('person_name', person.name),
    idType: person.idType,
    idNumber: { cipher: deps.cipher.seal('person.id_number', idNumber), index, oldIndex },
    destinationTicketNo: fold('ticket_no', destination.ticketNo),
    source,
    courses: scores.map(courseOf),
  }
}

function courseOf({
  courseCode,
  courseName,
  credits,
  outcome,
  passedOn,
  ...more
}: TransferPackage['scores'][number]): ArrivingCourse {
  const common = {
    ...{ code: courseCode, name: courseName, credits: Number(credits), passedOn },
    raw: {
      more: { id: more.id, source: more.source, ...(more.originNote ? { originNote: more.originNote } : {}) },
    },
  }
  return 'mark' in outcome
    ? { ...common, outcome: 'marked', mark: outcome.mark }
    : { ...common, outcome: 'graded', grade: outcome.grade }
}
