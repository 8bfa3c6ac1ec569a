CREATE TABLE "kpi_progress" (
    "kpi" TEXT NOT NULL CONSTRAINT "pk_kpi_progress" PRIMARY KEY,
    "version" TEXT NOT NULL,
    "computed_ns" INTEGER NOT NULL,
    "backfilled_ns" INTEGER NOT NULL,
    "past_ns" INTEGER NULL,
    "last_ns" INTEGER NULL,
    "last_seconds" REAL NOT NULL,
    "last_figures" INTEGER NOT NULL,
    "last_gaps" INTEGER NOT NULL,
    "last_reason" TEXT NULL,
    "error" TEXT NULL
);
