import { useSearch } from '@tanstack/react-router'
import {
  IMPORT_KINDS,
  type ImportKind,
  type ImportsShown,
  type listImports,
} from '#contracts/office/imports.ts'
import type { QueryOf } from '#contracts/route.ts'
import { UUID } from '#contracts/words.ts'

export const SHOWS = ['all', 'open', 'applied', 'ended'] as const satisfies readonly ImportsShown[]

/** The visible part of the batches. It stands in the address, so that going back and a reload show the same. */
export type ImportsView = QueryOf<typeof listImports>

const ID = new RegExp(`^${UUID}$`)

/** Reads the view from an address; unknown values are ignored. */
export function readView({ kind, show, sittingId, before }: Record<string, unknown>): ImportsView {
  return {
    ...(isKind(kind) ? { kind } : {}),
    ...(isShow(show) && show !== 'all' ? { show } : {}),
    ...(typeof sittingId === 'string' && ID.test(sittingId) ? { sittingId } : {}),
    ...(Number.isSafeInteger(before) && Number(before) > 0 ? { before: Number(before) } : {}),
  }
}

/** The address of the batches that a view shows, below `/office`. */
export function addressOf(view: ImportsView): string {
  const search = new URLSearchParams(Object.entries(view).map(([key, value]) => [key, String(value)]))
  return search.size === 0 ? '/imports' : `/imports?${search}`
}

/** The view that the address names. */
export function useImportsView(): ImportsView {
  return readView(useSearch({ strict: false }) as Record<string, unknown>)
}

function isKind(word: unknown): word is ImportKind {
  return typeof word === 'string' && Object.hasOwn(IMPORT_KINDS, word)
}

function isShow(word: unknown): word is ImportsShown {
  return SHOWS.some((one) => one === word)
}
