// The tabs of an article's form, as the desk reads them: sentences about a field that is not on the first say where it is.

export const TABS = {
  story: 'Story',
  placement: 'Placement',
  release: 'Release',
  change: 'Change note',
  desk: 'Desk',
} as const
