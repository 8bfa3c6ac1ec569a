CREATE TABLE "rule_proposals" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_rule_proposals" PRIMARY KEY,
    "pack" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "changes" TEXT NOT NULL,
    "verdicts" TEXT NOT NULL,
    "created_ns" INTEGER NOT NULL,
    "submitted_ns" INTEGER NULL,
    "decided_ns" INTEGER NULL,
    "decided_by" TEXT NULL,
    "comment" TEXT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "rule_versions" (
    "rule_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "pack" TEXT NOT NULL,
    "text" TEXT NULL,
    "author" TEXT NOT NULL,
    "approver" TEXT NULL,
    "reason" TEXT NOT NULL,
    "at_ns" INTEGER NOT NULL,
    "proposal" INTEGER NULL,
    "verdict" TEXT NULL,
    CONSTRAINT "pk_rule_versions" PRIMARY KEY ("rule_id", "number")
);

CREATE INDEX "ix_rule_proposals_state_number" ON "rule_proposals" ("state", "number");
