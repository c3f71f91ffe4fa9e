import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`media\` ADD \`file_digest\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`shown_width\` numeric;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`shown_height\` numeric;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`file_digest\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`shown_width\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`shown_height\`;`)
}
