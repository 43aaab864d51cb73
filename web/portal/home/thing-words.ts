import type { ThingToDo } from '#contracts/home/things-to-do.ts'
import { applicationAddress, draftAddress } from '#contracts/services.ts'
import { formatDate, formatInstant } from '#rulebook/beijing-time.ts'
import { fen, yuanOf } from '#rulebook/money/fen.ts'
import type { Tone } from '#web/ui/status-badge.tsx'
import { homeTexts as texts } from './home.texts.ts'

interface ThingWords {
  help: string
  tone: Tone
  word: string
  /** The button's words; they make sense to a screen reader without the line beside it. */
  act: string
  label: string
  address: string
}

/** Puts a thing to do into words, with the address that it leads to. */
export function wordsOfThing(thing: ThingToDo): ThingWords {
  const { title } = thing
  switch (thing.kind) {
    case 'rejected':
      return {
        ...{ help: texts.rejectedHelp(instant(thing.until)), tone: 'refusal', word: texts.rejected },
        ...{ act: texts.toRejected, label: texts.toRejectedOf(title) },
        address: applicationAddress({ service: thing.service, id: thing.applicationId }),
      }
    case 'amending':
      return {
        ...{ help: texts.amendingHelp(instant(thing.until)), tone: 'must', word: texts.amending },
        ...{ act: texts.toAmending, label: texts.toAmendingOf(title) },
        address: applicationAddress({ service: thing.service, id: thing.applicationId }),
      }
    case 'to_confirm':
      return {
        ...{
          help: texts.toConfirmHelp(instant(thing.from), instant(thing.until), thing.online),
          tone: 'must',
        },
        ...{ word: texts.toConfirm, act: texts.toToConfirm, label: texts.toToConfirmOf(title) },
        address: `/services/transfer-in/arrivals/${thing.arrivalId}`,
      }
    case 'to_sign':
      return {
        ...{ help: texts.toSignHelp(formatDate(thing.lastDay)), tone: 'must', word: texts.toSign },
        ...{ act: texts.toToSign, label: texts.toToSignOf(title) },
        address: applicationAddress({ service: thing.service, id: thing.applicationId }),
      }
    case 'payable':
      return {
        ...{ help: texts.payableHelp(yuanOf(fen(thing.fen)), thing.lastDay && formatDate(thing.lastDay)) },
        ...{ tone: 'must', word: texts.payable, act: texts.toPay, label: texts.toPayOf(title) },
        address: thing.orderId === undefined ? '/orders' : `/orders/${thing.orderId}`,
      }
    case 'unsent':
      return {
        ...{ help: texts.unsentHelp(instant(thing.savedAt), instant(thing.until)), tone: 'must' },
        ...{ word: texts.unsent, act: texts.toUnsent, label: texts.toUnsent },
        address: draftAddress({ service: thing.service, id: thing.draftId }),
      }
    case 'begun':
      return {
        ...{ help: texts.draftHelp(instant(thing.savedAt), instant(thing.until)), tone: 'must' },
        ...{ word: texts.draft, act: texts.toDraft, label: texts.toDraft },
        address: draftAddress({ service: thing.service, id: thing.draftId }),
      }
    case 'decided':
      return {
        ...(thing.verdict === 'approved'
          ? { tone: 'approval', word: texts.approved }
          : { tone: 'refusal', word: texts.rejected }),
        ...{ help: texts.decidedHelp(instant(thing.decidedAt)) },
        ...{ act: texts.toDecided, label: texts.toDecidedOf(title) },
        address: applicationAddress({ service: thing.service, id: thing.applicationId }),
      }
    default:
      return thing satisfies never
  }
}

/** A key that is unique among the things to do. */
export function keyOf(thing: ThingToDo): string {
  if (thing.kind === 'to_confirm') return thing.arrivalId
  if (thing.kind === 'payable') return `fee ${thing.applicationId}`
  return thing.kind === 'begun' ? thing.draftId : thing.applicationId
}

function instant(iso: string): string {
  return formatInstant(new Date(iso))
}
