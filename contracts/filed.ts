import { Type } from 'typebox'
import { CredentialFields, ImageView } from './evidence.ts'
import { Id, Line, Prose } from './words.ts'

/** The name of a section, a fact or a column inside what was filed: never shown. */
const Key = Type.String({
  pattern: '^[a-z][A-Za-z0-9]{0,39}$',
  maxLength: 40,
  'x-words': '这一项不是从页面上选的，请刷新页面后重选。',
})
/** The name of a row: a course code for instance. */
const RowKey = Type.String({
  pattern: '^[0-9A-Za-z._:-]{1,80}$',
  maxLength: 80,
  'x-words': '这一项不是从页面上选的，请刷新页面后重选。',
})

/** A credential as it was filed: a copy, whatever the wallet says later (APP-04). */
export const FiledCredential = Type.Object({
  credentialId: Id,
  type: Line,
  typeName: Line,
  fields: CredentialFields,
  images: Type.Array(ImageView),
})
export type FiledCredential = Type.Static<typeof FiledCredential>

const Fact = Type.Object({ key: Key, label: Line, value: Prose })
const Head = { key: Key, title: Line }

/** One part of what was filed. Each kind is shown by one renderer, whatever the service. */
export const Section = Type.Union([
  Type.Object({ kind: Type.Literal('facts'), ...Head, facts: Type.Array(Fact) }),
  Type.Object({
    kind: Type.Literal('table'),
    ...Head,
    columns: Type.Array(Type.Object({ key: Key, label: Line })),
    /** `cells` stand in the order of the columns. */
    rows: Type.Array(Type.Object({ key: RowKey, cells: Type.Array(Prose) })),
  }),
  Type.Object({ kind: Type.Literal('prose'), ...Head, body: Prose }),
  /** Photographs without fields: 毕业照片. They come from the wallet as credentials do. */
  Type.Object({
    kind: Type.Literal('pictures'),
    ...Head,
    pictures: Type.Array(
      Type.Object({ credentialId: Id, type: Line, typeName: Line, images: Type.Array(ImageView) }),
    ),
  }),
  Type.Object({ kind: Type.Literal('credentials'), ...Head, credentials: Type.Array(FiledCredential) }),
])
export type Section = Type.Static<typeof Section>

/** Exactly what one application says, in sections, so that desk, paper and difference need not know the service. */
export const Filed = Type.Object({ title: Line, sections: Type.Array(Section) })
export type Filed = Type.Static<typeof Filed>

/**
 * Whether the rules support what is asked for: advice to the candidate and to the reviewer, never the decision (EXM-04,
 * AUD-04). `title` names the rules. `reasons` say it in words, each with its source where there is one; `sections` show
 * what is too much for a sentence, such as the lines of an audit.
 */
export const RuleAdvice = Type.Object({
  title: Line,
  verdict: Type.Union([Type.Literal('supported'), Type.Literal('unsupported'), Type.Literal('undecided')]),
  reasons: Type.Array(Type.Object({ text: Prose, source: Type.Optional(Prose) })),
  sections: Type.Array(Section),
})
export type RuleAdvice = Type.Static<typeof RuleAdvice>

/** What a fault, or a difference, points at; nothing: the application as a whole (REV-04). */
export const FaultPlace = Type.Union([
  Type.Object({ kind: Type.Literal('credential'), credentialId: Id }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('section'), section: Key }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('row'), section: Key, row: RowKey }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('field'), section: Key, field: Key }, { additionalProperties: false }),
])
export type FaultPlace = Type.Static<typeof FaultPlace>

/** A place along a picture's width or height: 0 is its left or upper edge, 1 the opposite one. */
const Share = Type.Number({ minimum: 0, maximum: 1 })
const BOX = { imageId: Id, x: Share, y: Share, width: Share, height: Share }

/** A box that a reviewer drew on a filed picture (REV-12), whatever the size at which the picture is shown. */
export const PictureBox = Type.Object(BOX, { additionalProperties: false })
export type PictureBox = Type.Static<typeof PictureBox>

/** The box as it is kept with the fault, and which page of its credential the picture was. */
export const Mark = Type.Object(
  { ...BOX, page: Type.Integer({ minimum: 1, maximum: 100 }) },
  { additionalProperties: false },
)
export type Mark = Type.Static<typeof Mark>

/** Why something was faulted: the words are for the candidate, with what to do (REV-04). */
export const Fault = Type.Object({
  code: Line,
  words: Prose,
  remedy: Prose,
  place: Type.Optional(FaultPlace),
  /** Only on a credential: where on its picture the fault is (REV-12). */
  mark: Type.Optional(Mark),
})
export type Fault = Type.Static<typeof Fault>

/** Every credential that was filed, with its fields, in the order of the sections. */
export function credentialsIn({ sections }: Pick<Filed, 'sections'>): FiledCredential[] {
  return sections.flatMap((section) => (section.kind === 'credentials' ? section.credentials : []))
}

/** Every photograph that was filed, by the credential of the wallet that it belongs to. */
export function picturesIn({ sections }: Pick<Filed, 'sections'>): Omit<FiledCredential, 'fields'>[] {
  return sections.flatMap((section) => {
    if (section.kind === 'credentials') return section.credentials
    return section.kind === 'pictures' ? section.pictures : []
  })
}

/** Whether a fault is put on that credential. */
export function isOnCredential(place: FaultPlace | undefined, credentialId: string): boolean {
  return place?.kind === 'credential' && place.credentialId === credentialId
}

/** Lists the boxes of faults, each once: several reasons may share one. */
export function marksOf(faults: readonly { mark?: Mark }[]): Mark[] {
  const all = faults.flatMap(({ mark }) => (mark === undefined ? [] : [mark]))
  return [...new Map(all.map((mark) => [markKey(mark), mark])).values()]
}

/** A box as one word: equal for equal boxes. */
export function markKey({ imageId, x, y, width, height }: PictureBox): string {
  return [imageId, x, y, width, height].join(' ')
}

/** A place as one word: equal for equal places. */
export function placeKey(place: FaultPlace | undefined): string {
  if (place === undefined) return ''
  switch (place.kind) {
    case 'credential':
      return `credential ${place.credentialId}`
    case 'section':
      return `section ${place.section}`
    case 'row':
      return `row ${place.section} ${place.row}`
    case 'field':
      return `field ${place.section} ${place.field}`
    default:
      return place satisfies never
  }
}
