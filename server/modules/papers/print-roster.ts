import type { printRoster as contract } from '#contracts/papers.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findBatch, listRoster } from '#modules/diplomas/public.ts'
import { issuePaper, lockPapers, printIssued } from '#modules/paper-proofs/public.ts'
import { isInScope, schoolsInScope } from '#modules/registry/public.ts'
import { requireRecentProof } from '#modules/staff/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { birthDateOf } from '#rulebook/identity/id-number.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import { maskName } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import type { Graduate, Roster, RosterPart } from './roster.ts'
import { rosterPaper } from './roster-paper.ts'

/** More than any school graduates in a batch; the printer takes about ten seconds for as many. */
const MOST = 5000
const GENDER_WORDS: Readonly<Record<string, string>> = { male: '男', female: '女' }
/**
 * GRA-12: prints the 毕业生名册 of one school in a batch, as it is filed in triplicate: with whole ID numbers. The printing is
 * recorded, and asks for the second factor again (ACC-02). Refuses with `not_found` where nobody of the school graduates.
 */
export async function printRosterOf(
  deps: Deps,
  call: Call<StaffActor>,
  { batchId, schoolId, code }: BodyOf<typeof contract> & { batchId: string },
): Promise<PreparedReply> {
  await requireRecentProof(deps, call, { code })
  const { actor, origin, deadline } = call
  if (!isInScope([schoolId], schoolsInScope(actor, 'graduation.approve'))) throw new Refusal('not_found')
  const at = deps.clock.now()
  const { roster, issued } = await deps.database.transact(deadline, async (tx) => {
    const lock = await lockPapers(tx, `batch:${batchId}`)
    const made = await readRoster(tx, deps, { batchId, schoolId, at })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'graduates.print_roster' as const },
      subject: { kind: 'graduate_batch', id: batchId },
      new: { schoolId, rows: made.parts.reduce((sum, { graduates }) => sum + graduates.length, 0) },
    })
    const issued = await issuePaper(tx, deps, {
      ...{ lock, kind: 'roster', about: [`school:${schoolId}`] },
      holder: { kind: 'office', name: made.school },
      summary: `${made.graduatedIn}毕业，共 ${made.parts.flatMap(({ graduates }) => graduates).length} 人`,
      facts: made.parts.flatMap(factsOf),
    })
    return { roster: { ...made, at: issued.issuedAt }, issued }
  })
  return new PreparedReply(
    await printIssued(deps, rosterPaper(roster), issued),
    downloadHeaders({
      kind: 'pdf',
      name: 'roster',
      shownAs: `毕业生名册-${roster.school}-${roster.graduatedIn}`,
    }),
  )
}

/** VER-01: what the one who verifies sees of the graduates: names masked, no ID number. */
function factsOf({ major, graduates }: RosterPart): { label: string; value: string }[] {
  return [
    { label: '专业', value: `${major.code} ${major.name}（${major.level}），${graduates.length} 人` },
    ...graduates.map(({ name, ticketNo, diplomaNo }) => ({
      label: maskName(name),
      value: `准考证号 ${ticketNo}，证书编号 ${diplomaNo}`,
    })),
  ]
}

type Row = Awaited<ReturnType<typeof listRoster>>[number]

async function readRoster(
  tx: Tx,
  { cipher, config }: Pick<Deps, 'cipher' | 'config'>,
  { batchId, schoolId, at }: { batchId: string; schoolId: string; at: Date },
): Promise<Roster> {
  const batch = requireFound(await findBatch(tx, batchId))
  const rows = await listRoster(tx, { batchId, schoolIds: [schoolId], after: 0, limit: MOST })
  const [first] = rows
  if (!first) throw new Refusal('not_found')
  const [year, month] = batch.graduates_on.split('-')
  const majors = Map.groupBy(rows, ({ major_code, level }) => `${major_code} ${level}`)
  return {
    school: first.school_name,
    graduatedIn: `${year}年${Number(month)}月`,
    parts: [...majors.values()].flatMap((graduates) => {
      const [one] = graduates
      if (!one) return []
      const level = levelWord(one.level)
      const major = { code: one.major_code, name: one.major_name, level }
      return [{ major, graduates: graduates.map((row) => graduateOf(row, cipher)) }]
    }),
    isSample: config.mode === 'demonstration',
    at,
  }
}

function graduateOf(row: Row, cipher: Deps['cipher']): Graduate {
  const idNumber = cipher.open('person.id_number', row.id_number_cipher)
  return {
    name: row.holder_name,
    gender: GENDER_WORDS[row.gender ?? ''] ?? '',
    born: birthDateOf(idNumber) ?? '',
    idNumber,
    ticketNo: row.ticket_no,
    diplomaNo: row.diploma_no,
    remark: '',
  }
}
