import { sha256 } from '@noble/hashes/sha2.js'
import { bytesOf, textOf } from './bytes.ts'
import { isPaperKind, type PaperKind } from './paper-kinds.ts'

/**
 * What a paper says, as the one who verifies it gets to see: never more than stands on the paper, and names and numbers of persons
 * masked. `holder` and `summary` are those of the statement.
 */
export interface PaperContent {
  kind: PaperKind
  holder: string
  summary: string
  facts: readonly { label: string; value: string }[]
}

/** The content as the bytes whose digest the statement has. They travel inside the file. */
export function encodeContent({ kind, holder, summary, facts }: PaperContent): Uint8Array {
  return bytesOf(JSON.stringify([1, kind, holder, summary, facts.map(({ label, value }) => [label, value])]))
}

/** SHA-256 of an encoded content. */
export function digestOfContent(encoded: Uint8Array): Uint8Array {
  return sha256(encoded)
}

/** Reads what `encodeContent` wrote; undefined for anything else. */
export function readContent(bytes: Uint8Array): PaperContent | undefined {
  const parsed = parse(textOf(bytes))
  if (!Array.isArray(parsed) || parsed.length !== 5) return undefined
  const [version, kind, holder, summary, facts] = parsed as unknown[]
  if (version !== 1 || typeof kind !== 'string' || !isPaperKind(kind)) return undefined
  if (typeof holder !== 'string' || typeof summary !== 'string' || !Array.isArray(facts)) return undefined
  if (!facts.every(isPair)) return undefined
  return { kind, holder, summary, facts: facts.map(([label, value]) => ({ label, value })) }
}

function isPair(fact: unknown): fact is [string, string] {
  return Array.isArray(fact) && fact.length === 2 && fact.every((part) => typeof part === 'string')
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
