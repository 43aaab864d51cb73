import { useQuery } from '@tanstack/react-query'
import type { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { transferOutChoices } from '#contracts/transfers/transfer-out.ts'
import { replyOptions } from '#web/client/queries.ts'
import type { Wizard } from '../service/draft/use-wizard.ts'
import { useActiveTicket } from '../session.ts'

/** The scores of the 准考证, and why some may not go. */
export type TransferChoices = ReplyOf<typeof transferOutChoices>
export type TransferableScore = TransferChoices['scores'][number]

/** What the steps of 本市转出 work on. */
export type TransferOutWizard = Wizard<TransferOutForm, TransferChoices>

/** Fetches the scores anew for each draft: a publication meanwhile changes which can be chosen. */
export function useChoices() {
  return useQuery({ ...replyOptions(transferOutChoices, useActiveTicket()), staleTime: 0 })
}
