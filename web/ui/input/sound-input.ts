import { fold } from '#rulebook/folding/fold.ts'

/**
 * Drops control characters from text that is typed, pasted or dropped into a field, before the page reads it (EVI-07). A
 * PDF viewer copies them; they are invisible, so users could not delete them, and no field needs them. Passwords are left
 * alone.
 */
export function dropControlCharacters(page: Document): void {
  page.addEventListener('input', makeSound, { capture: true })
}

const readers = {
  input: Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value'),
  textarea: Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value'),
}

function makeSound(event: Event): void {
  const field = event.target
  // What an input method is still composing is its own.
  if (event instanceof InputEvent && event.isComposing) return
  if (field instanceof HTMLInputElement && field.type !== 'password') clean(field, readers.input)
  if (field instanceof HTMLTextAreaElement) clean(field, readers.textarea)
}

function clean(field: HTMLInputElement | HTMLTextAreaElement, reader: PropertyDescriptor | undefined): void {
  const sound = fold('text', field.value)
  if (sound === field.value) return
  const caret = field.selectionStart
  const before = caret === null ? undefined : fold('text', field.value.slice(0, caret)).length
  // By the prototype: React looks at the element's own property, and must see that the value has changed.
  reader?.set?.call(field, sound)
  if (before !== undefined) field.setSelectionRange(before, before)
}
