/** What JSX makes here: the name of an element or a component, and what it was given. */
export interface Part {
  type: string | Component
  props: Props
}
export type Props = Readonly<Record<string, unknown>>
export type Component = (props: Props) => unknown

export function isPart(what: unknown): what is Part {
  return typeof what === 'object' && what !== null && 'type' in what && 'props' in what
}
