CREATE TABLE "notification_deliveries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_notification_deliveries" PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "alarm_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_ns" INTEGER NOT NULL,
    "next_ns" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "error" TEXT NULL,
    "finished_ns" INTEGER NULL,
    "digest" TEXT NULL
);

CREATE TABLE "notification_progress" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_notification_progress" PRIMARY KEY,
    "sequence" INTEGER NULL
);

CREATE INDEX "ix_notification_deliveries_alarm_id_sequence" ON "notification_deliveries" ("alarm_id", "sequence");

CREATE UNIQUE INDEX "ix_notification_deliveries_channel_sequence" ON "notification_deliveries" ("channel", "sequence");

CREATE INDEX "ix_notification_deliveries_state_channel_sequence" ON "notification_deliveries" ("state", "channel", "sequence");

-- The single row that the router moves.
INSERT INTO notification_progress (id, sequence) VALUES (1, NULL);
