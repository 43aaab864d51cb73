import { Button } from '@mantine/core'
import { reviewTexts } from '../reviews.texts.ts'
import type { Picture } from './picture.ts'
import { viewerTexts as texts } from './viewer.texts.ts'

interface PageListProps {
  pictures: readonly Picture[]
  index: number
  /** The pictures that this person has never opened. */
  unseen: readonly string[]
  onIndex: (index: number) => void
}

/**
 * Names every page, and marks what was not looked at (REV-07). There are no small pictures: a picture that was sent
 * counts as looked at, and nobody can read a small one.
 */
export function PageList({ pictures, index, unseen, onIndex }: PageListProps) {
  if (pictures.length < 2) return null
  return (
    <nav className="kj-row" aria-label={texts.pages}>
      {pictures.map(({ id, credential, place }, at) => (
        <Button
          key={id}
          variant={at === index ? 'light' : 'default'}
          size="compact-sm"
          className="kj-small-act"
          aria-current={at === index ? 'page' : undefined}
          onClick={() => onIndex(at)}
        >
          {texts.page(at + 1)}
          {unseen.includes(id) && <span className="kj-strong">{texts.notSeen}</span>}
          <span className="kj-hidden">
            {reviewTexts.pictureOf(credential.typeName, place, credential.images.length)}
          </span>
        </Button>
      ))}
    </nav>
  )
}
