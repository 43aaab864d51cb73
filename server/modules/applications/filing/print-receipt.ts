import type { Filed } from '#contracts/filed.ts'
import { SERVICES } from '#contracts/services.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import {
  type IssuedPaper,
  issuePaper,
  lockPapers,
  type PaperLock,
  printIssued,
  revokePapers,
} from '#modules/paper-proofs/public.ts'
import { findPerson } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import type { TicketHolder } from '../filing-ticket.ts'
import { type FilingRow, findFiling, listRevisionsOfFiling } from './filing.store.ts'
import { standingOfFiling } from './filing-standing.store.ts'
import { provenFacts, type ReceiptContent, receiptPaper } from './receipt-paper.ts'
import { digestOfFiling, unsealRevision } from './sealed-revision.ts'

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/**
 * APP-08: prints the receipt of a person's own submission as a PDF file, whatever became of its applications since. It
 * prints the sealed content of that time, and refuses `filing_damaged` when the content no longer yields the digest of
 * that time.
 */
export async function printReceipt(
  deps: Deps,
  { actor, deadline }: Call<TicketHolder>,
  { id }: { id: string },
): Promise<PreparedReply> {
  const { paper, issued, receiptNo } = await deps.database.transact(deadline, async (tx) => {
    const lock = await lockPapers(tx, `person:${actor.personId}`)
    const filing = requireFound(await findFiling(tx, { id, ticketId: actor.ticket.id }))
    const revisions = await listRevisionsOfFiling(tx, filing.id)
    const person = requireFound(await findPerson(tx, actor.personId))
    const filed = openWhole(deps, { revisions, filing })
    const content = contentOf(deps, { filing, filed, person })
    return {
      receiptNo: filing.receipt_no,
      paper: receiptPaper(content),
      issued: await issue(tx, deps, { lock, filing, revisions, content }),
    }
  })
  return new PreparedReply(
    await printIssued(deps, paper, issued),
    downloadHeaders({ kind: 'pdf', name: `receipt-${receiptNo}`, shownAs: `提交回执-${receiptNo}` }),
  )
}

function contentOf(
  { cipher, config }: Pick<Deps, 'cipher' | 'config'>,
  { filing, filed, person }: { filing: FilingRow; filed: readonly Filed[]; person: Person },
): ReceiptContent {
  return {
    serviceTitle: SERVICES[filing.service].title,
    receiptNo: filing.receipt_no,
    filedAt: filing.filed_at,
    ticketNo: filing.ticket_no,
    personName: person.name,
    idNumberMasked: maskIdNumber(cipher.open('person.id_number', person.id_number_cipher)),
    noticeVersion: filing.notice_version,
    digest: filing.digest.toString('hex'),
    filed,
    isSample: config.mode === 'demonstration',
  }
}

/** VER-01: issues the receipt; one that is printed for the first time after it was overtaken is revoked with its issue (VER-02). */
async function issue(
  tx: Tx,
  deps: Deps,
  {
    lock,
    filing,
    revisions,
    content,
  }: {
    lock: PaperLock<`person:${string}`>
    filing: FilingRow
    revisions: readonly { application_id: string }[]
    content: ReceiptContent
  },
): Promise<IssuedPaper> {
  const about = revisions.map((row) => `application:${row.application_id}` as const)
  const issued = await issuePaper(tx, deps, {
    ...{ lock, about, kind: 'filing_receipt', paperNo: content.receiptNo },
    holder: { kind: 'person', name: content.personName },
    summary: `${content.serviceTitle}，${content.filed.length} 项`,
    facts: provenFacts(content),
  })
  const standing = await standingOfFiling(tx, filing.id)
  if (standing === 'good') return issued
  const reason = standing === 'superseded' ? 'superseded' : 'application_ended'
  const at = deps.clock.now()
  await revokePapers(tx, { subject: lock.subject, kinds: ['filing_receipt'], about, reason, at })
  return issued
}

/**
 * Opens everything that the submission filed. Refuses when a seal is broken, or when the content is not the one that
 * received the receipt number.
 */
function openWhole(
  deps: Deps,
  source: { revisions: Awaited<ReturnType<typeof listRevisionsOfFiling>>; filing: FilingRow },
): Filed[] {
  const { receipt_no: receiptNo, ticket_no: ticketNo, filed_at: filedAt, digest, id } = source.filing
  try {
    const contents = source.revisions.map((row) => unsealRevision(deps, row))
    const filed = contents.map(({ sealed }) => sealed)
    if (digestOfFiling({ receiptNo, ticketNo, filedAt, filed }).equals(digest))
      return contents.map((content) => content.filed)
    throw new Error(`filing ${id} does not give its digest`)
  } catch (error) {
    deps.log.error('filing-damaged', error)
    throw new Refusal('filing_damaged')
  }
}
