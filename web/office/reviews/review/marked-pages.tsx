import { Button } from '@mantine/core'
import { useState } from 'react'
import { markKey } from '#contracts/filed.ts'
import { markWords } from '#rulebook/review/marks.texts.ts'
import { MarkedPicture } from '#web/ui/marked-picture.tsx'
import { Modal } from '#web/ui/modal/modal.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { useSingleKeys } from '../../single-keys.ts'
import { reviewTexts as texts } from '../reviews.texts.ts'
import type { Review } from './review-facts.tsx'

type Page = Review['markedPages'][number]

interface MarkedPagesProps {
  pages: readonly Page[]
  onShown: (imageId: string) => void
}

/** REV-12: what was marked the last time, and the page that the candidate has filed in its place, side by side. */
export function MarkedPages({ pages, onShown }: MarkedPagesProps) {
  const [opened, setOpened] = useState<Page>()
  const [first] = pages
  useSingleKeys({ d: first && (() => setOpened(first)) })
  if (first === undefined) return null
  return (
    <SectionCard title={texts.markedPages}>
      <ul className="kj-lines">
        {pages.map((page) => (
          <li key={markKey(page.mark)}>
            <p>{texts.markedPage(page.typeName, markWords(page.mark))}</p>
            {page.words.map((words) => (
              <p key={words} className="kj-soft">
                {words}
              </p>
            ))}
            <p className="kj-strong">{outcomeOf(page)}</p>
            <Button
              variant="default"
              size="compact-md"
              className="kj-small-act"
              rightSection={page === first && <kbd aria-hidden>d</kbd>}
              onClick={() => setOpened(page)}
            >
              {texts.compare}
              <span className="kj-hidden">{texts.compareOf(page.typeName, page.mark.page)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {/* The pictures are asked for only now, because a picture that was sent counts as looked at (REV-07). */}
      <Modal
        opened={opened !== undefined}
        onClose={() => setOpened(undefined)}
        title={texts.compareTitle}
        size="90rem"
        closeButtonProps={{ 'aria-label': uiTexts.close }}
      >
        {opened && <BothPages page={opened} onShown={onShown} />}
      </Modal>
    </SectionCard>
  )
}

function BothPages({ page, onShown }: { page: Page; onShown: (imageId: string) => void }) {
  const { typeName, mark, before, after, words } = page
  return (
    <>
      <p>{words.join('')}</p>
      <div className="kj-both-pages">
        <section aria-label={texts.beforePage}>
          <h3>{texts.beforePage}</h3>
          <MarkedPicture
            src={`/api/office/images/${before.id}`}
            alt={texts.markedPicture(typeName, mark.page)}
            box={mark}
          >
            {markWords(mark)}
          </MarkedPicture>
        </section>
        {after.length === 0 && <p className="kj-strong">{outcomeOf(page)}</p>}
        {after.map(({ id }, index) => (
          <section key={id} aria-label={texts.afterPage(index + 1, after.length)}>
            <h3>{texts.afterPage(index + 1, after.length)}</h3>
            <MarkedPicture
              src={`/api/office/images/${id}`}
              alt={texts.pictureOf(typeName, index + 1, after.length)}
              onShown={() => onShown(id)}
            >
              {outcomeOf(page)}
            </MarkedPicture>
          </section>
        ))}
      </div>
    </>
  )
}

function outcomeOf({ isKept, after }: Page): string {
  if (isKept) return texts.pageKept + (after.length > 0 ? texts.pageNew(after.length) : '')
  return after.length > 0 ? texts.pageNew(after.length) : texts.pageGone
}
