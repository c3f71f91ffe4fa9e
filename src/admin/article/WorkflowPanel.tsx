// The workflow beside the article form: reads the desk's zone on the server and hands over to the part that
// works.

import type { SelectFieldServerComponent } from 'payload'
import { deskZone } from '../deskZone.ts'
import { ArticleWorkflow } from './ArticleWorkflow.tsx'

/** Stands in the form where the state field would be. */
export const WorkflowPanel: SelectFieldServerComponent = async ({ payload }) => (
  <ArticleWorkflow zone={await deskZone(payload)} />
)
