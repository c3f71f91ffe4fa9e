// What others may use of the scheduler.
export type { Job } from './jobs.ts'
export { startScheduler } from './startScheduler.ts'
