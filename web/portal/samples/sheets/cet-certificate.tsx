import type { certificateTexts } from '../certificates.texts.ts'
import { Photo } from '../drawing/photo.tsx'
import { Seal } from '../drawing/seal.tsx'
import type { Mark } from '../drawing/shape.ts'
import { Heading, Words } from '../drawing/words.tsx'

type Texts = (typeof certificateTexts)['cet4']

export const cetMarks = {
  title: { x: 122, y: 46, width: 116, height: 32, side: 'right' },
  name: { x: 124, y: 91, width: 40, height: 22, side: 'left' },
  number: { x: 88, y: 193, width: 64, height: 20, side: 'right' },
  issuer: { x: 200, y: 178, width: 80, height: 20, side: 'left' },
  date: { x: 200, y: 206, width: 80, height: 20, side: 'left' },
} as const satisfies Record<keyof Texts['callOuts'], Mark>

/** Draws the CET-4 合格证书 (SAM-01). */
export function CetCertificate({ face }: { face: Texts['face'] }) {
  const [greeting, ...lines] = face.body
  return (
    <>
      <Words x={180} y={38} size={13} anchor="middle">
        {face.exam}
      </Words>
      <Heading x={180} y={71}>
        {face.title}
      </Heading>
      <Photo x={36} y={88} />
      <Words x={130} y={107} size={14}>
        {face.someone}
      </Words>
      <Words x={170} y={107} size={12}>
        {greeting}
      </Words>
      {lines.map((line, index) => (
        <Words key={line} x={124} y={134 + index * 22} size={12}>
          {line}
        </Words>
      ))}
      <Words x={36} y={207}>
        {face.number}
      </Words>
      <Words x={92} y={207}>
        {face.someNumber}
      </Words>
      <Seal x={312} y={203} />
      <Words x={240} y={192} anchor="middle">
        {face.issuer}
      </Words>
      <Words x={240} y={220} anchor="middle">
        {face.someDate}
      </Words>
    </>
  )
}
