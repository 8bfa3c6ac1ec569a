CREATE TABLE "anomalies" (
    "id" TEXT NOT NULL CONSTRAINT "pk_anomalies" PRIMARY KEY,
    "series" TEXT NOT NULL,
    "began_ns" INTEGER NOT NULL,
    "seen_ns" INTEGER NOT NULL,
    "ended_ns" INTEGER NULL,
    "value" REAL NOT NULL,
    "usual" REAL NOT NULL,
    "score" REAL NOT NULL,
    "peak" REAL NOT NULL,
    "importance" REAL NOT NULL,
    "weeks" INTEGER NOT NULL,
    "verdict" TEXT NULL,
    "judged_by" TEXT NULL,
    "judged_ns" INTEGER NULL,
    "reason" TEXT NULL
);

CREATE INDEX "ix_anomalies_ended_ns" ON "anomalies" ("ended_ns");

CREATE INDEX "ix_anomalies_seen_ns" ON "anomalies" ("seen_ns");
