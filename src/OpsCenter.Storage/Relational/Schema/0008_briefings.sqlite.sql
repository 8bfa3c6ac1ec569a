CREATE TABLE "briefing_subscriptions" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_briefing_subscriptions" PRIMARY KEY AUTOINCREMENT,
    "period" TEXT NOT NULL,
    "area" TEXT NULL,
    "language" TEXT NOT NULL,
    "hour" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_ns" INTEGER NOT NULL,
    "sent_to_ns" INTEGER NOT NULL
);
