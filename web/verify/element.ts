type Child = Node | string

/** Makes an element with its attributes and children; texts stay texts. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** A button that does something on this page. */
export function button(text: string, look: 'first' | 'other', act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: look }, text)
  made.addEventListener('click', act)
  return made
}
