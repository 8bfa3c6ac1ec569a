-- Holds and clocks of alarms, maintenance windows, and a history that nobody rewrites.

ALTER TABLE "alarm_states" ADD COLUMN "life" TEXT NULL;

ALTER TABLE "alarm_transitions" ADD COLUMN "hold" TEXT NULL;

CREATE TABLE "maintenance_windows" (
    "id" TEXT NOT NULL CONSTRAINT "pk_maintenance_windows" PRIMARY KEY,
    "reason" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "schedule" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_ns" INTEGER NOT NULL
);

CREATE TRIGGER "alarm_transitions_no_update" BEFORE UPDATE ON "alarm_transitions"
BEGIN
    SELECT RAISE(ABORT, 'alarm_transitions is append-only');
END;

CREATE TRIGGER "alarm_transitions_no_delete" BEFORE DELETE ON "alarm_transitions"
BEGIN
    SELECT RAISE(ABORT, 'alarm_transitions is append-only');
END;
