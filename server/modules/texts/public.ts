export { findText } from './text.store.ts'
