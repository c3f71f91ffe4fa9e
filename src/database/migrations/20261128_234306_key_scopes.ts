import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`integrations_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`integrations\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`integrations_texts_order_parent\` ON \`integrations_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`ALTER TABLE \`integrations\` ADD \`expires_at\` text;`)
  await db.run(sql`ALTER TABLE \`integrations\` ADD \`last_used_at\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`integrations_texts\`;`)
  await db.run(sql`ALTER TABLE \`integrations\` DROP COLUMN \`expires_at\`;`)
  await db.run(sql`ALTER TABLE \`integrations\` DROP COLUMN \`last_used_at\`;`)
}
