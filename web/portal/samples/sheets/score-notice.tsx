import type { certificateTexts } from '../certificates.texts.ts'
import { Cells, ROW } from '../drawing/cells.tsx'
import { Seal } from '../drawing/seal.tsx'
import type { Mark } from '../drawing/shape.ts'
import { Heading, Words } from '../drawing/words.tsx'

type Texts = (typeof certificateTexts)['notice']

const table = { x: 30, y: 112, width: 240 }
const value = { x: 98, width: 140, side: 'right' } as const

export const noticeMarks = {
  name: { ...value, y: table.y + 2, height: ROW - 4 },
  number: { ...value, y: table.y + ROW + 2, height: ROW - 4 },
  results: { ...value, y: table.y + 3 * ROW + 2, height: 2 * ROW - 4 },
  issuer: { x: 124, y: 287, width: 96, height: 20, side: 'left' },
  date: { x: 110, y: 321, width: 124, height: 20, side: 'left' },
} as const satisfies Record<keyof Texts['callOuts'], Mark>

/** Draws the PETS-3 成绩通知单 (SAM-01). */
export function ScoreNotice({ face }: { face: Texts['face'] }) {
  return (
    <>
      <Words x={150} y={56} size={13} anchor="middle">
        {face.exam}
      </Words>
      <Heading x={150} y={88}>
        {face.title}
      </Heading>
      <Cells
        {...table}
        rows={[
          [face.name, face.someone],
          [face.number, face.someNumber],
          [face.level, face.someLevel],
          [face.written, face.someMark],
          [face.oral, face.someMark],
        ]}
      />
      <Seal x={244} y={296} />
      <Words x={172} y={301} anchor="middle">
        {face.issuer}
      </Words>
      <Words x={172} y={335} anchor="middle">
        {face.someDate}
      </Words>
    </>
  )
}
