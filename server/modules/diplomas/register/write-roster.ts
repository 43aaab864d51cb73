import { PassThrough } from 'node:stream'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { requireFound } from '#kernel/refusal.ts'
import { schoolsInScope } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { writeXlsx } from '#platform/spreadsheet/write-sheet.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import { findBatch } from '../batches/batch.store.ts'
import { narrowed } from '../publication/view-graduates.ts'
import { countRoster, listRoster } from './register.store.ts'

const PAGE = 500
const GENDER_WORDS: Record<string, string> = { male: '男', female: '女' }
const HEADING = [
  '序号',
  '毕业证书编号',
  '姓名',
  '性别',
  '证件号码',
  '准考证号',
  '主考学校',
  '专业代码',
  '专业名称',
  '层次',
  '毕业日期',
]

/**
 * 毕业生名册 (GRA-12): streams the diplomas of a batch that stand, in the order of the register. A school gets its own. The
 * memory that it needs does not grow with the batch. What leaves the desk as a file is recorded, masked or not (STA-01).
 */
export async function writeRoster(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, schoolId }: { id: string; schoolId?: string },
): Promise<PreparedReply> {
  const schoolIds = narrowed(schoolsInScope(actor, 'graduation.view'), schoolId)
  const at = deps.clock.now()
  const batch = await deps.database.transact(deadline, async (tx) => {
    const found = requireFound(await findBatch(tx, id))
    const rows = await countRoster(tx, { batchId: id, schoolIds })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'graduates.export_roster' as const },
      subject: { kind: 'graduate_batch', id },
      new: { batch: found.name, rows, ...(schoolIds ? { schoolIds } : {}) },
    })
    return found
  })
  const out = new PassThrough()
  const rows = rosterRows(deps, { batchId: id, schoolIds })
  writeXlsx(out, { name: batch.name, rows }).catch((error: Error) => out.destroy(error))
  return new PreparedReply(
    out,
    downloadHeaders({ kind: 'xlsx', name: `roster-${batch.graduates_on}`, cache: 'no-store' }),
  )
}

async function* rosterRows(
  deps: Pick<Deps, 'database' | 'cipher'>,
  page: { batchId: string; schoolIds: readonly string[] | undefined },
): AsyncGenerator<(string | number)[]> {
  yield HEADING
  for (let after = 0; ; ) {
    const rows = await deps.database.read(deadlineIn(10_000), (tx) =>
      listRoster(tx, { ...page, after, limit: PAGE }),
    )
    for (const row of rows)
      yield [
        row.sequence_no,
        row.diploma_no,
        row.holder_name,
        GENDER_WORDS[row.gender ?? ''] ?? '',
        maskIdNumber(deps.cipher.open('person.id_number', row.id_number_cipher)),
        row.ticket_no,
        row.school_name,
        row.major_code,
        row.major_name,
        levelWord(row.level),
        row.graduates_on,
      ]
    if (rows.length < PAGE) return
    after = rows.at(-1)?.sequence_no ?? after
  }
}
