import { Cells, ROW } from '../drawing/cells.tsx'
import { Seal } from '../drawing/seal.tsx'
import type { Mark } from '../drawing/shape.ts'
import { Heading, Words } from '../drawing/words.tsx'
import type { qualificationTexts } from '../qualifications.texts.ts'

type Texts = (typeof qualificationTexts)['report']

const table = { x: 26, y: 142, width: 248 }
const value = { x: table.x + 68, height: ROW - 4, side: 'right' } as const

export const reportMarks = {
  reportNo: { x: 130, y: 104, width: 100, height: 22, side: 'right' },
  name: { ...value, y: table.y + 2, width: 62 },
  number: { ...value, y: table.y + 3 * ROW + 2, width: 146 },
  issuer: { x: 124, y: 317, width: 96, height: 20, side: 'left' },
  date: { x: 110, y: 351, width: 124, height: 20, side: 'left' },
} as const satisfies Record<keyof Texts['callOuts'], Mark>

/** Draws the 中国高等教育学历认证报告 (SAM-01). */
export function VerificationReport({ face }: { face: Texts['face'] }) {
  return (
    <>
      {face.title.map((line, index) => (
        <Heading key={line} x={150} y={54 + index * 28} size={20}>
          {line}
        </Heading>
      ))}
      <Words x={122} y={119} anchor="end">
        {face.reportNo}
      </Words>
      <Words x={136} y={119}>
        {face.someReportNo}
      </Words>
      <Cells {...table} rows={face.rows} />
      {face.verdict.map((line, index) => (
        <Words key={line} x={table.x} y={264 + index * 22}>
          {line}
        </Words>
      ))}
      <Seal x={244} y={326} />
      <Words x={172} y={331} anchor="middle">
        {face.issuer}
      </Words>
      <Words x={172} y={365} anchor="middle">
        {face.someDate}
      </Words>
    </>
  )
}
