CREATE TABLE rule_proposals (
    number integer NOT NULL,
    pack character varying(256) NOT NULL,
    state character varying(32) NOT NULL,
    author character varying(256) NOT NULL,
    author_kind character varying(32) NOT NULL,
    reason text NOT NULL,
    changes text NOT NULL,
    verdicts text NOT NULL,
    created_ns bigint NOT NULL,
    submitted_ns bigint,
    decided_ns bigint,
    decided_by character varying(256),
    comment text,
    revision integer NOT NULL,
    CONSTRAINT pk_rule_proposals PRIMARY KEY (number)
);

CREATE TABLE rule_versions (
    rule_id character varying(256) NOT NULL,
    number integer NOT NULL,
    pack character varying(256) NOT NULL,
    text text,
    author character varying(256) NOT NULL,
    approver character varying(256),
    reason text NOT NULL,
    at_ns bigint NOT NULL,
    proposal integer,
    verdict text,
    CONSTRAINT pk_rule_versions PRIMARY KEY (rule_id, number)
);

CREATE INDEX ix_rule_proposals_state_number ON rule_proposals (state, number);
