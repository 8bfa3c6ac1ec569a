CREATE TABLE "notification_deliveries" (
    "id" character varying(64) NOT NULL CONSTRAINT "pk_notification_deliveries" PRIMARY KEY,
    "channel" character varying(64) NOT NULL,
    "route" character varying(64) NOT NULL,
    "sequence" bigint NOT NULL,
    "alarm_id" character varying(256) NOT NULL,
    "kind" character varying(32) NOT NULL,
    "content" text NOT NULL,
    "state" character varying(16) NOT NULL,
    "created_ns" bigint NOT NULL,
    "next_ns" bigint NOT NULL,
    "attempts" integer NOT NULL,
    "error" text NULL,
    "finished_ns" bigint NULL,
    "digest" character varying(64) NULL
);

CREATE TABLE "notification_progress" (
    "id" integer NOT NULL CONSTRAINT "pk_notification_progress" PRIMARY KEY,
    "sequence" bigint NULL
);

CREATE INDEX "ix_notification_deliveries_alarm_id_sequence" ON "notification_deliveries" ("alarm_id", "sequence");

CREATE UNIQUE INDEX "ix_notification_deliveries_channel_sequence" ON "notification_deliveries" ("channel", "sequence");

CREATE INDEX "ix_notification_deliveries_state_channel_sequence" ON "notification_deliveries" ("state", "channel", "sequence");

-- The single row that the router moves.
INSERT INTO notification_progress (id, sequence) VALUES (1, NULL);
