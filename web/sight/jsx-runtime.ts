import type { Component, Part, Props } from './elements.ts'

// In the place of `react/jsx-runtime`: what a compiled page calls for each element.

export function jsx(type: Part['type'], props: Props): Part {
  return { type, props }
}
export function jsxs(type: Part['type'], props: Props): Part {
  return jsx(type, props)
}

/** Several parts side by side. */
export const Fragment: Component = ({ children }) => children
