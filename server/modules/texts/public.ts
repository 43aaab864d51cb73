export { findText } from './text.store.ts'
export { texts } from './texts-section.store.ts'
