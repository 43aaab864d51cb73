import type { CandidateActor, StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findApplication } from '#modules/applications/public.ts'
import { readImage } from '#modules/evidence/public.ts'
import { type IssuedPaper, lockPapers, printIssued } from '#modules/paper-proofs/public.ts'
import { requireVisible } from '#modules/reviews/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { type Unprintable, unprintable } from '#platform/pdf/fonts/printable.ts'
import type { Deps } from '#server/deps.ts'
import { type GatheredForm, gatherForm } from './gather-form.ts'
import { issueForm, textsOf } from './issue-form.ts'
import { registrationFormPaper } from './registration-form-paper.ts'

/** GRA-11: prints the form of a person's own application, whichever 准考证 it was made with. */
export async function printOwnForm(
  deps: Deps,
  { actor, deadline }: Call<CandidateActor>,
  { id }: { id: string },
): Promise<PreparedReply> {
  const at = deps.clock.now()
  const form = await deps.database.transact(deadline, async (tx) => {
    const lock = await lockPapers(tx, `person:${actor.personId}`)
    const row = requireFound(await findApplication(tx, id))
    if (row.person_id !== actor.personId) throw new Refusal('not_found')
    const gathered = await gatherForm(tx, deps, { row, at, idNumber: 'whole' })
    return { ...gathered, issued: await issueForm(tx, deps, { lock, row, gathered }) }
  })
  return print(deps, form)
}

/**
 * GRA-11: prints the form of an application in the reviewer's scope. Once it is approved, the paper has the whole ID number, since it is
 * filed, and the printing is recorded (ACC-02); before, the number is masked.
 */
export async function printFormAtDesk(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<PreparedReply> {
  const at = deps.clock.now()
  const form = await deps.database.transact(deadline, async (tx) => {
    const seen = requireVisible(await findApplication(tx, id), actor)
    const lock = await lockPapers(tx, `person:${seen.person_id}`)
    const row = requireVisible(await findApplication(tx, id), actor)
    const isApproved = row.state === 'approved'
    const gathered = await gatherForm(tx, deps, { row, at, idNumber: isApproved ? 'whole' : 'masked' })
    const subject = { kind: 'application', id } as const
    const { person_id: personId } = row
    if (isApproved)
      await writeAudit(tx, { at, actor, origin, action: 'application.print_form', subject, personId })
    return { ...gathered, issued: await issueForm(tx, deps, { lock, row, gathered }) }
  })
  return print(deps, form)
}

/** GRA-11: lists what the form's paper cannot show, for the officer to see before printing. */
export async function listUnprintable(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<{ unprintable: Unprintable[] }> {
  const at = deps.clock.now()
  const { form } = await deps.database.read(deadline, async (tx) => {
    const row = requireVisible(await findApplication(tx, id), actor)
    return gatherForm(tx, deps, { row, at, idNumber: 'masked' })
  })
  return { unprintable: unprintable(textsOf(form).join('\n')) }
}

async function print(
  deps: Deps,
  { form, photo, issued }: GatheredForm & { issued: IssuedPaper },
): Promise<PreparedReply> {
  const picture = photo && (await readImage(deps, photo)).body
  const paper = registrationFormPaper({ ...form, photo: Buffer.isBuffer(picture) ? picture : undefined })
  const { ticketNo } = form.plan
  return new PreparedReply(
    await printIssued(deps, paper, issued),
    downloadHeaders({
      kind: 'pdf',
      name: `registration-form-${ticketNo}`,
      shownAs: `毕业生登记表-${ticketNo}`,
    }),
  )
}
