import type { KeptPart } from '#web/client/offline/kept.ts'
import { forgetOnThisDevice } from '#web/client/offline/own-device.ts'
import { element } from './element.ts'
import { offlineTexts as texts } from './offline.texts.ts'

/** Draws what is kept on this device, or says that nothing is (HOM-08). */
export function drawKept(name: string | undefined, parts: readonly KeptPart[]): HTMLElement[] {
  const isKept = name !== undefined && parts.length > 0
  const retry = button(texts.retry, () => location.reload())
  return [
    element('h1', [texts.title]),
    element('p', [isKept ? texts.lead(name) : texts.none]),
    element('p', isKept ? [retry, button(texts.forget, forget)] : [retry]),
    ...parts.map(drawPart),
  ]
}

function forget(): void {
  void forgetOnThisDevice().then(() => {
    const root = document.getElementById('root')
    root?.replaceChildren(element('h1', [texts.title]), element('p', [texts.forgotten], { role: 'status' }))
  })
}

function drawPart(part: KeptPart): HTMLElement {
  const saved = element('p', [texts.saved(part.savedWhen)], { class: 'soft' })
  switch (part.kind) {
    case 'scores':
      return element('section', [
        element('h2', [texts.scores(part.title, part.ticketNo)]),
        saved,
        element('table', [
          element('thead', [
            element(
              'tr',
              [texts.course, texts.mark, texts.result].map((word) => element('th', [word], { scope: 'col' })),
            ),
          ]),
          element(
            'tbody',
            part.scores.map(({ course, code, sitting, mark, result }) =>
              element('tr', [
                element('td', [course, element('small', [`${code} ${sitting}`])]),
                element('td', [mark]),
                element('td', [result]),
              ]),
            ),
          ),
        ]),
      ])
    case 'messages':
      return element('section', [
        element('h2', [texts.messages]),
        saved,
        ...(part.messages.length === 0 ? [element('p', [texts.noMessages])] : []),
        ...part.messages.map(({ title, body, when }) =>
          element('article', [
            element('h3', [title]),
            element('p', [body], { class: 'body' }),
            element('p', [when], { class: 'soft' }),
          ]),
        ),
      ])
    default:
      return part satisfies never
  }
}

function button(word: string, act: () => void): HTMLElement {
  const made = element('button', [word], { type: 'button' })
  made.addEventListener('click', act)
  return made
}
