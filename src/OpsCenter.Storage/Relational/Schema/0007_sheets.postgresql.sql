CREATE TABLE sheet_versions (
    sheet character varying(256) NOT NULL,
    period character varying(32) NOT NULL,
    number integer NOT NULL,
    lines text NOT NULL,
    author character varying(256) NOT NULL,
    at_ns bigint NOT NULL,
    origin character varying(32) NOT NULL,
    file_name character varying(256),
    file_sha256 character varying(64),
    note text,
    changes integer NOT NULL,
    stored_ns bigint,
    CONSTRAINT pk_sheet_versions PRIMARY KEY (sheet, period, number)
);

CREATE INDEX ix_sheet_versions_stored_ns ON sheet_versions (stored_ns);
