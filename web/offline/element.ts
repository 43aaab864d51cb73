type Child = Node | string

/** Makes an element with its children, and attributes as far as it has any. */
export function element(
  tag: keyof HTMLElementTagNameMap,
  children: readonly Child[],
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}
