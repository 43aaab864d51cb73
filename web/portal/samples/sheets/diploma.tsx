import { Photo } from '../drawing/photo.tsx'
import { Seal } from '../drawing/seal.tsx'
import type { Mark } from '../drawing/shape.ts'
import { Heading, Words } from '../drawing/words.tsx'
import type { qualificationTexts } from '../qualifications.texts.ts'

type Texts = (typeof qualificationTexts)['diploma']

export const diplomaMarks = {
  name: { x: 158, y: 73, width: 40, height: 22, side: 'right' },
  number: { x: 36, y: 199, width: 76, height: 20, side: 'right' },
  issuer: { x: 184, y: 176, width: 84, height: 20, side: 'left' },
  date: { x: 168, y: 206, width: 116, height: 20, side: 'left' },
} as const satisfies Record<keyof Texts['callOuts'], Mark>

/** Draws the 毕业证书 of any school (SAM-01). */
export function Diploma({ face }: { face: Texts['face'] }) {
  return (
    <>
      <Heading x={180} y={56} size={26}>
        {face.title}
      </Heading>
      <Photo x={42} y={84} />
      <Words x={126} y={89} size={12}>
        {face.student}
      </Words>
      <Words x={164} y={89} size={14}>
        {face.someone}
      </Words>
      {face.body.map((line, index) => (
        <Words key={line} x={126} y={115 + index * 22} size={12}>
          {line}
        </Words>
      ))}
      <Words x={42} y={188} size={10}>
        {face.number}
      </Words>
      <Words x={40} y={213}>
        {face.someNumber}
      </Words>
      <Seal x={312} y={198} />
      <Words x={226} y={190} anchor="middle">
        {face.issuer}
      </Words>
      <Words x={226} y={220} anchor="middle">
        {face.someDate}
      </Words>
    </>
  )
}
