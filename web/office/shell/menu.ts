import { type Grant, ROLES } from '#contracts/grants.ts'
import { roleWords } from '#contracts/trail-words/role-words.texts.ts'
import { type MenuItem, menuItems } from './shell.texts.ts'

/** Finds the menu item of a page; `/office/imports/…` belongs to the imports. */
export function itemAt(pathname: string): MenuItem | undefined {
  const path = pathname.replace(/^\/office/, '') || '/'
  return menuItems.find(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)))
}

/** Whether the person holds any of the item's grants, or the item needs none. */
export function mayOpen({ grants }: MenuItem, may: (grant: Grant) => boolean): boolean {
  return grants.length === 0 || grants.some(may)
}

/** Names the posts that may use the page, so that a refused person knows whom to ask. */
export function postsFor({ grants }: MenuItem): string[] {
  return Object.entries(ROLES)
    .filter(([, held]: [string, readonly Grant[]]) => grants.some((grant) => held.includes(grant)))
    .map(([role]) => roleWords[role] ?? role)
}
