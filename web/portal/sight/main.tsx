import type { ComponentType } from 'react'
import type { Seen } from '#web/client/early-replies.ts'
import { draw } from '#web/sight/draw.ts'
import { noteAnswerOf } from '#web/sight/query.ts'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { Frame } from '../shell/frame.tsx'
import { answered, pages } from './pages.ts'

/**
 * UX-05: draws the page of this document from what the document asked for itself, before the scripts of the portal have come; they begin when it is
 * painted. What needs them to act takes no key and no touch until they have taken its place.
 */
async function see(): Promise<void> {
  const Page = pages[location.pathname]
  const place = document.getElementById('root')
  // A filter in the address needs what only the page can do.
  const seen = location.search === '' ? await globalThis.kaojiSeen : undefined
  if (Page === undefined || seen === undefined || place === null) return giveUp()
  // Who answers late comes after the page itself.
  if (place.childElementCount > 0) return
  drawInto(place, { Page, seen })
}

function drawInto(place: Element, { Page, seen }: { Page: ComponentType; seen: Seen }): void {
  for (const { id, path } of answered) if (path in seen) noteAnswerOf(id, seen[path])
  const sight = document.createElement('div')
  draw(
    <Frame>
      <Page />
    </Frame>,
    sight,
  )
  place.append(...sight.childNodes)
  document.title = uiTexts.titleOf(place.querySelector('h1')?.textContent ?? '', uiTexts.product)
}

/** The scripts of the portal need not wait for a sight (web/public/assets/begin-4.js). */
function giveUp(): void {
  document.dispatchEvent(new Event('kaoji-no-sight'))
}

void see().catch(giveUp)
