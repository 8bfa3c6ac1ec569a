CREATE TABLE anomalies (
    id character varying(32) NOT NULL,
    series text NOT NULL,
    began_ns bigint NOT NULL,
    seen_ns bigint NOT NULL,
    ended_ns bigint,
    value double precision NOT NULL,
    usual double precision NOT NULL,
    score double precision NOT NULL,
    peak double precision NOT NULL,
    importance double precision NOT NULL,
    weeks integer NOT NULL,
    verdict character varying(32),
    judged_by character varying(256),
    judged_ns bigint,
    reason text,
    CONSTRAINT pk_anomalies PRIMARY KEY (id)
);

CREATE INDEX ix_anomalies_ended_ns ON anomalies (ended_ns);

CREATE INDEX ix_anomalies_seen_ns ON anomalies (seen_ns);
