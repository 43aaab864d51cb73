import { picturesIn } from '#contracts/filed.ts'
import type { PersonalDataForm } from '#contracts/forms/personal-data.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findApplication, openRevision } from '#modules/applications/public.ts'
import { findPlanOfTicket } from '#modules/catalogue/public.ts'
import { addMessage } from '#modules/messages/public.ts'
import {
  correctPerson,
  holdPerson,
  maskedValue,
  type PersonValue,
  type Replaced,
  undoCorrection,
} from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { datumOf } from '#rulebook/personal-data/correction-subject.ts'
import type { Adapters } from '#server/deps.ts'
import type { MovedApplication, Mover, ServiceMove, StoredForm } from '#server/service-definition.ts'
import { requireNotListed } from './require-not-listed.ts'
import { findRival } from './standing-corrections.ts'
import { whyNotOf } from './ticket-state.ts'

type Deps = Pick<Adapters, 'cipher' | 'ids' | 'clock'>
type Moving = MovedApplication & { by: Mover }

interface Moved {
  application: Moving
  move: ServiceMove
  readForm: (stored: StoredForm) => PersonalDataForm | undefined
}

/**
 * PRF-01: the last approval corrects the record, and its undoing puts the old value back. The person is locked at every filing, so that of
 * two applications for one datum, from two 准考证, one is refused; decisions lock the person before they come here.
 */
export async function moveCorrection(
  tx: Tx,
  deps: Deps,
  { application, move, readForm }: Moved,
): Promise<void> {
  switch (move.kind) {
    case 'filed':
    case 'modified':
    case 'refiled':
    case 'amended':
      return requireNoRival(tx, application)
    case 'approved':
      return correct(tx, deps, { application, readForm })
    case 'undone':
      return move.undoes === 'approved' ? putBack(tx, deps, application) : undefined
    case 'withdrawn':
    case 'passed':
    case 'rejected':
    case 'returned':
    case 'amendment_asked':
    case 'held':
    case 'released':
      return undefined
    default:
      return move satisfies never
  }
}

async function requireNoRival(tx: Tx, application: MovedApplication): Promise<void> {
  await holdPerson(tx, application.personId)
  const rival = await findRival(tx, application)
  if (rival) throw new Refusal('application_open', { values: { title: rival.title } })
}

async function correct(tx: Tx, deps: Deps, { application, readForm }: Omit<Moved, 'move'>): Promise<void> {
  const { id: applicationId, personId, ticketId, at } = application
  const plan = await findPlanOfTicket(tx, ticketId, at)
  const why = whyNotOf(plan?.ticket_state ?? 'closed')
  if (why !== undefined) throw impossible(why)
  await requireNotListed(tx, application, impossible)
  const value = await valueFiled(tx, deps, { application, readForm })
  const replaced = await correctPerson(tx, deps, { personId, applicationId, at, value })
  await record(tx, deps, { application, replaced, action: 'person.correct' })
}

async function putBack(tx: Tx, deps: Deps, application: Moving): Promise<void> {
  const { id: applicationId, personId, at } = application
  await requireNotListed(tx, application, reliedOn)
  const replaced = await undoCorrection(tx, deps, { personId, applicationId, at })
  await record(tx, deps, { application, replaced, action: 'person.undo_correction' })
}

const impossible = (why: string) => new Refusal('effect_impossible', { values: { why } })
const reliedOn = (why: string) => new Refusal('effect_relied_on', { values: { why } })

/** The value that was filed with the revision that is approved. */
async function valueFiled(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  { application, readForm }: Omit<Moved, 'move'>,
): Promise<PersonValue> {
  const row = requireFound(await findApplication(tx, application.id))
  const { filed, form: stored } = await openRevision(tx, deps, row)
  const form = requireFound(readForm(stored))
  const datum = datumOf(application.subject)
  switch (datum) {
    case 'name':
      return { datum, name: form.name }
    case 'idNumber':
      return { datum, idType: form.idType, idNumber: form.idNumber }
    case 'photo':
      return { datum, imageId: requireFound(picturesIn(filed)[0]?.images[0]).id }
    default:
      return datum satisfies never
  }
}

/** The trail says both values masked (TRL-01); who signs in with the number hears which one it is from now on. */
async function record(
  tx: Tx,
  deps: Deps,
  change: { application: Moving; replaced: Replaced; action: 'person.correct' | 'person.undo_correction' },
): Promise<void> {
  const { application, replaced, action } = change
  const { personId, by, at, applicationNo } = application
  if (replaced.new.datum === 'idNumber')
    await addMessage(tx, deps, {
      ...{ personId, ticketId: undefined, title: '登录用的证件号码已变更' },
      body: `现在请用证件号码 ${maskedValue(replaced.new)} 登录，密码不变。如果不是您本人申请的，请立即拨打服务电话。`,
      link: '/person',
    })
  const { datum } = replaced.new
  await writeAudit(tx, {
    ...{ at, actor: by.actor, origin: by.origin, action, personId },
    subject: { kind: 'person', id: personId },
    old: { [datum]: maskedValue(replaced.old) },
    new: { [datum]: maskedValue(replaced.new) },
    reason: `第 ${applicationNo} 号申请`,
  })
}
