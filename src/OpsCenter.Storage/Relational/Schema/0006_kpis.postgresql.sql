CREATE TABLE kpi_progress (
    kpi character varying(256) NOT NULL,
    version character varying(64) NOT NULL,
    computed_ns bigint NOT NULL,
    backfilled_ns bigint NOT NULL,
    past_ns bigint,
    last_ns bigint,
    last_seconds double precision NOT NULL,
    last_figures integer NOT NULL,
    last_gaps integer NOT NULL,
    last_reason text,
    error text,
    CONSTRAINT pk_kpi_progress PRIMARY KEY (kpi)
);
