// The scheduler's door.
export { DUTIES, type Duty } from './duties.ts'
export { type Scheduler, startScheduler } from './startScheduler.ts'
