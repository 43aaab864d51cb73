import {
  type FaultPlace,
  type Filed,
  type FiledCredential,
  picturesIn,
  type Section,
} from '#contracts/filed.ts'
import type { Difference } from '#contracts/office/review/clues.ts'
import { labelOf } from '#rulebook/evidence/credential-facts.ts'
import { CREDENTIAL_FIELDS } from '#rulebook/evidence/credential-types.ts'

/** REV-03: lists what differs from the previous revision, section by section and credential by credential. */
export function differencesOf(before: Filed, after: Filed): Difference[] {
  const keys = [...new Set([...before.sections, ...after.sections].map(({ key }) => key))]
  return [
    ...keys.flatMap((key) => differentSection(sectionOf(before, key), sectionOf(after, key))),
    ...differentCredentials(before, after),
  ]
}

/** One value to compare: its name, its place and its content. */
interface Entry {
  what: string
  place: FaultPlace
  value: string
}

function sectionOf(filed: Filed, key: string): Section | undefined {
  return filed.sections.find((section) => section.key === key)
}

function differentSection(before: Section | undefined, after: Section | undefined): Difference[] {
  const [old, now] = [before, after].map((section) => (section ? entriesOf(section) : []))
  const names = [...new Set([...(old ?? []), ...(now ?? [])].map(({ what }) => what))]
  return names.flatMap((what) => {
    const [was, is] = [old, now].map((entries) => entries?.find((entry) => entry.what === what))
    const place = is?.place ?? was?.place
    return difference(what, was?.value, is?.value).map((one) => ({ ...one, ...(place ? { place } : {}) }))
  })
}

/** Turns a section into values to compare. Credentials are compared by their fields instead. */
function entriesOf(section: Section): Entry[] {
  const { key } = section
  switch (section.kind) {
    case 'facts':
      return section.facts.map((fact) => ({
        what: fact.label,
        place: { kind: 'field', section: key, field: fact.key },
        value: fact.value,
      }))
    case 'table':
      return section.rows.map((row) => ({
        what: `${section.title} · ${row.cells[0] ?? row.key}`,
        place: { kind: 'row', section: key, row: row.key },
        value: row.cells.slice(1).join('，'),
      }))
    case 'prose':
      return [{ what: section.title, place: { kind: 'section', section: key }, value: section.body }]
    case 'pictures':
    case 'credentials':
      return []
    default:
      return section satisfies never
  }
}

/** A credential, or a photograph, which is a credential without fields. */
type FiledPicture = Omit<FiledCredential, 'fields'> & Partial<Pick<FiledCredential, 'fields'>>

function differentCredentials(before: Filed, after: Filed): Difference[] {
  const all: FiledPicture[][] = [picturesIn(before), picturesIn(after)]
  const ids = [...new Set(all.flat().map((one) => one.credentialId))]
  return ids.flatMap((id) => {
    const [old, now] = all.map((pictures) => pictures.find(({ credentialId }) => credentialId === id))
    if (old && now) return changedPicture(old, now)
    const what = old ? '删除了凭证' : '新增了凭证'
    return difference(what, old?.typeName, now?.typeName).map((one) => ({ ...one, place: placeOf(id) }))
  })
}

function changedPicture(old: FiledPicture, now: FiledPicture): Difference[] {
  const fields = CREDENTIAL_FIELDS.flatMap((field) =>
    difference(`${now.typeName} · ${labelOf(now.type, field)}`, old.fields?.[field], now.fields?.[field]),
  )
  const pictures = [old, now].map(({ images }) => images.map(({ id }) => id).join())
  const images =
    pictures[0] === pictures[1]
      ? []
      : difference(`${now.typeName} · 图片`, `${old.images.length} 张`, `${now.images.length} 张（已更换）`)
  return [...fields, ...images].map((one) => ({ ...one, place: placeOf(now.credentialId) }))
}

function placeOf(credentialId: string): FaultPlace {
  return { kind: 'credential', credentialId }
}

function difference(what: string, before: string | undefined, after: string | undefined): Difference[] {
  if ((before ?? '') === (after ?? '')) return []
  return [{ what, ...(before ? { before } : {}), ...(after ? { after } : {}) }]
}
