import type { Filed } from '#contracts/filed.ts'
import { SERVICES } from '#contracts/services.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findPerson } from '#modules/registry/public.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import type { TicketHolder } from '../filing-ticket.ts'
import { type FilingRow, findFiling, listRevisionsOfFiling } from './filing.store.ts'
import { receiptPaper } from './receipt-paper.ts'
import { digestOfFiling, unsealRevision } from './sealed-revision.ts'

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
  const { filing, revisions, person } = await deps.database.read(deadline, async (tx) => {
    const found = requireFound(await findFiling(tx, { id, ticketId: actor.ticket.id }))
    return {
      filing: found,
      revisions: await listRevisionsOfFiling(tx, found.id),
      person: requireFound(await findPerson(tx, actor.personId)),
    }
  })
  const { receipt_no: receiptNo, ticket_no: ticketNo, filed_at: filedAt } = filing
  const filed = openWhole(deps, { revisions, filing })
  const paper = receiptPaper({
    serviceTitle: SERVICES[filing.service].title,
    receiptNo,
    filedAt,
    ticketNo,
    personName: person.name,
    idNumberMasked: maskIdNumber(deps.cipher.open('person.id_number', person.id_number_cipher)),
    noticeVersion: filing.notice_version,
    digest: filing.digest.toString('hex'),
    filed,
    isSample: deps.config.mode === 'demonstration',
  })
  return new PreparedReply(await deps.printer.print(paper), {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="receipt-${receiptNo}.pdf"; filename*=UTF-8''${encodeURIComponent(`受理回执-${receiptNo}.pdf`)}`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  })
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
