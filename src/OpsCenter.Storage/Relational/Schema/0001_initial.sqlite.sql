CREATE TABLE "access_stamp" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_access_stamp" PRIMARY KEY,
    "value" INTEGER NOT NULL
);

CREATE TABLE "alarm_progress" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_alarm_progress" PRIMARY KEY,
    "evaluated_ns" INTEGER NULL
);

CREATE TABLE "alarm_states" (
    "id" TEXT NOT NULL CONSTRAINT "pk_alarm_states" PRIMARY KEY,
    "rule_id" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "shown_level" INTEGER NOT NULL,
    "acknowledged" INTEGER NOT NULL,
    "owner" TEXT NULL,
    "comment" TEXT NULL,
    "since_ns" INTEGER NOT NULL,
    "changed_ns" INTEGER NOT NULL,
    "value" REAL NOT NULL,
    "limit_value" REAL NOT NULL,
    "flags" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "last_ns" INTEGER NOT NULL,
    "last_value" REAL NOT NULL,
    "rungs" TEXT NOT NULL
);

CREATE TABLE "alarm_transitions" (
    "sequence" INTEGER NOT NULL CONSTRAINT "pk_alarm_transitions" PRIMARY KEY,
    "alarm_id" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at_ns" INTEGER NOT NULL,
    "recorded_ns" INTEGER NOT NULL,
    "level" INTEGER NOT NULL,
    "severity" INTEGER NOT NULL,
    "title_vi" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "level_vi" TEXT NOT NULL,
    "level_en" TEXT NOT NULL,
    "value" REAL NOT NULL,
    "limit_value" REAL NOT NULL,
    "unit" TEXT NOT NULL,
    "active" INTEGER NOT NULL,
    "acknowledged" INTEGER NOT NULL,
    "who" TEXT NULL,
    "comment" TEXT NULL,
    "flags" INTEGER NOT NULL
);

CREATE TABLE "audit" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_audit" PRIMARY KEY,
    "at_ns" INTEGER NOT NULL,
    "who" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NULL,
    "hash" TEXT NOT NULL
);

CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_audit_head" PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);

CREATE TABLE "devices" (
    "id" TEXT NOT NULL CONSTRAINT "pk_devices" PRIMARY KEY,
    "password_hash" TEXT NOT NULL,
    "publish" TEXT NOT NULL,
    "subscribe" TEXT NOT NULL,
    "fleet" INTEGER NOT NULL,
    "simulated" INTEGER NOT NULL,
    "created_ns" INTEGER NOT NULL
);

CREATE TABLE "roles" (
    "id" TEXT NOT NULL CONSTRAINT "pk_roles" PRIMARY KEY,
    "name" TEXT NULL,
    "normalized_name" TEXT NULL,
    "concurrency_stamp" TEXT NULL
);

CREATE TABLE "screens" (
    "id" TEXT NOT NULL CONSTRAINT "pk_screens" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "screen" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "paired_ns" INTEGER NOT NULL,
    "paired_by" TEXT NOT NULL,
    "revoked_ns" INTEGER NULL
);

CREATE TABLE "settings" (
    "key" TEXT NOT NULL CONSTRAINT "pk_settings" PRIMARY KEY,
    "value" TEXT NOT NULL
);

CREATE TABLE "setup_links" (
    "secret_hash" TEXT NOT NULL CONSTRAINT "pk_setup_links" PRIMARY KEY,
    "created_ns" INTEGER NOT NULL,
    "expires_ns" INTEGER NOT NULL,
    "used_ns" INTEGER NULL
);

CREATE TABLE "tokens" (
    "name" TEXT NOT NULL CONSTRAINT "pk_tokens" PRIMARY KEY,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "created_ns" INTEGER NOT NULL
);

CREATE TABLE "users" (
    "id" TEXT NOT NULL CONSTRAINT "pk_users" PRIMARY KEY,
    "display_name" TEXT NOT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" TEXT NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);

CREATE TABLE "role_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_role_claims" PRIMARY KEY AUTOINCREMENT,
    "role_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_role_claims_role_id" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE
);

CREATE TABLE "user_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_user_claims" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_user_claims_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);

CREATE TABLE "user_logins" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" TEXT NOT NULL,
    CONSTRAINT "pk_user_logins" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "fk_user_logins_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);

CREATE TABLE "user_roles" (
    "user_id" TEXT NOT NULL,
    "role_id" TEXT NOT NULL,
    CONSTRAINT "pk_user_roles" PRIMARY KEY ("user_id", "role_id"),
    CONSTRAINT "fk_user_roles_role_id" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_user_roles_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);

CREATE TABLE "user_tokens" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_user_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "fk_user_tokens_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_alarm_transitions_alarm_id_sequence" ON "alarm_transitions" ("alarm_id", "sequence");

CREATE INDEX "ix_role_claims_role_id" ON "role_claims" ("role_id");

CREATE UNIQUE INDEX "ix_roles_normalized_name" ON "roles" ("normalized_name");

CREATE INDEX "ix_user_claims_user_id" ON "user_claims" ("user_id");

CREATE INDEX "ix_user_logins_user_id" ON "user_logins" ("user_id");

CREATE INDEX "ix_user_roles_role_id" ON "user_roles" ("role_id");

CREATE INDEX "ix_users_normalized_email" ON "users" ("normalized_email");

CREATE UNIQUE INDEX "ix_users_normalized_user_name" ON "users" ("normalized_user_name");

-- The single rows that writers lock.
INSERT INTO access_stamp (id, value) VALUES (1, 0);
INSERT INTO audit_head (id, number, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO alarm_progress (id, evaluated_ns) VALUES (1, NULL);
