import type { Tx } from '#platform/db/database.ts'
import type { PaperMark } from '#platform/pdf/pdf-document.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { maskName } from '#rulebook/masking.ts'
import { joined, toBase64Url } from '#rulebook/papers/bytes.ts'
import { digestOfContent, encodeContent, type PaperContent } from '#rulebook/papers/paper-content.ts'
import { encodePayload } from '#rulebook/papers/paper-file.ts'
import { PAPER_KINDS, type PaperKind } from '#rulebook/papers/paper-kinds.ts'
import { codeOf, encodeStatement, LONGEST, messageOf, readStatement } from '#rulebook/papers/statement.ts'
import type { Deps } from '#server/deps.ts'
import { codeIndexOf } from './code-index.ts'
import type { PaperLock } from './lock-papers.ts'
import { findNewest, insertPaper, type PaperMatter, type PaperRow } from './paper.store.ts'

/** A paper that is about to be printed. */
export interface PaperToIssue {
  lock: PaperLock
  kind: PaperKind
  /** A number that the paper has already; otherwise it gets one. */
  paperNo?: string
  /** What it tells about: `revokePapers` finds it by these. */
  about: readonly PaperMatter[]
  /** Whose name stands on it; it is masked here. A paper about many has the school's. */
  holder: { kind: 'person'; name: string } | { kind: 'office'; name: string }
  /** One line to compare by eye with the printed paper: 「32 人」, 「¥50.00」. */
  summary: string
  /** What it says, for the one who verifies: no more than stands on it, ID numbers masked. */
  facts: PaperContent['facts']
}

/** What the register has of a paper. */
type Entry = Pick<PaperRow, 'id'> & { statement: Uint8Array }

/** What the printer and the seal need of an issued paper (`printIssued`). */
export interface IssuedPaper {
  id: string
  mark: PaperMark
  issuedAt: Date
}

/**
 * VER-01: enters a paper in the register and signs its statement. The same content gives the same paper again. One transaction locks the
 * papers first, then reads what the paper says, then issues it.
 */
export async function issuePaper(
  tx: Tx,
  deps: Pick<Deps, 'paperKeys' | 'clock' | 'ids' | 'random' | 'cipher' | 'config'>,
  paper: PaperToIssue,
): Promise<IssuedPaper> {
  const said = { kind: paper.kind, ...eyeTexts(paper) }
  const content = encodeContent({ ...said, facts: paper.facts })
  const digest = digestOfContent(content)
  const newest = await findNewest(tx, { kind: paper.kind, subject: paper.lock.subject, digest })
  const entry =
    newest && isGoodStill(deps, paper.kind, newest)
      ? newest
      : await enter(tx, deps, { paper, digest, edition: (newest?.edition ?? 0) + 1 })
  return issued(deps, entry, content)
}

function isGoodStill(
  { paperKeys }: Pick<Deps, 'paperKeys'>,
  kind: PaperKind,
  { isRevoked, keyId }: PaperRow,
): boolean {
  if (isRevoked) return PAPER_KINDS[kind].reissue === 'same'
  const key = paperKeys.published.find(({ id }) => id === keyId)
  return key !== undefined && key.revokedAt === undefined
}

async function enter(
  tx: Tx,
  { paperKeys, clock, ids, random, cipher }: Pick<Deps, 'paperKeys' | 'clock' | 'ids' | 'random' | 'cipher'>,
  { paper, digest, edition }: { paper: PaperToIssue; digest: Uint8Array; edition: number },
): Promise<Entry> {
  const issuedAt = clock.now()
  const { kind, about } = paper
  const paperNo = paper.paperNo ?? newNumber(kind, issuedAt, random.bytes(8))
  const encoded = encodeStatement({
    ...{ kind, paperNo, digest, issuedAt, keyId: paperKeys.id },
    ...eyeTexts(paper),
  })
  const statement = joined(encoded, paperKeys.sign(messageOf(encoded)))
  const { subject } = paper.lock
  const id = ids.next()
  await insertPaper(tx, {
    ...{ id, kind, paperNo, subject, about, digest, edition, issuedAt, statement },
    personId: subject.startsWith('person:') ? subject.slice('person:'.length) : undefined,
    keyId: paperKeys.id,
    codeIndex: codeIndexOf(cipher, { paperNo, code: codeOf({ whole: statement }) }),
  })
  return { id, statement }
}

function issued(
  { config }: Pick<Deps, 'config'>,
  { id, statement }: Entry,
  content: Uint8Array,
): IssuedPaper {
  const read = readStatement(statement)
  if (!read) throw new Error('the register has a statement that is none')
  const host = config.host === '0.0.0.0' ? 'localhost' : config.host
  const origin = config.publicOrigin ?? `http://${host}:${config.port}`
  return {
    id,
    issuedAt: read.issuedAt,
    mark: {
      url: `${origin}/verify#${toBase64Url(statement)}`,
      address: `${origin.replace(/^https?:\/\//, '')}/verify`,
      paperNo: read.paperNo,
      code: codeOf(read),
      payload: encodePayload(statement, content),
    },
  }
}

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** CJ20261127K7M2Q9XA: what it is, of which day, and eight characters that tell nothing about the others of the day. */
function newNumber(kind: PaperKind, at: Date, dice: Uint8Array): string {
  const rest = Array.from(dice, (byte) => DIGITS[byte & 31]).join('')
  return `${PAPER_KINDS[kind].letters}${beijingDateOf(at).replaceAll('-', '')}${rest}`
}

/** What is compared by eye: short, and a person's name masked. */
function eyeTexts({ holder, summary }: PaperToIssue): { holder: string; summary: string } {
  const name = holder.kind === 'person' ? maskName(holder.name) : holder.name
  return { holder: shortened(name, LONGEST.holder), summary: shortened(summary, LONGEST.summary) }
}

function shortened(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
