import { isDeepStrictEqual } from 'node:util'
import type { Filed } from '#contracts/filed.ts'
import { transferOutTexts as texts } from '#rulebook/transfer-out/transfer-out.texts.ts'
import { cellsOf } from './score-rows.ts'
import type { TransferContext } from './transfer-context.ts'

/** A score as it was filed: `key` is the score, `cells` what was said of it. */
interface FiledScore {
  key: string
  cells: readonly string[]
}

/** The scores that were filed to go. */
export function filedScores({ sections }: Pick<Filed, 'sections'>): FiledScore[] {
  return sections.flatMap((section) =>
    section.kind === 'table' && section.key === 'scores' ? section.rows : [],
  )
}

/**
 * TRO-02: says of each filed score what is another today: corrected, 作废, or gone with its import. Empty: everything is as it was filed.
 * `isGone`: the scores may have been transferred out since.
 */
export function changesSince(
  filed: Pick<Filed, 'sections'>,
  { scores }: Pick<TransferContext, 'scores'>,
  { isGone }: { isGone: boolean } = { isGone: false },
): string[] {
  const now = new Map(scores.map((one) => [one.score.id, one]))
  return filedScores(filed).flatMap(({ key, cells }) => {
    const [course = '', name = '', , before = ''] = cells
    const found = now.get(key)
    if (!found) return [`${course} ${name}：提交时为 ${before}，现在已不是合格成绩。`]
    if (found.why !== undefined && !(isGone && found.why === 'transferred_out'))
      return [texts.scoreRefused(`${course} ${name}`, texts.score[found.why])]
    const today = cellsOf(found.score)
    if (isDeepStrictEqual([...cells], today)) return []
    return before === today[3]
      ? [`${course} ${name}：提交后课程信息有变化。`]
      : [`${course} ${name}：提交时为 ${before}，现在为 ${today[3]}。`]
  })
}
