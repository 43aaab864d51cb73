/** The items of an open menu, in their order. */
export function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
}

/** Focuses an item by its place; beyond either end it goes round. */
export function focusItem(menu: HTMLElement | null, place: number): void {
  const items = itemsOf(menu)
  items.at(items.length === 0 ? 0 : place % items.length)?.focus()
}
