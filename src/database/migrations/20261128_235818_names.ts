import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`reader_names\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`reader\` text NOT NULL,
  	\`is_twin\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`reader_names_key_idx\` ON \`reader_names\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`reader_names_reader_idx\` ON \`reader_names\` (\`reader\`);`)
  await db.run(sql`CREATE INDEX \`reader_names_is_twin_idx\` ON \`reader_names\` (\`is_twin\`);`)
  await db.run(sql`CREATE INDEX \`reader_names_updated_at_idx\` ON \`reader_names\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`reader_names_created_at_idx\` ON \`reader_names\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`readers\` ADD \`asked_name\` text;`)
  await db.run(sql`ALTER TABLE \`readers\` ADD \`name_asked_at\` text;`)
  await db.run(sql`ALTER TABLE \`readers\` ADD \`former_names\` text;`)
  await db.run(sql`CREATE INDEX \`readers_asked_name_idx\` ON \`readers\` (\`asked_name\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`reader_names\`;`)
  await db.run(sql`DROP INDEX \`readers_asked_name_idx\`;`)
  await db.run(sql`ALTER TABLE \`readers\` DROP COLUMN \`asked_name\`;`)
  await db.run(sql`ALTER TABLE \`readers\` DROP COLUMN \`name_asked_at\`;`)
  await db.run(sql`ALTER TABLE \`readers\` DROP COLUMN \`former_names\`;`)
}
