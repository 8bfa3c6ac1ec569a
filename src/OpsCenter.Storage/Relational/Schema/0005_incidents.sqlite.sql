CREATE TABLE "incidents" (
    "number" TEXT NOT NULL CONSTRAINT "pk_incidents" PRIMARY KEY,
    "title_vi" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "description" TEXT NULL,
    "kind" TEXT NOT NULL,
    "pack" TEXT NULL,
    "site" TEXT NULL,
    "area" TEXT NULL,
    "place" TEXT NULL,
    "severity" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "is_open" INTEGER NOT NULL,
    "owner" TEXT NULL,
    "unit" TEXT NULL,
    "created_ns" INTEGER NOT NULL,
    "created_by" TEXT NULL,
    "changed_ns" INTEGER NOT NULL,
    "due_ns" INTEGER NULL,
    "acknowledged_ns" INTEGER NULL,
    "resolved_ns" INTEGER NULL,
    "resolution" TEXT NULL,
    "merged_into" TEXT NULL,
    "escalation_level" INTEGER NOT NULL,
    "waiting_ns" INTEGER NOT NULL,
    "overdue_escalated" INTEGER NOT NULL,
    "last_alarm_ns" INTEGER NULL,
    "simulated" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "words" TEXT NOT NULL
);

CREATE TABLE "incident_tasks" (
    "number" TEXT NOT NULL,
    "id" INTEGER NOT NULL,
    "text_vi" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "assignee" TEXT NULL,
    "due_ns" INTEGER NULL,
    "done_by" TEXT NULL,
    "done_ns" INTEGER NULL,
    CONSTRAINT "pk_incident_tasks" PRIMARY KEY ("number", "id")
);

CREATE TABLE "incident_links" (
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "label_vi" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "at_ns" INTEGER NOT NULL,
    "who" TEXT NULL,
    CONSTRAINT "pk_incident_links" PRIMARY KEY ("number", "kind", "target")
);

CREATE TABLE "incident_entries" (
    "number" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "at_ns" INTEGER NOT NULL,
    "who" TEXT NULL,
    "kind" TEXT NOT NULL,
    "detail" TEXT NULL,
    "text_vi" TEXT NULL,
    "text_en" TEXT NULL,
    CONSTRAINT "pk_incident_entries" PRIMARY KEY ("number", "position")
);

CREATE TABLE "incident_attachments" (
    "id" TEXT NOT NULL CONSTRAINT "pk_incident_attachments" PRIMARY KEY,
    "number" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "at_ns" INTEGER NOT NULL
);

CREATE TABLE "incident_reviews" (
    "number" TEXT NOT NULL CONSTRAINT "pk_incident_reviews" PRIMARY KEY,
    "what_happened" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "rating" INTEGER NOT NULL,
    "who" TEXT NOT NULL,
    "at_ns" INTEGER NOT NULL
);

CREATE TABLE "incident_requests" (
    "event_id" TEXT NOT NULL CONSTRAINT "pk_incident_requests" PRIMARY KEY,
    "number" TEXT NOT NULL
);

CREATE TABLE "incident_progress" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_incident_progress" PRIMARY KEY,
    "alarm_sequence" INTEGER NULL,
    "number_year" INTEGER NOT NULL,
    "number_last" INTEGER NOT NULL
);

CREATE TABLE "shift_handovers" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_shift_handovers" PRIMARY KEY,
    "from_ns" INTEGER NOT NULL,
    "to_ns" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "given_by" TEXT NOT NULL,
    "signed_ns" INTEGER NOT NULL,
    "taken_by" TEXT NULL,
    "taken_ns" INTEGER NULL
);

CREATE INDEX "ix_incident_attachments_number" ON "incident_attachments" ("number");

CREATE INDEX "ix_incident_links_kind_target" ON "incident_links" ("kind", "target");

CREATE INDEX "ix_incidents_is_open_severity" ON "incidents" ("is_open", "severity");

CREATE INDEX "ix_incidents_place_is_open" ON "incidents" ("place", "is_open");

-- The single row that writers lock.
INSERT INTO incident_progress (id, alarm_sequence, number_year, number_last) VALUES (1, NULL, 0, 0);
