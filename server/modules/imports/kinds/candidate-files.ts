import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import type { SheetRow } from '#platform/spreadsheet/sheet-row.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import type { CellOf, ImportDefinition } from '#server/import-kind.ts'
import { shownCells } from '../checking/shown-cells.ts'
import { rowByRow, STAGED_ROWS, type StagedLine } from '../checking/staged-rows.ts'
import { keepableCell } from '../checking/stray-numbers.rules.ts'
import { NotApplied } from '../not-applied.ts'
import { countDependants, deleteBroughtIn } from '../roll-back.store.ts'
import { insertStagedCandidates } from './apply.store.ts'
import { CANDIDATE_COLUMNS } from './columns.ts'
import { judgeCandidates } from './judge-candidates.store.ts'
import { parseCandidateRow, type StagedCandidate } from './parse-candidate-row.ts'

/** Files of persons and their 准考证 (IMP-01, LOG-03). */
export function candidateFiles({ cipher }: { cipher: FieldCipher }): ImportDefinition {
  return {
    columns: CANDIDATE_COLUMNS,
    staged: STAGED_ROWS,
    format: 'sheet',
    startReading: () => rowByRow((row, cellOf) => candidateLine(cipher, { row, cellOf })),
    restoreCells: ({ cells, fields }) =>
      restored(cipher, cells, fields as Partial<StagedCandidate['fields']>),
    judge: (tx, { id, at }) => judgeCandidates(tx, { id, on: beijingDateOf(at) }),
    async apply(tx, { id, at }) {
      const staged = await insertStagedCandidates(tx, { id, on: beijingDateOf(at), at })
      if (staged.formerNumbers > 0)
        throw new NotApplied(
          '检查之后，有考生更正了证件号码，本批次没有入库。请放弃此批次，按更正后的号码修改后重新上传检查。',
        )
      if (staged.otherNames > 0)
        throw new NotApplied(
          '检查之后，相同的证件号码已登记为另一个姓名（其他批次导入或考生更正），本批次没有入库。请放弃此批次，核对姓名和证件号码后重新上传检查。',
        )
      return { count: staged.count, candidates: null }
    },
    countDependants,
    deleteBroughtIn,
  }
}

/** The ID number and the phone as the file had them: the row is sent back repaired, which a masked number cannot be (IMP-04). */
function restored(
  cipher: FieldCipher,
  cells: readonly string[],
  { idNumberCipher, phoneCipher }: Partial<StagedCandidate['fields']>,
): string[] {
  const sealed: Record<string, string | undefined> = { idNumber: idNumberCipher, phone: phoneCipher }
  const fields = { idNumber: 'person.id_number', phone: 'person.phone' } as Record<string, string>
  return CANDIDATE_COLUMNS.map(({ key }, place) => {
    const [field, hex] = [fields[key], sealed[key]]
    return field === undefined || hex === undefined
      ? (cells[place] ?? '')
      : cipher.open(field, Buffer.from(hex, 'hex'))
  })
}

function candidateLine(cipher: FieldCipher, { row, cellOf }: { row: SheetRow; cellOf: CellOf }): StagedLine {
  const { fields, problems } = parseCandidateRow(cellOf, cipher)
  return {
    rowNo: row.rowNo,
    cells: shownCells(CANDIDATE_COLUMNS, cellOf),
    ticketNo: beginningOf(keepableCell(fields.ticketNo), 40),
    name: beginningOf(keepableCell(fields.name), 60),
    courseCode: '',
    outcome: '',
    mark: undefined,
    grade: undefined,
    fields,
    problems,
  }
}
