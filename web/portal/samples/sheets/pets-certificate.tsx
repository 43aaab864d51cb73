import type { certificateTexts } from '../certificates.texts.ts'
import { Photo } from '../drawing/photo.tsx'
import { Seal } from '../drawing/seal.tsx'
import type { Mark } from '../drawing/shape.ts'
import { Field, Heading, Words } from '../drawing/words.tsx'

type Texts = (typeof certificateTexts)['pets3' | 'pets2']

const column = { x: 122, width: 194 }
const value = { x: 172, width: 130, height: 20, side: 'right' } as const

export const petsMarks = {
  name: { ...value, y: 87 },
  level: { ...value, y: 113 },
  number: { ...value, y: 139 },
  date: { ...value, y: 165 },
  issuer: { x: 196, y: 201, width: 84, height: 20, side: 'left' },
} as const satisfies Record<keyof Texts['callOuts'], Mark>

/** Draws the PETS-3 合格证书 or the PETS-2 证书, which differ in their level only (SAM-01). */
export function PetsCertificate({ face }: { face: Texts['face'] }) {
  return (
    <>
      <Words x={180} y={40} size={13} anchor="middle">
        {face.exam}
      </Words>
      <Heading x={180} y={70}>
        {face.title}
      </Heading>
      <Photo x={42} y={90} />
      <Field {...column} y={101} label={face.name} value={face.someone} />
      <Field {...column} y={127} label={face.level} value={face.someLevel} />
      <Field {...column} y={153} label={face.number} value={face.someNumber} />
      <Field {...column} y={179} label={face.date} value={face.someDate} />
      <Seal x={312} y={209} />
      <Words x={238} y={215} anchor="middle">
        {face.issuer}
      </Words>
    </>
  )
}
