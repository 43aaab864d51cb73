import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Fault, type FaultPlace, Filed, FiledCredential } from '#contracts/filed.ts'

// APP-09: what is stored for years is parsed when it is read, never cast: each earlier shape is read as today's.

/** What was filed before 2026-12 had two lists instead of sections. */
const FiledInTwoLists = Type.Object({
  title: Type.String(),
  facts: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
  credentials: Type.Array(FiledCredential),
})

/** A fault of before 2026-12 could point at a credential only. */
const FaultOfCredential = Type.Object({
  code: Type.String(),
  words: Type.String(),
  remedy: Type.String(),
  credentialId: Type.String(),
})

/** What an application says, from any version of this product; throws when it is no version's. */
export function readFiled(stored: unknown): Filed {
  if (Value.Check(Filed, stored)) return stored
  if (!Value.Check(FiledInTwoLists, stored)) throw new Error('what was filed has no known shape')
  const { title, facts, credentials } = stored
  const keyed = facts.map((fact, place) => ({
    key: OLD_FACT_KEYS[fact.label] ?? `fact${place + 1}`,
    ...fact,
  }))
  return {
    title,
    sections: [
      { kind: 'facts', key: 'content', title: '申请内容', facts: keyed },
      { kind: 'credentials', key: 'evidence', title: '凭证', credentials },
    ],
  }
}

// The labels that were written then, and the keys that the same facts have now.
const OLD_FACT_KEYS: Readonly<Record<string, string>> = {
  课程: 'course',
  学分: 'credits',
  专业: 'major',
  主考学校: 'school',
}

/** The faults of a decision, from any version of this product; throws when they are no version's. */
export function readFaults(stored: unknown): Fault[] {
  if (!Array.isArray(stored)) throw new Error('faults are no list')
  return stored.map(readFault)
}

function readFault(stored: unknown): Fault {
  if (Value.Check(FaultOfCredential, stored)) {
    const { credentialId, ...fault } = stored
    const place: FaultPlace = { kind: 'credential', credentialId }
    return { ...fault, place }
  }
  if (Value.Check(Fault, stored)) return stored
  throw new Error('a fault has no known shape')
}
