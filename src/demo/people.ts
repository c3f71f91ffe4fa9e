// The demo's staff, one of each role and a second author, and its three readers.

import type { StaffRole } from '#src/workflow/transitions.ts'

export type DemoStaff = {
  key: string
  name: string
  email: string
  role: StaffRole
  jobTitle: string
  bio: string
}
export type DemoReader = { key: string; displayName: string; email: string }

export const STAFF: readonly DemoStaff[] = [
  {
    key: 'mara',
    name: 'Mara Lindqvist',
    email: 'mara.lindqvist@assay.example',
    role: 'author',
    jobTitle: 'Critical minerals correspondent',
    bio: 'Covers rare earths, tungsten and the policy that moves them. Trained as a geologist.',
  },
  {
    key: 'tomas',
    name: 'Tomás Okafor',
    email: 'tomas.okafor@assay.example',
    role: 'author',
    jobTitle: 'Energy and base metals correspondent',
    bio: 'Writes on copper, nickel and European gas.',
  },
  {
    key: 'ines',
    name: 'Inés Albrecht',
    email: 'ines.albrecht@assay.example',
    role: 'editor',
    jobTitle: 'Metals editor',
    bio: 'Edits the desk and writes the newsroom’s view on strategic supply.',
  },
  {
    key: 'priya',
    name: 'Priya Raman',
    email: 'priya.raman@assay.example',
    role: 'compliance',
    jobTitle: 'Compliance officer',
    bio: '',
  },
  {
    key: 'jonah',
    name: 'Jonah Whitfield',
    email: 'jonah.whitfield@assay.example',
    role: 'moderator',
    jobTitle: 'Community editor',
    bio: '',
  },
  {
    key: 'adele',
    name: 'Adèle Moreau',
    email: 'adele.moreau@assay.example',
    role: 'admin',
    jobTitle: 'Managing editor',
    bio: '',
  },
]

export const READERS: readonly DemoReader[] = [
  { key: 'kenji', displayName: 'Kenji M.', email: 'kenji@reader.example' },
  { key: 'sofia', displayName: 'Sofia Duarte', email: 'sofia@reader.example' },
  { key: 'rhys', displayName: 'Rhys', email: 'rhys@reader.example' },
]
