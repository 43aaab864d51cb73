export { findServiceWindow, type ServiceWindow } from './find-window.ts'
