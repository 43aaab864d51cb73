import { Button } from '@mantine/core'
import { auditTexts as texts } from './audit.texts.ts'

interface PageTurnsProps {
  isFirst: boolean
  /** What the next page comes after; undefined on the last one. */
  next: string | undefined
  onTurn: (after: string | undefined) => void
}

/** Turns to older entries, and back to the newest. */
export function PageTurns({ isFirst, next, onTurn }: PageTurnsProps) {
  return (
    <>
      {!isFirst && (
        <Button variant="default" onClick={() => onTurn(undefined)}>
          {texts.newest}
        </Button>
      )}
      {next !== undefined && (
        <Button variant="default" onClick={() => onTurn(next)}>
          {texts.older}
        </Button>
      )}
    </>
  )
}
