import type { ReactNode } from 'react'
import { addressOfImage } from '../evidence/photo-strip.tsx'
import { personalDataTexts } from './personal-data.texts.ts'
import type { OwnRecord } from './personal-data-wizard.ts'

const { data: texts } = personalDataTexts

/** What is on record now, the number masked. */
export function RecordedFacts({ record }: { record: OwnRecord }) {
  const { name, idType, idNumberMasked, photoId } = record
  return (
    <dl className="kj-facts">
      <Fact label={texts.choices.name}>{name}</Fact>
      <Fact label={idType}>{idNumberMasked}</Fact>
      <Fact label={texts.choices.photo}>
        {photoId === undefined ? (
          <span className="kj-soft">{texts.none}</span>
        ) : (
          <img src={addressOfImage(photoId)} width={90} height={120} alt={texts.photoAlt} />
        )}
      </Fact>
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="kj-fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
