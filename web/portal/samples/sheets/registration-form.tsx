import { Cells, ROW } from '../drawing/cells.tsx'
import { CodeSquare } from '../drawing/code-square.tsx'
import { Photo } from '../drawing/photo.tsx'
import type { Mark } from '../drawing/shape.ts'
import { Heading, Words } from '../drawing/words.tsx'
import type { qualificationTexts } from '../qualifications.texts.ts'

type Texts = (typeof qualificationTexts)['form']

const table = { x: 26, y: 108 }
const beside = { ...table, width: 180 }
const below = { x: table.x, y: table.y + 3 * ROW + 14, width: 248 }
const value = { x: below.x + 68, height: ROW - 4, side: 'right' } as const

export const registrationMarks = {
  name: { ...value, y: beside.y + 2, width: 62 },
  school: { ...value, y: below.y + 2, width: 124 },
  date: { ...value, y: below.y + ROW + 2, width: 124 },
  number: { ...value, y: below.y + 4 * ROW + 2, width: 146 },
  code: { x: 36, y: 350, width: 150, height: 22, side: 'right' },
} as const satisfies Record<keyof Texts['callOuts'], Mark>

/** Draws the 教育部学历证书电子注册备案表 (SAM-01). */
export function RegistrationForm({ face }: { face: Texts['face'] }) {
  return (
    <>
      {face.title.map((line, index) => (
        <Heading key={line} x={150} y={56 + index * 28} size={20}>
          {line}
        </Heading>
      ))}
      <Cells {...beside} rows={face.rows.slice(0, 3)} />
      <Photo x={214} y={beside.y - 2} />
      <Cells {...below} rows={face.rows.slice(3)} />
      <Words x={36} y={342}>
        {face.code}
      </Words>
      <Words x={42} y={365} size={12}>
        {face.someCode}
      </Words>
      <Words x={36} y={390} size={10}>
        {face.codeNote}
      </Words>
      <CodeSquare x={226} y={338} />
    </>
  )
}
