import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Fault, type FaultPlace, Filed, FiledCredential } from '#contracts/filed.ts'

// APP-09: content that is stored for years is parsed when it is read, never cast. Every earlier shape is turned into
// today's.

/** The shape of filed content before 2026-12, with two lists instead of sections. */
const FiledInTwoLists = Type.Object({
  title: Type.String(),
  facts: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
  credentials: Type.Array(FiledCredential),
})

/** The shape of a fault before 2026-12, which could point only at a credential. */
const FaultOfCredential = Type.Object({
  code: Type.String(),
  words: Type.String(),
  remedy: Type.String(),
  credentialId: Type.String(),
})

/** Reads filed content of any version of this product. Throws when it fits no version. */
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

// The labels of earlier versions, with the keys that the same facts have today.
const OLD_FACT_KEYS: Readonly<Record<string, string>> = {
  课程: 'course',
  学分: 'credits',
  专业: 'major',
  主考学校: 'school',
}

/** Reads the faults of a decision of any version of this product. Throws when they fit no version. */
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
