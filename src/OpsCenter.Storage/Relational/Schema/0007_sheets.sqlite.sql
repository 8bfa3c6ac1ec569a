CREATE TABLE "sheet_versions" (
    "sheet" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "lines" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "at_ns" INTEGER NOT NULL,
    "origin" TEXT NOT NULL,
    "file_name" TEXT NULL,
    "file_sha256" TEXT NULL,
    "note" TEXT NULL,
    "changes" INTEGER NOT NULL,
    "stored_ns" INTEGER NULL,
    CONSTRAINT "pk_sheet_versions" PRIMARY KEY ("sheet", "period", "number")
);

CREATE INDEX "ix_sheet_versions_stored_ns" ON "sheet_versions" ("stored_ns");
