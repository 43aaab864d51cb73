import type { printRoster as contract } from '#contracts/papers.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findBatch, listRoster } from '#modules/diplomas/public.ts'
import { requireRecentProof } from '#modules/staff/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { birthDateOf } from '#rulebook/identity/id-number.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import type { Deps } from '#server/deps.ts'
import type { Graduate, Roster } from './roster.ts'
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
  const at = deps.clock.now()
  const roster = await deps.database.transact(deadline, async (tx) => {
    const made = await readRoster(tx, deps, { batchId, schoolId, at })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'graduates.print_roster' as const },
      subject: { kind: 'graduate_batch', id: batchId },
      new: { schoolId, rows: made.parts.reduce((sum, { graduates }) => sum + graduates.length, 0) },
    })
    return made
  })
  const name = encodeURIComponent(`毕业生名册-${roster.school}-${roster.graduatedIn}.pdf`)
  return new PreparedReply(await deps.printer.print(rosterPaper(roster)), {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="roster.pdf"; filename*=UTF-8''${name}`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  })
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
