import type { Query } from '@tanstack/react-query'
import { ownMessages, scoreSheet } from '#contracts/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import type { KeptPart } from '#web/client/offline/kept.ts'
import { markWord, resultBadge } from '../scores/score-words.ts'
import { scoresTexts } from '../scores/scores.texts.ts'

/** What is kept of a reply that a page has shown; undefined: nothing of this one is kept (HOM-08). */
export function partOf({ queryKey: [route], state }: Query): KeptPart | undefined {
  if (state.data === undefined) return undefined
  if (route === scoreSheet.id)
    return partOfSheet(state.data as ReplyOf<typeof scoreSheet>, state.dataUpdatedAt)
  if (route === ownMessages.id)
    return partOfInbox(state.data as ReplyOf<typeof ownMessages>, state.dataUpdatedAt)
  return undefined
}

function partOfSheet({ ticketNo, scores }: ReplyOf<typeof scoreSheet>, savedAt: number): KeptPart {
  return {
    kind: 'scores',
    id: `scores-${ticketNo}`,
    savedAt,
    savedWhen: formatInstant(new Date(savedAt)),
    title: scoresTexts.history,
    ticketNo,
    scores: scores.map((score) => ({
      course: score.courseName,
      code: score.courseCode,
      sitting: score.sittingName ?? '',
      mark: markWord(score),
      result: resultBadge(score).word,
    })),
  }
}

function partOfInbox({ messages }: ReplyOf<typeof ownMessages>, savedAt: number): KeptPart {
  return {
    kind: 'messages',
    id: 'messages',
    savedAt,
    savedWhen: formatInstant(new Date(savedAt)),
    messages: messages.map(({ title, body, at }) => ({ title, body, when: formatInstant(new Date(at)) })),
  }
}
