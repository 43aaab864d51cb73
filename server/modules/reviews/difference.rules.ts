import type { Filed, FiledCredential } from '#contracts/applications.ts'
import type { Difference } from '#contracts/office-reviews.ts'
import { labelOf } from '#rulebook/evidence/credential-facts.ts'
import { CREDENTIAL_FIELDS } from '#rulebook/evidence/credential-types.ts'

/** REV-03: what differs from the revision before, fact by fact and credential by credential. */
export function differencesOf(before: Filed, after: Filed): Difference[] {
  return [...differentFacts(before, after), ...differentCredentials(before, after)]
}

function differentFacts(before: Filed, after: Filed): Difference[] {
  const labels = [...new Set([...before.facts, ...after.facts].map(({ label }) => label))]
  return labels.flatMap((label) => {
    const values = [before, after].map(({ facts }) => facts.find((fact) => fact.label === label)?.value)
    return difference(label, values[0], values[1])
  })
}

function differentCredentials(before: Filed, after: Filed): Difference[] {
  const ids = [...new Set([...before.credentials, ...after.credentials].map((one) => one.credentialId))]
  return ids.flatMap((id) => {
    const [old, now] = [before, after].map(({ credentials }) =>
      credentials.find(({ credentialId }) => credentialId === id),
    )
    if (old && now) return changedCredential(old, now)
    const what = old ? '删除了凭证' : '新增了凭证'
    return difference(what, old?.typeName, now?.typeName).map((one) => ({ ...one, credentialId: id }))
  })
}

function changedCredential(old: FiledCredential, now: FiledCredential): Difference[] {
  const fields = CREDENTIAL_FIELDS.flatMap((field) =>
    difference(`${now.typeName} · ${labelOf(now.type, field)}`, old.fields[field], now.fields[field]),
  )
  const pictures = [old, now].map(({ images }) => images.map(({ id }) => id).join())
  const images =
    pictures[0] === pictures[1]
      ? []
      : difference(`${now.typeName} · 图片`, `${old.images.length} 张`, `${now.images.length} 张（已更换）`)
  return [...fields, ...images].map((one) => ({ ...one, credentialId: now.credentialId }))
}

function difference(what: string, before: string | undefined, after: string | undefined): Difference[] {
  if ((before ?? '') === (after ?? '')) return []
  return [{ what, ...(before ? { before } : {}), ...(after ? { after } : {}) }]
}
