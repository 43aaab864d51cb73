import { type Grant, ROLES } from '#contracts/grants.ts'
import { type MenuItem, menuItems, roleWords } from './shell.texts.ts'

/** The menu item that a page belongs to; `/office/imports/…` belongs to the imports. */
export function itemAt(pathname: string): MenuItem | undefined {
  const path = pathname.replace(/^\/office/, '') || '/'
  return menuItems.find(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)))
}

/** Whether any of the item's grants is held, or none is needed. */
export function mayOpen({ grants }: MenuItem, may: (grant: Grant) => boolean): boolean {
  return grants.length === 0 || grants.some(may)
}

/** The posts that do what the page is for, in words: whom to ask. */
export function postsFor({ grants }: MenuItem): string[] {
  return Object.entries(ROLES)
    .filter(([, held]: [string, readonly Grant[]]) => grants.some((grant) => held.includes(grant)))
    .map(([role]) => roleWords[role] ?? role)
}
